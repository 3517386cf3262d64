import * as l10n from '@vscode/l10n';
import { isSecretBeyondBuildkit, isSecretForBuildkit } from '../../protocol/secretNames';
import type { ShellScript } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { Parts } from '../../syntax/parts';
import { countWhile } from '../../util/countWhile';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { addMounts, removeLines } from '../shared/commands/mountEdits';
import { placeIn, type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { isPlaceholder } from '../shared/secrets/placeholders';
import { secretTexts } from '../shared/secrets/secretTexts';
import { named } from '../shared/texts/named';
import { type Credential, credentialsOf } from './credentials';

/** A password or token that a command of RUN is given: as it is, or by a build argument. */
export const secretInCommand: StageRule = {
  id: 'secret-in-command',
  family: 'secrets',
  summary: () => l10n.t('A password or token in a command of RUN, as it is or by a build argument.'),
  defaultSeverity: 'warning',
  *checkStage(subject): Generator<Finding> {
    let found = 0;
    for (const run of stageRuns(subject)) {
      const told = new Set<string>();
      for (const use of usesOf(run)) {
        const key = use.variable ?? `${use.credential.start}`;
        const finding =
          use.variable === undefined ? literal(use, run, subject) : argument(use, run, subject, found < mostFixes);
        if (!finding || told.has(key)) continue;
        told.add(key);
        found++;
        yield finding;
      }
    }
  },
};

/** For each of them the stage is looked through. */
const mostFixes = 20;

/** A credential as it stands in one script. */
interface Use {
  readonly credential: Credential;
  readonly script: ShellScript;
  /** The variable that stands in its place. */
  readonly variable: string | undefined;
}

/** Kept as long as the text of the RUN is. */
function usesOf({ instruction: { parts }, scripts }: StageRun): readonly Use[] {
  if (scripts.length === 0) return nothing;
  const uses = known.get(parts) ?? scripts.flatMap(readUses);
  known.set(parts, uses);
  return uses;
}

const known = new WeakMap<Parts, readonly Use[]>();
const nothing: readonly Use[] = [];

/** What every script with a credential has somewhere. */
const mayHaveOne = /@|-u|-U|-p|token|password|key|auth/i;

function readUses(script: ShellScript): readonly Use[] {
  if (!mayHaveOne.test(script.text)) return nothing;
  return script.commands.flatMap((command) =>
    credentialsOf(command, script).flatMap((credential) => useOf(credential, script) ?? []),
  );
}

const onlyVariable = /^\$(?:\{([A-Za-z_]\w*)(?::?[-?+=][^}]*)?\}|([A-Za-z_]\w*))$/;

function useOf(credential: Credential, script: ShellScript): Use | undefined {
  const { text, mayBeName } = credential;
  const [, braced, bare] = onlyVariable.exec(text) ?? [];
  const variable = braced ?? bare;
  if (variable !== undefined) {
    const isName = mayBeName && !isSecretForBuildkit(variable) && !isSecretBeyondBuildkit(variable);
    return isName || setsVariable(script, variable) ? undefined : { credential, script, variable };
  }
  if (isPlaceholder(text) || (mayBeName && !/^(?=.*\d)[\w-]{20,}$/.test(text))) return undefined;
  // secret-in-value knows these by how they look.
  if (secretTexts(text).length > 0) return undefined;
  if (credential.kind === 'token' && !/^(?=.*\d).{12,}$/.test(text)) return undefined;
  return { credential, script, variable: undefined };
}

/** `TOKEN=$(cat /run/secrets/token)` makes the variable another one than that of ARG. */
function setsVariable({ commands }: ShellScript, variable: string): boolean {
  return commands.some(
    ({ name, args, assignments }) =>
      assignments.some((one) => one.name === variable) ||
      (/^(?:export|read|local|declare)$/.test(name) &&
        args.some(({ text }) => text === variable || text.startsWith(`${variable}=`))),
  );
}

function literal({ credential, script }: Use, run: StageRun, { context }: StageSubject): Finding {
  const what = credential.kind === 'password' ? l10n.t('A password') : l10n.t('A token');
  const message =
    context.shipsIn === undefined
      ? l10n.t(
          '{0} stands in this command, and everyone can read it who has this file or the build cache of stage {1}. Mount it as a secret.',
          what,
          context.label,
        )
      : l10n.t(
          '{0} stands in this command, and everyone can read it who has this file or the image of stage {1}. Mount it as a secret.',
          what,
          context.label,
        );
  return { range: placeIn(run, script, credential), message, fixes: literalFixes(credential, script, run) };
}

