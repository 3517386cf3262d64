import type { Node } from 'yaml';
import { withBlanksBehind } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { posix } from '../commands/posix';
import { mayBuild, readArguments, readCommands, type ScriptFile, type ScriptSetting } from '../commands/readCommands';
import { givenPath } from '../commands/startingPlaces';
import { type YamlFile, yamlFile } from '../yamlFile';

/** The steps of Google Cloud Build that build images: by a list of arguments, or by a script. */
export const cloudBuild: Finder = {
  matches: (path) => /(?:^|\/)[^/]*cloud-?build[^/]*\.(?:ya?ml|json)$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const file = yamlFile(source);
    const script = { text: source.text, places: file.places };
    return file.roots.flatMap((root) => {
      const variables = new Map(
        file.entries(file.at(root, 'substitutions')).map(({ key, value }) => [key, file.text(value)]),
      );
      return file.items(file.at(root, 'steps')).flatMap((step) => buildsOf(step, { file, script, variables }));
    });
  },
};

interface Surroundings {
  readonly file: YamlFile;
  readonly script: ScriptFile;
  readonly variables: ReadonlyMap<string, string | undefined>;
}

/** What images run whose names say it. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)docker(?::|@|$)/, 'docker'],
  [/(?:^|\/)kaniko-project\/executor(?::|@|$)/, '/kaniko/executor'],
  [/(?:^|\/)(?:podman|buildah)(?::|@|$)/, 'podman'],
];

function buildsOf(step: Node, { file, script, variables }: Surroundings): readonly BuildReference[] {
  const setting: ScriptSetting = {
    kind: 'cloud-build',
    label: file.text(file.at(step, 'id')),
    dialect: posix,
    paths: 'root',
    directory: givenPath(file.text(file.at(step, 'dir')) ?? ''),
    variables,
  };
  const code = file.mapped(file.at(step, 'script'));
  if (code) return readCommands(code, script, setting);
  const list = file.items(file.at(step, 'args')).flatMap((item) => {
    const mapped = file.mapped(item);
    return mapped ? [withBlanksBehind(mapped, script.text)] : [];
  });
  const program = file.text(file.at(step, 'entrypoint')) ?? programOf(file.text(file.at(step, 'name')) ?? '');
  return program ? readArguments(program, list, script, setting) : [];
}

function programOf(image: string): string | undefined {
  return programs.find(([pattern]) => pattern.test(image))?.[1];
}
