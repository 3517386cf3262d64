import type { Range } from 'vscode-languageserver-types';
import type { BuildReference } from '../../server/src/targets/buildReference';

/** A reference in a line: what it is called, the stage, the Dockerfile, the context. Dynamic texts have a `~`, guesses a `?`. */
export function show(reference: BuildReference): string {
  const { label, target, dockerfile, context, inline, certainty, directory, role } = reference;
  const words = [`${label}${certainty === 'likely' ? '?' : ''}:`];
  if (role) words.push(role);
  words.push(target ? `${target.dynamic ? '~' : ''}${target.text || "''"}` : '(default)');
  if (dockerfile) words.push(`of ${dockerfile.dynamic ? '~' : ''}${dockerfile.text || "''"}`);
  if (inline) words.push('of inline');
  if (context) words.push(`in ${context.dynamic ? '~' : ''}${context.text}`);
  if (directory) words.push(`from ${directory}`);
  return words.join(' ');
}

/** What stands in a range. */
export function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return text.slice(offset(start), offset(end));
}
