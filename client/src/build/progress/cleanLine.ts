/**
 * A line as a terminal would leave it, without anything that could move a cursor, change a title or colour what comes
 * after it. What is behind the last carriage return was written over the rest.
 */
export function cleanLine(line: string): string {
  if (!CONTROL.test(line)) return line;
  const plain = line.replace(SEQUENCE, '');
  const written = plain.split('\r').filter((part) => part !== '');
  return (written.at(-1) ?? '').replace(CONTROLS, '');
}

// Node's own stripVTControlCharacters takes text up to a later bell along.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: and these
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const CONTROLS = new RegExp(CONTROL, 'g');
