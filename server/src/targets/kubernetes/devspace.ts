import type { Node } from 'yaml';
import type { Finder } from '../buildReference';
import type { YamlFile } from '../yamlFile';
import { buildsOfImages, type ImageNodes } from './kubernetesTool';

/** The images of DevSpace. */
export const devspace: Finder = {
  matches: (path) => /(?:^|\/)devspace[^/]*\.ya?ml$/i.test(path),
  find: (source) => (source.text.includes('images') ? buildsOfImages(source, imagesOf) : []),
};

function imagesOf(root: Node, file: YamlFile): readonly ImageNodes[] {
  return file.entries(file.at(root, 'images')).flatMap(({ key, value }) => {
    const build = file.at(value, 'build');
    if (!value || file.at(value, 'custom') || file.at(build, 'custom')) return [];
    const dockerfile = file.at(value, 'dockerfile');
    return [
      {
        kind: 'kubernetes-tool' as const,
        label: key,
        block: value,
        target: option('target', value, file),
        dockerfile,
        dockerfileIn: 'directory' as const,
        // Without a Dockerfile it is the one beside this file, whatever the context.
        context: dockerfile && file.at(value, 'context'),
        buildArgs: option('buildArgs', value, file),
        flags: engines.map((engine) => file.at(value, engine, 'args')).find((args) => args !== undefined),
      },
    ];
  });
}

const engines = ['docker', 'buildKit', 'kaniko'];

/** Version 5 has options for each of the programs that can build. */
function option(key: string, image: Node, file: YamlFile): Node | undefined {
  const builders = engines.map((engine) => file.at(image, 'build', engine, 'options', key));
  return file.at(image, key) ?? builders.find((node) => node !== undefined);
}
