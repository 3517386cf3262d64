import type { Node } from 'jsonc-parser';
import { cleanPath } from '../../util/cleanPath';
import type { MappedText } from '../../util/mappedText';
import type { BuildReference } from '../buildReference';
import { posix } from '../commands/posix';
import { powershell } from '../commands/powershell';
import { mayBuild, readArguments, readCommands, type ScriptSetting } from '../commands/readCommands';
import { rootOfRepository } from '../commands/startingPlaces';
import { hasEditorVariable, inWorkspaceFolder } from './editorVariables';
import { labelOf, type Task } from './task';

const variables = new Map(['workspaceFolder', 'workspaceRoot', 'cwd'].map((name) => [name, rootOfRepository]));

/** The builds of a task that runs a command line; those for one system only are read as well. */
export function commandsOf(task: Task): readonly BuildReference[] {
  const { file, source } = task;
  if (!mayBuild(source.text)) return [];
  const systems = ['windows', 'linux', 'osx'].flatMap((system) => file.at(task.task, system) ?? []);
  return [task.task, ...systems].flatMap((section) => commandOf(section, task));
}

function commandOf(section: Node, task: Task): readonly BuildReference[] {
  const { file, source } = task;
  const own = (key: string) => file.at(section, key) ?? file.at(task.task, key);
  const command = file.mapped(plain(own('command'), task));
  const args = file.items(own('args')).flatMap((arg) => file.mapped(plain(arg, task)) ?? []);
  const isRepeated = section !== task.task && !file.at(section, 'command') && !file.at(section, 'args');
  if (!command || isRepeated) return [];
  const script = { text: source.text, places: file.places };
  if (args.length === 0) return readCommands(command, script, settingOf(section, task));
  const [program, ...words] = wordsOf(command);
  return program ? readArguments(program.text, [...words, ...args], script, settingOf(section, task)) : [];
}

/** `{ value, quoting }` stands for its value. */
function plain(node: Node | undefined, { file }: Task): Node | undefined {
  return file.at(node, 'value') ?? node;
}

function settingOf(section: Node, task: Task): ScriptSetting {
  const { defaults, paths, file } = task;
  const cwd = [section, task.task, defaults].flatMap((node) => file.at(node, 'options', 'cwd') ?? [])[0];
  const folder = inWorkspaceFolder(file.written(cwd, hasEditorVariable), '.')?.text;
  const directory = folder && cleanPath(folder.replaceAll('\\', '/')).replace(/^\.$/, '');
  const dialect = section === file.at(task.task, 'windows') ? powershell : posix;
  return { kind: 'vscode-task', label: labelOf(task), dialect, paths, directory, variables };
}

/** The words of a command in front of its arguments. */
function wordsOf(command: MappedText): readonly MappedText[] {
  return [...command.text.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    startOf: (offset) => command.startOf(index + offset),
    endOf: (offset) => command.endOf(index + offset),
  }));
}
