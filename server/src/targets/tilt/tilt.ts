import type { BuildReference, Finder, Written } from '../buildReference';
import { posix } from '../commands/posix';
import { readCommands } from '../commands/readCommands';
import { inlineDockerfile } from '../inlineDockerfile';
import { newReference } from '../newReference';
import { type Places, placesIn } from '../places';
import { writtenIn } from '../written';
import { type Call, callsIn, isSign, splitAtCommas } from './calls';
import { type StringToken, type Token, tokensOf } from './starlark';

/** The images of Tiltfiles: those of `docker_build`, and those of the commands that they run. */
export const tilt: Finder = {
  matches: (path) => /(?:^|\/)(?:Tiltfile(?:\.[^/]+)?|[^/]+\.tiltfile)$/i.test(path),
  find({ text }) {
    if (!text.includes('build')) return [];
    const tokens = tokensOf(text);
    const tiltfile = { text, places: placesIn(text), constants: constantsIn(tokens, text) };
    return callsIn(tokens, text, functions).flatMap((call) => buildsOf(call, tiltfile));
  },
};

interface Tiltfile {
  readonly text: string;
  readonly places: Places;
  /** Strings that have a name. */
  readonly constants: ReadonlyMap<string, StringToken>;
}

/** The parameters of functions that build, in their order; nobody gives the others without their names. */
const builders: Readonly<Record<string, readonly string[]>> = {
  docker_build: ['ref', 'context', 'build_args', 'dockerfile', 'dockerfile_contents'],
  docker_build_with_restart: ['ref', 'context'],
};

/** The parameters of functions that run commands. */
const runners: Readonly<Record<string, readonly string[]>> = {
  custom_build: ['ref', 'command'],
  custom_build_with_restart: ['ref', 'command'],
  local: ['command'],
  local_resource: ['name', 'cmd'],
};

const functions = new Set([...Object.keys(builders), ...Object.keys(runners)]);

function buildsOf(call: Call, tiltfile: Tiltfile): readonly BuildReference[] {
  const { text: name } = call.name;
  return name in builders ? [buildOf(call, builders[name], tiltfile)] : commandsOf(call, runners[name], tiltfile);
}

function buildOf(call: Call, parameters: readonly string[], tiltfile: Tiltfile): BuildReference {
  const { text, places } = tiltfile;
  const argument = (name: string) => argumentOf(call, name, parameters);
  const written = (name: string) => writtenAt(argument(name), tiltfile);
  const contents = argument('dockerfile_contents');
  const inline = stringOf(contents, tiltfile);
  return newReference({
    kind: 'tilt',
    label: written('ref')?.text,
    range: places.range(call.name.start, call.end),
    target: targetAt(argument('target'), tiltfile),
    paths: 'folder',
    dockerfile: written('dockerfile') ?? writtenAt(contents, tiltfile),
    dockerfileIn: 'directory',
    context: written('context'),
    buildArgs: buildArgsOf(argument('build_args'), tiltfile),
    platform: stringOf(argument('platform'), tiltfile)?.mapped.text,
    ...(inline?.mapped.text && { dockerfile: undefined, inline: inlineDockerfile(inline.mapped, text, places) }),
  });
}

/** The builds of the commands that Tilt runs. */
function commandsOf(call: Call, parameters: readonly string[], tiltfile: Tiltfile): readonly BuildReference[] {
  const commands = parameters.slice(-1).map((name) => stringOf(argumentOf(call, name, parameters), tiltfile));
  return commands.flatMap((command) =>
    command ? readCommands(command.mapped, tiltfile, { kind: 'tilt', dialect: posix, paths: 'folder' }) : [],
  );
}

/** What is given for a parameter, by its name or in its turn. */
function argumentOf(call: Call, name: string, parameters: readonly string[]): readonly Token[] | undefined {
  const named = call.arguments.find((argument) => argument.name === name);
  const inTurn = call.arguments[parameters.indexOf(name)];
  return named?.tokens ?? (inTurn?.name === undefined ? inTurn?.tokens : undefined);
}

/** The string that an expression is, or that it is the name of. */
function stringOf(tokens: readonly Token[] | undefined, { constants }: Tiltfile): StringToken | undefined {
  const [token, ...others] = tokens ?? [];
  if (!token || others.length > 0) return undefined;
  if (token.kind === 'string') return token;
  return token.kind === 'name' ? constants.get(token.text) : undefined;
}

/** What an expression says, and where it stands. */
function writtenAt(tokens: readonly Token[] | undefined, tiltfile: Tiltfile): Written | undefined {
  const first = tokens?.[0];
  if (!tokens || !first) return undefined;
  const string = stringOf(tokens, tiltfile);
  const { text, places } = tiltfile;
  if (string === first) return writtenIn(string.mapped, string.mapped.text.length, places, () => false);
  const [start, end] = [first.start, tokens[tokens.length - 1].end];
  const range = places.range(start, end);
  return { text: string?.mapped.text ?? text.slice(start, end), range, dynamic: string === undefined };
}

/** A target that has another name in the file is dynamic, though it is known: what stands there is not the stage's name. */
function targetAt(tokens: readonly Token[] | undefined, tiltfile: Tiltfile): Written | undefined {
  const written = writtenAt(tokens, tiltfile);
  return written && { ...written, dynamic: tokens?.[0].kind !== 'string' || written.dynamic };
}

/** `{'NAME': 'value'}` */
function buildArgsOf(tokens: readonly Token[] | undefined, tiltfile: Tiltfile): Record<string, string | undefined> {
  if (!tokens || !isSign(tokens[0], '{')) return {};
  const pairs = splitAtCommas(tokens.slice(1, -1)).map(([name, , ...value]) => {
    return [stringOf(name && [name], tiltfile)?.mapped.text, stringOf(value, tiltfile)?.mapped.text] as const;
  });
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name === undefined ? [] : [[name, value] as const])));
}

/** `NAME = 'text'` at the beginning of a line, if there is nothing else that the name is set to. */
function constantsIn(tokens: readonly Token[], file: string): ReadonlyMap<string, StringToken> {
  const found = new Map<string, StringToken>();
  const taken = new Set<string>();
  for (const [at, name] of tokens.entries()) {
    if (name.kind !== 'name' || !isSign(tokens[at + 1], '=')) continue;
    if (name.start > 0 && file[name.start - 1] !== '\n') continue;
    const value = tokens[at + 2];
    const isAlone = !tokens[at + 3] || file.slice(value.end, tokens[at + 3].start).includes('\n');
    if (value?.kind === 'string' && isAlone && !taken.has(name.text)) found.set(name.text, value);
    else found.delete(name.text);
    taken.add(name.text);
  }
  return found;
}
