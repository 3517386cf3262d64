import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { stageLabel } from '../../model/buildErrors';
import { runScripts } from '../../model/runScripts';
import type { Stage } from '../../model/stageGraph';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Fix, Rule, StageRule, StageSubject } from '../rule';
import { noState, type StageState, stateAfter, switchValue } from '../running/stageState';
import { compileOf } from '../shared/commands/compileCommands';
import { placeIn, stageRuns } from '../shared/commands/stageRuns';
import { shippedWhere } from '../shared/stages/shippedWhere';
import { chainOf, transfersOf } from '../shared/stages/transfers';
import { named } from '../shared/texts/named';
import { effectOf, isForProduction, productionFlags } from './nodeInstalls';

/** Packages of Node.js that only development needs, installed in what ships or copied there. */
export const devDependenciesShipped: StageRule & Rule = {
  id: 'dev-dependencies-shipped',
  family: 'shipping',
  summary: () => l10n.t('Development dependencies of Node.js in a stage that ships.'),
  defaultSeverity: 'information',
  *checkStage(subject): Generator<Finding> {
    const { context, instructions } = subject;
    if (context.shipsIn === undefined || !context.starts || startsForDevelopment(instructions)) return;
    const found = lastInstall(runsIn(subject));
    // `single-stage-build` tells of what is built and ships in one.
    if (!found || (found.builds && context.stages === 1)) return;
    yield {
      range: found.range,
      message: l10n.t('What only development needs is installed {0} as well.', shippedWhere(context)),
      ...(!found.builds && { fixes: [leaveOut(found)] }),
    };
  },
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const { instruction, body, from, to } = transfer;
      const word = body.sources.find(({ text }) => /(?:^|\/)node_modules\/?$/.test(text));
      if (!word || modulesOf(to).takesAway || !modulesOf(from).hasAll) continue;
      const message = l10n.t(
        'Stage {0} has installed what only development needs, and this takes it along into {1}.',
        stageLabel(from),
        stageLabel(to),
      );
      yield { range: instruction.rangeOf(word), message };
    }
  },
};

interface Run {
  readonly command: ShellCommand;
  readonly state: StageState;
  readonly range: (span: { start: number; end: number }) => Range;
}

interface Install {
  readonly command: ShellCommand;
  readonly range: Range;
  readonly end: Range['end'];
  /** Something is built with what was installed. */
  readonly builds: boolean;
}

function* runsIn(subject: StageSubject): Generator<Run> {
  for (const run of stageRuns(subject)) {
    for (const script of run.scripts) yield* commandsOf(script, run.state, (span) => placeIn(run, script, span));
  }
}

function* commandsOf(script: ShellScript, state: StageState, range: Run['range']): Generator<Run> {
  for (const command of script.commands) yield { command, state, range };
}

/** What is in node_modules at the end of a stage. */
interface Modules {
  readonly state: StageState;
  /** Everything is installed, and nothing taken away. */
  readonly hasAll: boolean;
  /** Something leaves out or takes away what only development needs. */
  readonly takesAway: boolean;
}

const ofNothing: Modules = { state: noState, hasAll: false, takesAway: false };
const known = new WeakMap<Stage, Modules>();

/** Follows what a stage stands on; each stage is read once. */
function modulesOf(stage: Stage): Modules {
  const unread: Stage[] = [];
  let modules = ofNothing;
  for (const at of chainOf(stage)) {
    const there = known.get(at);
    if (there) {
      modules = there;
      break;
    }
    unread.push(at);
  }
  for (const at of unread.reverse()) {
    modules = modulesAfter(modules, at.instructions);
    known.set(at, modules);
  }
  return modules;
}

function modulesAfter(before: Modules, instructions: readonly Instruction[]): Modules {
  let { state, hasAll, takesAway } = before;
  for (const instruction of instructions) {
    state = stateAfter(state, [instruction]);
    if (instruction.name !== 'RUN') continue;
    for (const { commands } of runScripts(instruction.parts, instruction.syntax)) {
      for (const command of commands) {
        const effect = effectIn(command, state);
        if (effect === undefined) continue;
        hasAll = effect === 'all';
        takesAway ||= effect === 'production';
      }
    }
  }
  return { state, hasAll, takesAway };
}

function effectIn(command: ShellCommand, state: StageState): 'all' | 'production' | undefined {
  const effect = effectOf(command);
  return effect === 'all' && isProduction(command, state) ? 'production' : effect;
}

/** The installation of everything after which nothing is taken away. */
function lastInstall(runs: Iterable<Run>): Install | undefined {
  let found: Install | undefined;
  for (const { command, state, range } of runs) {
    const effect = effectIn(command, state);
    if (effect === 'production') found = undefined;
    else if (effect === 'all') {
      const span = {
        start: (command.program ?? command).start,
        end: command.args.at(-1)?.end ?? command.program?.end ?? command.end,
      };
      const place = range(span);
      found = { command, range: place, end: place.end, builds: false };
    } else if (found && compileOf(command)?.isScript) found = { ...found, builds: true };
  }
  return found;
}

/** NODE_ENV leaves them out too, be it set to what nobody knows. */
function isProduction(command: ShellCommand, state: StageState): boolean {
  const value = switchValue(state, 'NODE_ENV')?.replace(/["']/g, '');
  return isForProduction(command) || value === 'production' || value === 'development' || value?.includes('$') === true;
}

/** A server for development needs them. */
function startsForDevelopment(instructions: readonly Instruction[]): boolean {
  return named(instructions, 'CMD', 'ENTRYPOINT').some(({ body, parts, syntax }) => {
    if (body.kind !== 'command') return false;
    const text = syntax.logical.text.slice(parts.rest.start, parts.rest.end);
    return /\b(?:dev|develop|watch|serve|nodemon|ts-node|tsx|react-scripts|vite|webpack|test|storybook)\b|"start"|(?:npm|yarn|pnpm|bun)(?: run)? start/.test(
      text,
    );
  });
}

function leaveOut({ command, end }: Install): Fix {
  const flag = productionFlags[command.name] ?? '--production';
  return { title: l10n.t('Add {0}', flag), edits: [{ range: { start: end, end }, newText: ` ${flag}` }] };
}
