import type { Node } from 'jsonc-parser';
import type { BuildReference, Finder, SourceFile, Written } from '../buildReference';
import { flagTarget } from '../flagTarget';
import { type JsonFile, jsonFile } from '../jsonFile';
import { newReference } from '../newReference';
import { hasEditorVariable, inWorkspaceFolder } from './editorVariables';
import { constantsOf } from './jsonConstants';

/** The image that a development container is built as, in `devcontainer.json`. Paths begin in the folder of that file. */
export const devcontainer: Finder = {
  matches: (path) => /(?:^|\/)\.?devcontainer\.json$/.test(path),
  find(source) {
    if (!/docker_?file/i.test(source.text)) return [];
    const file = jsonFile(source);
    return buildOf(file.root, source, file);
  },
};

/** Without a Dockerfile it is built from none. The older way to write it has the Dockerfile and the context outside of `build`. */
function buildOf(root: Node | undefined, source: SourceFile, file: JsonFile): readonly BuildReference[] {
  const build = file.at(root, 'build');
  const folder = wayToRoot(source.path);
  const path = (key: string, older: string) =>
    inWorkspaceFolder(file.written(file.at(build, key) ?? file.at(root, older), hasEditorVariable), folder);
  const dockerfile = path('dockerfile', 'dockerFile');
  if (!root || !dockerfile) return [];
  return [
    newReference({
      kind: 'devcontainer',
      label: file.text(file.at(root, 'name')),
      range: file.range(build ?? file.at(root, 'dockerFile') ?? root),
      target: file.written(file.at(build, 'target'), hasEditorVariable) ?? targetOfOptions(build, file),
      paths: 'folder',
      dockerfile,
      dockerfileIn: 'directory',
      context: path('context', 'context'),
      buildArgs: constantsOf(file.at(build, 'args'), file),
    }),
  ];
}

function targetOfOptions(build: Node | undefined, file: JsonFile): Written | undefined {
  const options = file.items(file.at(build, 'options')).flatMap((option) => file.mapped(option) ?? []);
  return flagTarget(options, file.places, hasEditorVariable);
}

/** From the folder of a `devcontainer.json` to the one that is opened with it. */
function wayToRoot(path: string): string {
  const names = path.split('/').slice(0, -1);
  const at = names.lastIndexOf('.devcontainer');
  return at < 0 ? '.' : names.slice(at).fill('..').join('/');
}
