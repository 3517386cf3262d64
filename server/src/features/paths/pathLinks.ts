import type { DocumentLink } from 'vscode-languageserver-types';
import { below } from '../../util/uris';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import type { Cancellation } from '../diagram/diagram';
import { type BuildContext, buildContext } from './buildContext';
import { type ContextSource, contextSources } from './contextSources';
import { find, hasWildcards } from './findSource';

/** Nobody follows more links of one file. */
const most = 200;

/** From each source of COPY, ADD and bind mounts that is a file to that file. */
export async function pathLinks(
  snapshot: Snapshot,
  files: WorkspaceFiles,
  token?: Cancellation,
): Promise<DocumentLink[]> {
  const sources = contextSources(snapshot).filter(isOneFile).slice(0, most);
  const context = sources.length > 0 ? await buildContext(snapshot, files) : undefined;
  if (!context || token?.isCancellationRequested) return [];
  const links = await Promise.all(sources.map((source) => linkTo(source, context)));
  return links.flatMap((link) => link ?? []);
}

function isOneFile(source: ContextSource): boolean {
  return source.names.length > 0 && !hasWildcards(source);
}

async function linkTo(source: ContextSource, context: BuildContext): Promise<DocumentLink | undefined> {
  const [entry] = (await find(context, source, 1)).entries;
  if (entry?.kind !== 'file') return undefined;
  return { range: source.instruction.rangeOf(source.span), target: below(context.folder, entry.names) };
}
