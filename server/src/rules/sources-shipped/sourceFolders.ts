import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import { chainOf } from '../shared/stages/transfers';

/** Where a stage puts the whole build context. */
export interface SourceFolder {
  /** Absolute, without a slash at its end. */
  readonly path: string;
  readonly instruction: Instruction;
}

const known = new WeakMap<Stage, readonly SourceFolder[]>();

/** Those of a stage and of what it stands on. */
export function sourceFolders(stage: Stage): readonly SourceFolder[] {
  const folders = known.get(stage) ?? [...findFolders(stage)];
  known.set(stage, folders);
  return folders;
}

function* findFolders(stage: Stage): Generator<SourceFolder> {
  let folder: string | undefined = '/';
  for (const { instructions } of [...chainOf(stage)].reverse()) {
    for (const instruction of instructions) {
      if (instruction.syntax.isPlainRun) continue;
      const { body, name } = instruction;
      if (name === 'WORKDIR' && body.kind === 'words') folder = joined(folder, body.words[0]?.text);
      if (body.kind !== 'copy' || body.from || !body.sources.some(({ text }) => /^(?:\.\/?|\/)$/.test(text))) continue;
      const path = joined(folder, body.destination?.text);
      if (path !== undefined && path !== '/') yield { path, instruction };
    }
  }
}

/** A path seen from a folder, without `.` and `..`; undefined where a variable or a quote is in it. */
export function joined(folder: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || folder === undefined || /["'$\\*?[]/.test(path)) return undefined;
  const names: string[] = [];
  for (const name of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}
