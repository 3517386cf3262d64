import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { buildRecords } from '../features/buildRecords';
import type { FolderBuilds } from '../workspace/folderBuilds';
import { type ExitCode, exitCode } from './exitCode';
import { reportUnreadable } from './files';
import { isBelow, type Named, named, nameFor, rootOf, uriOf } from './folders';
import { type NamedBuild, type TargetFormat, targetFormats } from './formats/targetFormats';
import { choose, type Given, type OptionTable } from './options';
import { note, print } from './output';
import { type Progress, startProgress } from './progress';
import { readBuilds } from './surroundings';
import { UsageError } from './usageError';

export const targetsOptions: OptionTable = { format: { type: 'string' } };

type FormatName = keyof typeof targetFormats;

/** Lists the builds that the named files and folders ask for. */
export async function targets(given: Given): Promise<ExitCode> {
  const name = choose('--format', given.value('format'), Object.keys(targetFormats) as FormatName[], 'text');
  const names = given.positionals;
  if (names.length === 0) throw new UsageError(l10n.t('Name a file or a folder.'));
  const format: TargetFormat = targetFormats[name]();
  const progress = startProgress();
  const printed = new Set<string>();
  let code: ExitCode = exitCode.clean;
  for (const place of names.map(named)) {
    const builds = await buildsAround(place, progress);
    progress.clear();
    if (!builds) code = exitCode.usage;
    for (const uri of builds?.uris ?? []) {
      if (printed.has(uri) || !isBelow(place.path, fileURLToPath(uri))) continue;
      printed.add(uri);
      await print(format.file(await namedBuilds(builds as FolderBuilds, uri, place.name)));
    }
  }
  if (printed.size === 0 && code === exitCode.clean) note(l10n.t('No build is asked for in {0}.', names.join(', ')));
  await print(format.end());
  return code;
}

/** Undefined for what can't be read, of which the user is told. */
async function buildsAround(place: Named, progress: Progress): Promise<FolderBuilds | undefined> {
  if (place.isFolder) return readBuilds(rootOf(place), progress);
  try {
    const text = await readFile(place.path, 'utf8');
    return await readBuilds(rootOf(place), progress, [{ uri: uriOf(place.path), text }]);
  } catch (error) {
    reportUnreadable(place.name, error);
    return undefined;
  }
}

async function namedBuilds(builds: FolderBuilds, uri: string, given: string): Promise<NamedBuild[]> {
  const file = await builds.file(uri);
  if (!file) return [];
  return buildRecords(file).map(({ dockerfile, ...record }) => ({
    file: nameFor(uri, given),
    ...record,
    dockerfile: dockerfile === null ? null : nameFor(dockerfile, given),
  }));
}
