import type { Field } from './fields';
import { isKnown, splitField } from './fields';
import { folderOf, pathFrom, rootOfRepository } from './startingPlaces';
import { type Shell, setVariable } from './variables';

const folderChanges = new Set(['cd', 'chdir', 'pushd', 'set-location', 'push-location', 'sl']);
const folderReturns = new Set(['popd', 'pop-location']);

const others = new Set(['read', 'unset', 'set', 'pwd', 'dirname', 'realpath', 'readlink', 'git']);

/** Whether a command of this name does something to the shell, or prints something, that is followed here. */
export function isBuiltin(name: string): boolean {
  return folderChanges.has(name) || folderReturns.has(name) || others.has(name);
}

/** Does to the shell what `cd`, `set`, `read` and `unset` do. False for other commands. */
export function runBuiltin(name: string, fields: readonly Field[], shell: Shell): boolean {
  if (folderChanges.has(name)) changeFolder(name, fields, shell);
  else if (folderReturns.has(name)) shell.directory = shell.pushed.pop() ?? shell.directory;
  else if (name === 'read' || name === 'unset') {
    for (const field of fields) setVariable(shell, field.text, undefined);
  } else if (name === 'set') setByCommand(fields, shell);
  else return false;
  return true;
}

const longestPath = 1000;

function changeFolder(name: string, fields: readonly Field[], shell: Shell): void {
  const target = fields.find((field) => !/^(?:-[A-Za-z]+|--|\/d)$/i.test(field.text));
  if (name.startsWith('push')) shell.pushed.push(shell.directory);
  if (!target || !isKnown(target) || /^[/~-]/.test(target.text)) shell.directoryKnown = false;
  // What goes deeper and deeper is no script that anybody runs.
  if (target && shell.directory.length < longestPath)
    shell.directory = pathFrom(shell.directory, target.text.replace(/\\/g, '/'));
}

/** `set -gx TARGET dev` of fish, `set TARGET=dev` of Windows. In other shells `set` takes options, which set nothing here. */
function setByCommand(fields: readonly Field[], shell: Shell): void {
  const [first, second, ...more] = fields.filter((field) => !/^(?:-|\/)/.test(field.text));
  const pair = first && splitField(first);
  if (pair) setVariable(shell, pair.name.toLowerCase(), isKnown(pair.value) && !second ? pair.value.text : undefined);
  else if (first && second)
    setVariable(shell, first.text, isKnown(second) && more.length === 0 ? second.text : undefined);
}

/** What commands print that scripts ask for a folder; undefined for all others. */
export function outputOfCommand(fields: readonly Field[], shell: Shell): string | undefined {
  const [program, ...rest] = fields;
  if (!program || !fields.every(isKnown)) return undefined;
  const operands = rest.filter((field) => !field.text.startsWith('-')).map((field) => field.text);
  switch (program.text) {
    case 'pwd':
      return shell.directoryKnown ? shell.directory || '.' : undefined;
    case 'dirname':
      return operands.length === 1 ? folderOf(operands[0]) : undefined;
    case 'realpath':
    case 'readlink':
      return operands.length === 1 ? operands[0] : undefined;
    case 'git':
      return rest.some((field) => field.text === '--show-toplevel') ? rootOfRepository : undefined;
    default:
      return undefined;
  }
}