function literalFixes(credential: Credential, script: ShellScript, run: StageRun): readonly Fix[] {
  const name = credential.kind === 'password' ? 'PASSWORD' : 'TOKEN';
  if (script.isExec || !isExpanded(credential, script) || script.text.includes(name)) return [];
  const mount = addMounts(run.instruction, [`type=secret,id=${name.toLowerCase()},env=${name}`]);
  return [
    {
      title: l10n.t("Take it from the secret '{0}' of the build", name.toLowerCase()),
      edits: [mount, { range: placeIn(run, script, credential), newText: `\${${name}}` }],
    },
  ];
}

/** Whether the shell would put in a variable at this place. */
function isExpanded({ command, start, end }: Credential, { text }: ShellScript): boolean {
  if (command.nesting.includes('quoted') || command.nesting.includes('heredoc')) return false;
  const word = command.args.find((one) => one.start <= start && end <= one.end);
  return word !== undefined && !/['\\]/.test(text.slice(word.start, word.end));
}

/** Only what ARG or ENV of the same stage defines can be known to come from outside. */
function argument(
  { credential, script, variable = '' }: Use,
  run: StageRun,
  subject: StageSubject,
  mayFix: boolean,
): Finding | undefined {
  const { instructions, context } = subject;
  const definition = definitionAbove(run.instruction, variable, instructions);
  if (!definition || hasSecret(run, variable)) return undefined;
  const message =
    context.shipsIn === undefined
      ? l10n.t(
          'Stage {0} takes a secret from {1} {2} here. It ships nowhere, but the value stays in the build cache and its history. Mount it: --mount=type=secret,id={3},env={2}.',
          context.label,
          definition.name,
          variable,
          idOf(variable),
        )
      : l10n.t(
          'Stage {0} takes a secret from {1} {2} here, and the value stays in the history of the image. Mount it: --mount=type=secret,id={3},env={2}.',
          context.label,
          definition.name,
          variable,
          idOf(variable),
        );
  return {
    range: placeIn(run, script, credential),
    message,
    severity: context.shipsIn === undefined ? 'hint' : 'information',
    fixes: mayFix ? argumentFixes(variable, definition, run, subject) : [],
  };
}

const idOf = (variable: string) => variable.toLowerCase();

/** The last ARG or ENV above a RUN that defines a variable. */
function definitionAbove(
  run: Instruction,
  variable: string,
  instructions: StageSubject['instructions'],
): Instruction | undefined {
  const ofStage = definitions.get(instructions) ?? readDefinitions(instructions);
  definitions.set(instructions, ofStage);
  const all = ofStage.get(variable) ?? [];
  return all[countWhile(all, ({ line }) => line < run.line) - 1];
}

const definitions = new WeakMap<StageSubject['instructions'], ReadonlyMap<string, readonly Instruction[]>>();

function readDefinitions(instructions: StageSubject['instructions']): ReadonlyMap<string, readonly Instruction[]> {
  const found = new Map<string, Instruction[]>();
  for (const instruction of named(instructions, 'ARG', 'ENV')) {
    if (instruction.body.kind !== 'assignments') continue;
    for (const { name: variable } of instruction.body.assignments) {
      const known = found.get(variable.text);
      if (known) known.push(instruction);
      else found.set(variable.text, [instruction]);
    }
  }
  return found;
}

function hasSecret(run: StageRun, variable: string): boolean {
  return run.body.mounts.some(
    ({ type, options }) =>
      type === 'secret' && options.some(({ key, value }) => key.text === 'env' && value?.text === variable),
  );
}

/** Where nothing else reads the variable. */
function argumentFixes(
  variable: string,
  definition: Instruction,
  run: StageRun,
  { instructions, context }: StageSubject,
): readonly Fix[] {
  const { body, name } = definition;
  if (name !== 'ARG' || body.kind !== 'assignments' || body.assignments.length !== 1 || context.isBase) return [];
  const others = instructions.filter((one) => one !== definition && one !== run.instruction);
  if (others.some(({ syntax }) => syntax.text.includes(variable))) return [];
  return [
    {
      title: l10n.t("Take {0} from the secret '{1}' of the build", variable, idOf(variable)),
      edits: [
        removeLines(definition),
        addMounts(run.instruction, [`type=secret,id=${idOf(variable)},env=${variable}`]),
      ],
    },
  ];
}
