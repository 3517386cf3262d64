import * as l10n from '@vscode/l10n';
import { checklist as checklistOf } from '../features/checklist/checklist';
import { type ExitCode, exitCode, worse } from './exitCode';
import { displayName, listFiles, readSource } from './files';
import { type ChecklistFormat, checklistFormats } from './formats/checklistFormats';
import { choose, type Given, type OptionTable } from './options';
import { note, print } from './output';
import { startProgress } from './progress';
import { projectSettings, settingsOptions } from './projectSettings';
import { lookAround } from './surroundings';
import { UsageError } from './usageError';

export const checklistOptions: OptionTable = {
  format: { type: 'string' },
  strict: { type: 'boolean' },
  ...settingsOptions,
};

type FormatName = keyof typeof checklistFormats;

/** Prints how good the multi-stage build of each file is. It fails for points that did not pass only if asked to. */
export async function checklist(given: Given): Promise<ExitCode> {
  const name = choose('--format', given.value('format'), Object.keys(checklistFormats) as FormatName[], 'text');
  if (given.positionals.length === 0) {
    throw new UsageError(l10n.t('Name a Dockerfile, a folder, or - for standard input.'));
  }
  const project = projectSettings(given);
  const { files, complete } = listFiles(given.positionals);
  const progress = startProgress();
  const around = await lookAround(given.positionals, progress);
  progress.clear();
  const format: ChecklistFormat = checklistFormats[name]();
  let code: ExitCode = complete ? exitCode.clean : exitCode.usage;
  for (const file of files) {
    const source = await readSource(file);
    if (source) await around.prepare(source);
    const list = source && checklistOf(around.dockerfile(source), project.settingsFor(source.uri));
    if (!source) code = exitCode.usage;
    else if (!list) note(l10n.t('{0} has no stage to look at.', displayName(file)));
    else await print(format.file({ file: displayName(file), ...list }));
    if (list && list.failed > 0 && given.flag('strict')) code = worse(code, exitCode.findings);
  }
  await print(format.end());
  return project.isSound() ? code : exitCode.usage;
}
