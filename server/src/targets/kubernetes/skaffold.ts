import type { Node } from 'yaml';
import type { Finder } from '../buildReference';
import type { YamlFile } from '../yamlFile';
import { buildsOfImages, type ImageNodes } from './kubernetesTool';

/** The artifacts that Skaffold builds from a Dockerfile, also those of profiles. */
export const skaffold: Finder = {
  matches: (path) => /(?:^|\/)[^/]*skaffold[^/]*\.ya?ml$/i.test(path),
  find: (source) => (source.text.includes('artifacts') ? buildsOfImages(source, artifactsOf) : []),
};

function artifactsOf(root: Node, file: YamlFile): readonly ImageNodes[] {
  return [root, ...file.items(file.at(root, 'profiles'))]
    .flatMap((config) => file.items(file.at(config, 'build', 'artifacts')))
    .flatMap((artifact) => imageOf(artifact, file));
}

/** Without a word on how it is built, Docker builds it. */
function imageOf(artifact: Node, file: YamlFile): readonly ImageNodes[] {
  if (['bazel', 'buildpacks', 'custom', 'jib', 'ko'].some((builder) => file.at(artifact, builder))) return [];
  const docker = file.at(artifact, 'docker') ?? file.at(artifact, 'kaniko');
  const label = file.text(file.at(artifact, 'image'));
  if (label === undefined && !docker) return [];
  return [
    {
      kind: 'skaffold',
      label,
      block: artifact,
      target: file.at(docker, 'target'),
      dockerfile: file.at(docker, 'dockerfile'),
      dockerfileIn: 'context',
      context: file.at(artifact, 'context') ?? file.at(artifact, 'workspace'),
      buildArgs: file.at(docker, 'buildArgs'),
      platforms: file.at(artifact, 'platforms'),
      flags: file.at(docker, 'cliFlags'),
    },
  ];
}
