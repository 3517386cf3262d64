import type { Dependency } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { Body, CopyBody, Mount } from '../../syntax/parts';
import { plainText } from './plainText';

/** What one instruction takes. */
export interface Taking {
  /** Paths, or what FROM names; empty where nothing is written yet. */
  readonly source: string;
  /** Where it goes; absent where that is no news. */
  readonly destination?: string;
  /** 0-based lines of the instruction. */
  readonly line: number;
  readonly lastLine: number;
}

/** What a dependency takes: the paths of COPY and of a mount, the base of FROM. */
export function takingOf(dependency: Dependency): Taking {
  const instruction = dependency.trigger ?? dependency.instruction;
  return { ...pathsOf(dependency, instruction), line: instruction.line, lastLine: instruction.lastLine };
}

/** The whole of it in one line: `/app/dist → /usr/share/nginx/html`. */
export function takingText(taking: Taking): string {
  return taking.destination ? `${taking.source} → ${taking.destination}` : taking.source;
}

type Paths = Pick<Taking, 'source' | 'destination'>;

function pathsOf(dependency: Dependency, instruction: Instruction): Paths {
  if (dependency.kind === 'base') return { source: plainText(dependency.reference) };
  const body = innerBody(instruction.body);
  if (body.kind === 'copy') return copyPaths(body);
  if (body.kind !== 'run') return { source: 'ONBUILD' };
  const mount = mountAt(dependency, instruction, body.mounts);
  return mount ? mountPaths(mount) : { source: plainText(dependency.reference) };
}

function innerBody(body: Body): Body {
  return body.kind === 'onbuild' && body.trigger ? body.trigger.body : body;
}

function copyPaths(body: CopyBody): Paths {
  const source = plainText(body.sources.map((word) => word.text).join(' '));
  const destination = plainText(body.destination?.text ?? '');
  return fromTo(source, destination);
}

function mountPaths(mount: Mount): Paths {
  const source = plainText(mount.source?.text || '/');
  const paths = fromTo(source, plainText(mount.target?.text ?? ''));
  return mount.type === 'bind' ? paths : { ...paths, source: `${plainText(mount.type)} ${paths.source}` };
}

/** A thing that keeps its path needs no arrow. */
function fromTo(source: string, destination: string): Paths {
  if (destination === '' || withoutSlash(source) === withoutSlash(destination)) return { source };
  return { source, destination };
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** An instruction may mount from several places; the reference's range says which is meant. */
function mountAt(dependency: Dependency, instruction: Instruction, mounts: readonly Mount[]): Mount | undefined {
  const candidates = mounts.filter((mount) => mount.from?.text);
  const { start } = dependency.range;
  const exact = candidates.find((mount) => {
    if (!mount.from) return false;
    const place = instruction.rangeOf(mount.from).start;
    return place.line === start.line && place.character === start.character;
  });
  return exact ?? candidates.find((mount) => mount.from?.text === dependency.reference);
}
