import type { Node } from 'yaml';
import type { Finder } from '../buildReference';
import type { YamlFile } from '../yamlFile';
import { buildsOfImages, type ImageNodes } from './kubernetesTool';

/** The container builds of Garden, and the modules of its older versions. */
export const garden: Finder = {
  matches: (path) => /(?:^|[/.])garden\.ya?ml$/i.test(path),
  find: (source) => (source.text.includes('container') ? buildsOfImages(source, imageOf) : []),
};

function imageOf(root: Node, file: YamlFile): readonly ImageNodes[] {
  const kind = file.text(file.at(root, 'kind'));
  const isContainer = file.text(file.at(root, 'type')) === 'container';
  if (!isContainer || (kind !== 'Build' && kind !== 'Module') || isFarAway(root, file)) return [];
  const spec = kind === 'Build' ? file.at(root, 'spec') : root;
  return [
    {
      kind: 'kubernetes-tool',
      label: file.text(file.at(root, 'name')),
      block: root,
      target: kind === 'Build' ? file.at(spec, 'targetStage') : file.at(root, 'build', 'targetImage'),
      dockerfile: file.at(spec, 'dockerfile'),
      dockerfileIn: 'context',
      context: file.at(root, 'source', 'path'),
      buildArgs: file.at(spec, 'buildArgs'),
      platforms: file.at(spec, 'platforms'),
      flags: file.at(spec, 'extraFlags'),
    },
  ];
}

function isFarAway(root: Node, file: YamlFile): boolean {
  return file.at(root, 'source', 'repository') !== undefined || file.at(root, 'repositoryUrl') !== undefined;
}
