import * as l10n from '@vscode/l10n';
import { isSecretForBuildkit } from '../../protocol/secretNames';
import type { Assignment, Word } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import {
  type CommandFilter,
  type ConvertedCommand,
  convertedCommands,
  placeIn,
  SeenVariables,
} from '../shared/checks/convertedCommands';
import { onFirstLine } from '../shared/texts/onFirstLine';
import { asSecretMount } from './asSecretMount';

/** ARG and ENV whose names say that they hold a secret. */
export const secretsUsedInArgOrEnv: Rule = {
  id: 'secrets-used-in-arg-or-env',
  family: 'buildkit',
  summary: () => l10n.t('A secret in ARG or ENV, where everybody can read it.'),
  defaultSeverity: 'warning',
  buildkitRule: 'SecretsUsedInArgOrEnv',
  hadolintRules: ['DL3064'],
  *check(snapshot: Snapshot): Generator<Finding> {
    const seen = new SeenVariables(snapshot);
    let fixes = mostFixes;
    for (const command of convertedCommands(snapshot, suspicious)) {
      const { body } = command.parts;
      if (body.kind !== 'assignments') continue;
      for (const assignment of body.assignments) {
        const key = keyOf(assignment.name, command, seen);
        if (key === undefined || !isSecretForBuildkit(key)) continue;
        yield found(key, assignment, command, fixes-- > 0 ? snapshot : undefined);
      }
    }
  },
};

const suspicious: CommandFilter = {
  names: new Set(['ARG', 'ENV']),
  mayBe: ({ body }) =>
    body.kind === 'assignments' &&
    body.assignments.some(({ name: { text } }) => isSecretForBuildkit(text) || isOpen(text)),
};

/** Its text is not its name. */
function isOpen(text: string): boolean {
  return /[$'"\\`]/.test(text);
}

/** To look for what uses a variable costs something. */
const mostFixes = 10;

/**
 * Names of ENV may have quotes and variables, too; undefined where they can't be read. Those of ARG
 * are looked at as they are written.
 */
function keyOf({ text }: Word, command: ConvertedCommand, seen: SeenVariables): string | undefined {
  if (command.parts.name === 'ARG' || !isOpen(text)) return text;
  const environment = seen.before(command);
  if (!environment) return undefined;
  const expanded = expandWord(text, (name) => environment.get(name), { escape: seen.escape });
  return 'error' in expanded ? undefined : expanded.text;
}

function found(
  key: string,
  assignment: Assignment,
  command: ConvertedCommand,
  snapshot: Snapshot | undefined,
): Finding {
  const { parts, instruction } = command;
  const fix = snapshot && asSecretMount(key, assignment, command, snapshot);
  return {
    ...onFirstLine(instruction, placeIn(command, assignment.name), l10n.t("The name '{0}'", key)),
    message: l10n.t(
      "'{0}' looks like a secret, and {1} keeps it where whoever has the image or its cache can read it. Give it to a RUN with --mount=type=secret.",
      key,
      parts.name,
    ),
    hadolintRule: 'DL3064',
    fixes: fix ? [fix] : [],
  };
}
