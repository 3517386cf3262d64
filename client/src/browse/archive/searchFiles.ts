import type { Folder, StageFile } from './stageFile';

/** How well something fits: its name, the beginning of its name, a part of it, or its path alone. */
const RANKS = 4;

/** Those whose path has all the words in it, whatever their case, the best first; at most `most`. */
export function searchFiles(root: Folder, typed: string, most: number): readonly StageFile[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const last = words.at(-1) ?? '';
  const found: StageFile[][] = Array.from({ length: RANKS }, () => []);
  const waiting: (readonly [Folder, string])[] = [[root, '']];
  for (const [folder, above] of waiting) {
    for (const file of folder.children.values()) {
      const name = file.name.toLowerCase();
      const path = `${above}/${name}`;
      if (file.kind === 'folder') waiting.push([file, path]);
      if (!words.every((word) => path.includes(word))) continue;
      const rank = found[rankOf(name, last)];
      if (rank && rank.length < most) rank.push(file);
    }
  }
  return found.flat().slice(0, most);
}

function rankOf(name: string, word: string): number {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  return name.includes(word) ? 2 : 3;
}
