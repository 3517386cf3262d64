import { readFile, writeFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { fixedText } from '../features/codeActions/fixedText';
import type { findingsOf } from '../features/diagnostics';
import { displayName, reportUnreadable, type SourceFile, standardInput } from './files';
import { note, print } from './output';
import { unifiedDiff } from './unifiedDiff';

/** What is found in a Dockerfile, with whatever text it has by then. */
export type FindingsIn = (source: SourceFile) => ReturnType<typeof findingsOf>;

/** Makes the safe fixes of a Dockerfile in place and says how many; the text of standard input is printed. */
export async function fix(source: SourceFile, findingsIn: FindingsIn): Promise<SourceFile> {
  const { text, mended } = fixedText(source.text, (now) => findingsIn({ ...source, text: now }));
  const fixed = { ...source, text };
  const file = displayName(source.name);
  if (source.name === standardInput) await print(text);
  else if (mended > 0 && !(await write(source, text))) return source;
  if (mended > 0)
    note(mended === 1 ? l10n.t('1 problem fixed in {0}.', file) : l10n.t('{0} problems fixed in {1}.', mended, file));
  return fixed;
}

/** Prints what the safe fixes of a Dockerfile would change. Says whether there is anything. */
export async function printFixes(source: SourceFile, findingsIn: FindingsIn): Promise<boolean> {
  const { text } = fixedText(source.text, (now) => findingsIn({ ...source, text: now }));
  await print(unifiedDiff(displayName(source.name), source.text, text));
  return text !== source.text;
}

/** False, and a word about it, for a file that can't be written or that is not what was read: other bytes than UTF-8. */
async function write({ name, text: read }: SourceFile, text: string): Promise<boolean> {
  try {
    if (!(await readFile(name)).equals(Buffer.from(read, 'utf8'))) {
      note(l10n.t('{0} is not UTF-8, or has changed; it stays as it is.', displayName(name)));
      return false;
    }
    await writeFile(name, text);
    return true;
  } catch (error) {
    reportUnreadable(name, error);
    return false;
  }
}
