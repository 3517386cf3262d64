import type { Node } from 'yaml';
import type { Finder } from '../buildReference';
import type { YamlFile } from '../yamlFile';
import { buildsOfImages, type ImageNodes } from './kubernetesTool';

/** The images of an Okteto manifest. */
export const okteto: Finder = {
  matches: (path) => /(?:^|\/)okteto[^/]*\.ya?ml$/i.test(path),
  find: (source) => (source.text.includes('build') ? buildsOfImages(source, imagesOf) : []),
};

function imagesOf(root: Node, file: YamlFile): readonly ImageNodes[] {
  return file.entries(file.at(root, 'build')).flatMap(({ key, value }) => {
    if (!value) return [];
    return [
      {
        kind: 'kubernetes-tool' as const,
        label: key,
        block: value,
        target: file.at(value, 'target'),
        dockerfile: file.at(value, 'dockerfile'),
        dockerfileIn: 'context' as const,
        context: file.text(value) ? value : file.at(value, 'context'),
        buildArgs: file.at(value, 'args'),
      },
    ];
  });
}
