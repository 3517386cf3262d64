import { operands } from '../../../shell/flags';
import type { ShellCommand, ShellWord } from '../../../shell/shellCommand';

/** A command that turns sources into something else. */
export interface Compile {
  /** As messages call it: `go build`. */
  readonly name: string;
  /** The last of these words. */
  readonly word: ShellWord;
  /** What comes out is run by an interpreter: `npm run build`. */
  readonly isScript: boolean;
}

/** Program → the verbs with which it compiles; without verbs it always does. */
const compiling: Readonly<Record<string, string>> = {
  go: 'build install',
  cargo: 'build install',
  rustc: '',
  mvn: 'package install verify compile deploy',
  mvnw: 'package install verify compile deploy',
  gradle: 'build assemble bootJar installDist shadowJar jar war distTar',
  gradlew: 'build assemble bootJar installDist shadowJar jar war distTar',
  javac: '',
  dotnet: 'build publish',
  msbuild: '',
  swift: 'build',
  dart: 'compile',
  zig: 'build',
  mix: 'release',
  stack: 'build install',
  cabal: 'build install',
  ghc: '',
  sbt: 'assembly stage package dist',
  lein: 'uberjar',
  make: '',
  ninja: '',
  gcc: '',
  'g++': '',
  cc: '',
  clang: '',
  'clang++': '',
};

const scripting: Readonly<Record<string, string>> = {
  npm: 'run',
  yarn: 'build run',
  pnpm: 'build run',
  bun: 'run',
  tsc: '',
  ng: 'build',
  vite: 'build',
  next: 'build',
  webpack: '',
};

/** What a command compiles with; undefined for all else. */
export function compileOf(command: ShellCommand): Compile | undefined {
  const isScript = Object.hasOwn(scripting, command.name);
  const table = isScript ? scripting : compiling;
  const { program } = command;
  if (!program || !Object.hasOwn(table, command.name)) return undefined;
  const verbs = table[command.name] ?? '';
  if (verbs === '') return { name: command.name, word: program, isScript };
  const words = operands(command);
  const verb = words.find(({ text }) => verbs.split(' ').includes(lastPart(text)));
  if (!verb) return undefined;
  const script = verb.text === 'run' ? words[words.indexOf(verb) + 1] : undefined;
  if (verb.text === 'run' && !/^build(?::|$)/.test(script?.text ?? '')) return undefined;
  const name = [command.name, verb.text, ...(script ? [script.text] : [])].join(' ');
  return { name, word: script ?? verb, isScript };
}

/** `:app:assemble` is a task of Gradle. */
function lastPart(text: string): string {
  return text.slice(text.lastIndexOf(':') + 1);
}
