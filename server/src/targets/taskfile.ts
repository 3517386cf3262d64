import type { Node } from 'yaml';
import { type MappedText, withBlanksBehind } from '../util/mappedText';
import type { BuildReference, Finder } from './buildReference';
import { fillTemplates } from './commands/fillTemplates';
import { posix } from './commands/posix';
import { mayBuild, readCommands, type ScriptFile } from './commands/readCommands';
import { givenPath } from './commands/startingPlaces';
import { type YamlFile, yamlFile } from './yamlFile';

/** The commands of Taskfiles. One that another includes may run in the other's folder. */
export const taskfile: Finder = {
  matches: (path) => /(?:^|\/)taskfile(?:[._-][\w.-]+)?\.ya?ml$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const file = yamlFile(source);
    const script = { text: source.text, places: file.places };
    return file.roots.flatMap((root) => {
      const variables = constantsOf(file.at(root, 'vars'), file);
      const tasks = file.entries(file.at(root, 'tasks'));
      return tasks.flatMap(({ key, value }) => buildsOf(value, { file, script, variables, label: key }));
    });
  },
};

interface Surroundings {
  readonly file: YamlFile;
  readonly script: ScriptFile;
  readonly variables: readonly Constant[];
  readonly label: string;
}

type Constant = readonly [name: string, value: string | undefined];

function constantsOf(node: Node | undefined, file: YamlFile): readonly Constant[] {
  return file.entries(node).map(({ key, value }) => {
    const text = file.text(value);
    return [key, text?.includes('{{') ? undefined : text];
  });
}

function buildsOf(task: Node | undefined, { file, script, variables, label }: Surroundings): readonly BuildReference[] {
  const known = new Map([...variables, ...constantsOf(file.at(task, 'vars'), file)]);
  const fill = (text: MappedText) =>
    fillTemplates(text, (expression) => known.get(/^\.(\w+)$/.exec(expression)?.[1] ?? ''));
  const directory = givenPath(file.text(file.at(task, 'dir')) ?? '');
  return commandsOf(task, file).flatMap((node) => {
    const command = file.mapped(node);
    if (!command) return [];
    const setting = { kind: 'task-runner', label, dialect: posix, paths: 'either', directory } as const;
    return readCommands(fill(withBlanksBehind(command, script.text)), script, setting);
  });
}

/** A task is a command, a list of them, or a mapping that has them; a command may be the `cmd` of a mapping. */
function commandsOf(task: Node | undefined, file: YamlFile): readonly (Node | undefined)[] {
  const list = [...file.items(task), ...file.items(file.at(task, 'cmds'))];
  return [task, file.at(task, 'cmd'), file.at(task, 'cmds'), ...list, ...list.flatMap((item) => inner(item, file))];
}

function inner(command: Node, file: YamlFile): readonly (Node | undefined)[] {
  return [file.at(command, 'cmd'), file.at(command, 'defer')];
}
