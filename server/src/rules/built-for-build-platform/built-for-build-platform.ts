import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { makerOf, sourcePath } from '../../model/copyPaths';
import { runScripts } from '../../model/runScripts';
import type { Stage } from '../../model/stageGraph';
import { StageValues } from '../../model/stageValues';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';
import { compileOf } from '../shared/commands/compileCommands';
import { alongBases, anywhereBelow } from '../shared/stages/alongBases';
import { chainOf, type Transfer, transfersOf } from '../shared/stages/transfers';

/** A program that ships, compiled on the build platform and never told for which other one. */
export const builtForBuildPlatform: Rule = {
  id: 'built-for-build-platform',
  family: 'runtime',
  summary: () => l10n.t('A program that is compiled on the build platform, and for no other one.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    const told = new Set<Instruction>();
    for (const transfer of transfersOf(snapshot)) {
      const { from, to } = transfer;
      if (!isOnBuildPlatform(from) || isOnBuildPlatform(to) || knowsTarget(from)) continue;
      const compile = compileFor(transfer, snapshot);
      if (!compile || told.has(compile.instruction)) continue;
      told.add(compile.instruction);
      yield found(compile, from);
    }
  },
};

const isOnBuildPlatform = alongBases<boolean>(
  ({ base, instructions: [from] }) => {
    const body = base.source.kind === 'stage' ? undefined : from?.body;
    return body?.kind === 'from' && /\$\{?BUILDPLATFORM\b/.test(body.platform?.value?.text ?? '');
  },
  (below) => below,
);

/** Whether anything speaks of another platform, or of what cross-compiles. */
const knowsTarget = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax, name }) => name !== 'FROM' && target.test(syntax.text)),
);

const target = /TARGET(?:PLATFORM|OS|ARCH|VARIANT)|GOARCH|GOOS|\bxx-|--target\b|BUILD_TARGET|\bcross\b|\bzig\b/;

interface Compile {
  readonly instruction: Instruction;
  readonly command: ShellCommand;
  readonly script: ShellScript;
}

/** The command that makes what is copied, as far as the path tells. */
function compileFor({ body, from, to, index }: Transfer, { graph, dockerfile }: Snapshot): Compile | undefined {
  const values = new StageValues(graph, dockerfile.escape);
  for (const word of body.sources) {
    const path = sourcePath(word, { stage: to, before: index }, values);
    const maker = makerOf(path, from, values)?.instruction;
    const compile = maker?.name === 'RUN' ? compileIn(maker) : byFolder(path, from);
    if (compile) return compile;
  }
  return undefined;
}

/** Where Cargo and `go install` put what they make. */
function byFolder(path: string, stage: Stage): Compile | undefined {
  const program = /\/target\/(?:release|debug)\//.test(path) ? 'cargo' : path.startsWith('/go/bin/') ? 'go' : undefined;
  if (program === undefined) return undefined;
  for (const { instructions } of chainOf(stage)) {
    for (const instruction of instructions) {
      const compile = instruction.name === 'RUN' ? compileIn(instruction) : undefined;
      if (compile?.command.name === program) return compile;
    }
  }
  return undefined;
}

function compileIn(instruction: Instruction): Compile | undefined {
  for (const script of runScripts(instruction.parts, instruction.syntax)) {
    const command = script.commands.find((one) => /^(?:go|cargo|rustc)$/.test(one.name) && compileOf(one));
    if (command) return { instruction, command, script };
  }
  return undefined;
}

function found(compile: Compile, from: Stage): Finding {
  const { command, script } = compile;
  const span = command.program ?? command;
  return {
    range: moved(compile, script.rangeOf({ start: span.start, end: command.args[0]?.end ?? span.end })),
    message: l10n.t(
      'Stage {0} is on the build platform, and {1} compiles for that: in a build for another one, the program does not start. Tell it $TARGETARCH.',
      stageLabel(from),
      command.name,
    ),
    fixes: command.name === 'go' && !script.isExec ? [tellGo(compile)] : [],
  };
}

function tellGo(compile: Compile): Fix {
  const { instruction, command, script } = compile;
  const { start } = instruction.range;
  const place = moved(compile, script.rangeOf({ start: command.start, end: command.start }));
  return {
    title: l10n.t('Compile for $TARGETOS/$TARGETARCH'),
    edits: [
      { range: { start, end: start }, newText: 'ARG TARGETOS TARGETARCH\n' },
      { range: place, newText: 'GOOS=$TARGETOS GOARCH=$TARGETARCH ' },
    ],
  };
}

function moved({ instruction: { line } }: Compile, { start, end }: Finding['range']): Finding['range'] {
  return { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
}
