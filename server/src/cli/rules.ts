import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ruleDescriptions } from '../features/ruleDescriptions';
import { type ExitCode, exitCode } from './exitCode';
import { uriOf } from './folders';
import { choose, type Given, type OptionTable } from './options';
import { print } from './output';
import { projectSettings, settingsOptions } from './projectSettings';
import { UsageError } from './usageError';

export const rulesOptions: OptionTable = { format: { type: 'string' }, ...settingsOptions };

/** Lists all rules with what they are set to for a Dockerfile in the folder that we run in. */
export async function rules(given: Given): Promise<ExitCode> {
  const format = choose('--format', given.value('format'), ['text', 'json'] as const, 'text');
  const [stranger] = given.positionals;
  if (stranger !== undefined) throw new UsageError(l10n.t('This command takes no file: {0}.', stranger));
  const project = projectSettings(given);
  const listed = ruleDescriptions(project.settingsFor(uriOf(join(process.cwd(), 'Dockerfile'))));
  await print(format === 'json' ? `${JSON.stringify(listed, undefined, 2)}\n` : table(listed));
  return project.isSound() ? exitCode.clean : exitCode.usage;
}

function table(listed: ReturnType<typeof ruleDescriptions>): string {
  const width = Math.max(...listed.map(({ id }) => id.length));
  const lines = listed.map(({ id, severity, buildkitRule, hadolintRules, summary }) => {
    const codes = [buildkitRule, ...(hadolintRules ?? [])].filter((code) => code !== undefined);
    const also = codes.length > 0 ? ` (${codes.join(', ')})` : '';
    return `${id.padEnd(width)}  ${severity.padEnd('information'.length)}  ${summary}${also}\n`;
  });
  return lines.join('');
}
