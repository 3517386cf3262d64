import { runScripts } from '../../../model/runScripts';
import type { Stage } from '../../../model/stageGraph';
import { valueOfFlag } from '../../../shell/flags';
import type { ShellCommand, ShellScript, ShellWord } from '../../../shell/shellCommand';
import type { Instruction } from '../../../syntax/instruction';
import type { InstructionSyntax } from '../../../syntax/instructionSyntax';
import { alongBases } from '../stages/alongBases';

/** A command that links a program against the C library of the image that it runs in. */
export interface ProgramBuild {
  readonly language: 'go' | 'rust' | 'c';
  readonly command: ShellCommand;
  readonly script: ShellScript;
  readonly instruction: Instruction;
  /** The name of the file that it writes, where it says so. */
  readonly output: string | undefined;
}

/** Those of a stage and of what it stands on, as far as they are seen; none where a variable may have all linked statically. */
export function linkedBuilds(stage: Stage): readonly ProgramBuild[] {
  const { isStatic, builds } = seenBuilds(stage);
  return isStatic ? [] : builds;
}

interface SeenBuilds {
  readonly isStatic: boolean;
  readonly builds: readonly ProgramBuild[];
}

/** Nobody builds more programs in one image. */
const most = 200;

const seenBuilds = alongBases<SeenBuilds>(
  ({ instructions }) => ({
    isStatic: instructions.some((instruction) => assignmentsOf(instruction).some(isStaticAssignment)),
    builds: instructions.flatMap((instruction) =>
      buildsIn(instruction.syntax, instruction).map((build) => ({ ...build, instruction })),
    ),
  }),
  (below, own) => ({
    isStatic: below.isStatic || own.isStatic,
    builds: own.builds.length === 0 ? below.builds : [...below.builds, ...own.builds].slice(0, most),
  }),
);

function assignmentsOf({ syntax }: Instruction): readonly string[] {
  if (syntax.isPlainRun) return [];
  const { body } = syntax.parts;
  if (body.kind !== 'assignments') return [];
  return body.assignments.map(({ name, value }) => `${name.text}=${value?.text ?? ''}`);
}

/** Whether a variable has everything linked without the C library of the image, or may have. */
function isStaticAssignment(assignment: string): boolean {
  if (/^CGO_ENABLED=["']?(?!1\b)/.test(assignment) || /^CARGO_BUILD_TARGET=.*(?:musl|\$)/.test(assignment)) return true;
  return /^(?:RUSTFLAGS|GOFLAGS|LDFLAGS|CFLAGS|CXXFLAGS)=.*(?:static|\$)/.test(assignment);
}

type Found = Omit<ProgramBuild, 'instruction'>;

const known = new WeakMap<InstructionSyntax, readonly Found[]>();
const none: readonly Found[] = [];

function buildsIn(syntax: InstructionSyntax, { parts }: Instruction): readonly Found[] {
  if (syntax.name !== 'RUN') return none;
  const builds = known.get(syntax) ?? findBuilds(runScripts(parts, syntax));
  known.set(syntax, builds);
  return builds;
}

function findBuilds(scripts: readonly ShellScript[]): readonly Found[] {
  const found = scripts.flatMap((script) =>
    saysStatic(script.text) ? [] : script.commands.flatMap((command) => buildBy(command, script) ?? []),
  );
  return found.length > 0 ? found : none;
}

/** Somewhere in the script, by whatever way. A variable for the platform may cross-compile, which links no C at all. */
function saysStatic(text: string): boolean {
  return /CGO_ENABLED=["']?(?!1\b)|[-=\s"']static\b|crt-static|musl|netgo|GOARCH=|GOOS=(?!linux)|xx-go|xx-cargo|zigbuild/.test(
    text,
  );
}

function buildBy(command: ShellCommand, script: ShellScript): Found | undefined {
  const { name, args } = command;
  const [verb] = args;
  if (name === 'go' && (verb?.text === 'build' || verb?.text === 'install'))
    return { language: 'go', command, script, output: lastPart(valueOfFlag(command, 'o')) };
  if (name === 'cargo' && (verb?.text === 'build' || verb?.text === 'install'))
    return { language: 'rust', command, script, output: undefined };
  if (
    compilers.test(name) &&
    valueOfFlag(command, 'o') &&
    !args.some(({ text }) => text === '-c' || text === '-shared')
  )
    return { language: 'c', command, script, output: lastPart(valueOfFlag(command, 'o')) };
  return undefined;
}

const compilers = /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/;

function lastPart(word: ShellWord | undefined): string | undefined {
  return word?.known ? word.text.slice(word.text.lastIndexOf('/') + 1) : undefined;
}
