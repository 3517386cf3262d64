import type { Node } from 'yaml';
import { mappedText, through } from '../../util/mappedText';
import type { BuildReference, Written } from '../buildReference';
import { posix } from '../commands/posix';
import { readCommands, type ScriptFile } from '../commands/readCommands';
import { givenPath, splitPlace } from '../commands/startingPlaces';
import { newReference } from '../newReference';
import type { YamlFile } from '../yamlFile';

/** Steps that build an image by settings instead of a script: plugins of Drone and Woodpecker, a task of Azure. */
export function pluginBuilds(step: Node, file: YamlFile, script: ScriptFile): readonly BuildReference[] {
  if (plugins.test(file.text(file.at(step, 'image')) ?? '')) return [pluginBuild(step, file)];
  return /^Docker@[12]$/.test(file.text(file.at(step, 'task')) ?? '') ? taskBuilds(step, file, script) : [];
}

const plugins =
  /(?:^|\/)(?:plugins\/(?:docker|ecr|gcr|acr|heroku|kaniko)[\w-]*|plugin-docker-buildx|plugin-kaniko|drone-docker-buildx|drone-kaniko)(?::|@|$)/;

const isDynamic = (text: string) => text.includes('$');

function pluginBuild(step: Node, file: YamlFile): BuildReference {
  const setting = (name: string) => file.at(step, 'settings', name);
  const written = (name: string) => file.written(setting(name), isDynamic);
  return newReference({
    kind: 'ci-script',
    label: file.text(file.at(step, 'name')),
    range: file.range(step),
    paths: 'root',
    target: written('target'),
    dockerfile: written('dockerfile'),
    dockerfileIn: 'directory',
    context: written('context'),
    buildArgs: Object.fromEntries(file.items(setting('build_args')).map((item) => argument(file.text(item) ?? ''))),
    platform: file.text(setting('platforms')),
  });
}

function argument(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), isDynamic(text) ? undefined : text.slice(at + 1)];
}

/** `Docker@2` with `command: build`; what `arguments` says goes to `docker build` as it is. */
function taskBuilds(step: Node, file: YamlFile, script: ScriptFile): readonly BuildReference[] {
  const input = (name: string) => file.at(step, 'inputs', name);
  if (!/^build/i.test(file.text(input('command')) ?? 'buildAndPush')) return [];
  const given = file.mapped(input('arguments')) ?? mappedText([], step.range?.[0] ?? 0);
  const { length } = given.text;
  const lead = { text: 'docker build . ', start: 0, end: 0 };
  const whole = through(given, mappedText([lead, { text: given.text, start: 0, end: length }], 0));
  const setting = {
    kind: 'ci-script',
    label: file.text(file.at(step, 'displayName')),
    dialect: posix,
    paths: 'root',
  } as const;
  return readCommands(whole, script, setting).map((build) => ({
    ...build,
    range: file.range(step),
    dockerfile: build.dockerfile ?? path(file.written(input('Dockerfile') ?? input('dockerfile'), isDynamic)),
    context: path(file.written(input('buildContext'), isDynamic)),
  }));
}

/** Azure's default for both is a pattern that finds them. */
function path(written: Written | undefined): Written | undefined {
  if (!written || written.text.includes('*')) return undefined;
  const text = splitPlace(givenPath(written.text), 'root').path;
  return { ...written, text, dynamic: isDynamic(text) };
}
