import * as l10n from '@vscode/l10n';
import { imageFacts } from '../../images/imageFacts';
import type { ShellScript, ShellWord } from '../../shell/shellCommand';
import type { Finding, StageRule, StageSubject } from '../rule';
import { compileOf } from '../shared/commands/compileCommands';
import { packageUses } from '../shared/commands/packageCommands';
import { perScripts } from '../shared/commands/perScripts';
import { placeIn, stageRuns } from '../shared/commands/stageRuns';
import { shippedWhere } from '../shared/stages/shippedWhere';
import { named } from '../shared/texts/named';
import { bareName, isForProjects, mayBeNeeded, removesPackages, toolsInstalled } from './buildTools';

/** Compilers, headers and the like in a stage that ships: installed there, or because its base is made for building. */
export const buildToolsShipped: StageRule = {
  id: 'build-tools-shipped',
  family: 'shipping',
  summary: () => l10n.t('Compilers and other build tools in a stage that ships.'),
  defaultSeverity: 'information',
  *checkStage(subject): Generator<Finding> {
    const { context } = subject;
    if (context.shipsIn === undefined) return;
    // What starts nothing is made for others to build on, more often than not, and a shell for people to work in.
    const milder = context.starts && !startsShell(subject) ? {} : ({ severity: 'hint' } as const);
    for (const finding of [...ofBase(subject), ...ofInstalls(subject)]) yield { ...finding, ...milder };
  },
};

function startsShell({ instructions }: StageSubject): boolean {
  const body = named(instructions, 'CMD').at(-1)?.body;
  const [program, ...rest] = body?.kind === 'command' ? body.command.words : [];
  return (
    rest.length === 0 && program !== undefined && /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|fi|da)?sh$/.test(program.text.trim())
  );
}

function* ofBase({ instructions, context }: StageSubject): Generator<Finding> {
  const [from] = instructions;
  const base = from?.body.kind === 'from' ? from.body.base : undefined;
  if (!from || !base || context.base !== 'image' || context.root === undefined || !context.starts) return;
  const { kind, slimmer, name, tag, digest, language } = imageFacts(context.root);
  if (kind !== 'sdk' || language === undefined || name.includes('devcontainers/')) return;
  const compiles = stageRuns({ instructions, context }).some(({ scripts }) =>
    scripts.some(({ commands }) => commands.some((command) => compileOf(command))),
  );
  // `single-stage-build` tells of that.
  if (compiles && context.stages === 1) return;
  const range = from.rangeOf(base);
  const called = tag === undefined ? name : `${name}:${tag}`;
  const isSame = slimmer !== undefined && !compiles && digest === undefined && !base.text.includes('$');
  yield {
    range,
    message:
      slimmer === undefined
        ? l10n.t("'{0}' is made for building, and ships {1}.", called, shippedWhere(context))
        : l10n.t(
            "'{0}' is made for building, and ships {1}. A finished program runs on '{2}'.",
            called,
            shippedWhere(context),
            slimmer,
          ),
    ...(isSame &&
      language !== 'go' &&
      language !== 'rust' && {
        fixes: [{ title: l10n.t("Use '{0}'", slimmer), edits: [{ range, newText: slimmer }] }],
      }),
  };
}

function* ofInstalls(subject: StageSubject): Generator<Finding> {
  for (const run of stageRuns(subject)) {
    for (const { script, tools } of installsIn(run)) {
      if (tools[0]) yield ofInstall(placeIn(run, script, tools[0]), tools, subject);
    }
  }
}

interface Install {
  readonly script: ShellScript;
  readonly tools: readonly ShellWord[];
}

const installsIn = perScripts((scripts): readonly Install[] => {
  const uses = packageUses({ scripts });
  const tidy = new Set(uses.flatMap(({ found, script }) => (removesPackages(found) ? [script] : [])));
  return uses.flatMap(({ found, script }) => {
    const tools = tidy.has(script) ? [] : toolsInstalled(found);
    return tools.length > 0 ? [{ script, tools }] : [];
  });
});

function ofInstall(range: Finding['range'], tools: readonly ShellWord[], { context }: StageSubject): Finding {
  const names = tools.map(({ text }) => bareName(text));
  return {
    range,
    message: l10n.t(
      'Build tools end up {0}: {1}. Install them in a stage that builds, and copy what comes out.',
      shippedWhere(context),
      listed(names),
    ),
    ...((names.every(mayBeNeeded) || names.some(isForProjects)) && { severity: 'hint' as const }),
  };
}

function listed(names: readonly string[]): string {
  const most = 3;
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` … (+${more})` : '');
}
