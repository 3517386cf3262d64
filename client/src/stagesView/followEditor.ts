import * as vscode from 'vscode';
import { Latest } from '../diagram/latest';
import { placeOf } from './checklistItems';
import type { StagesModel } from './stagesModel';
import { fileOf, isWithin, type StagesNode } from './stagesNode';

/** The view, and what it shows. */
interface Shown {
  readonly view: vscode.TreeView<StagesNode>;
  readonly model: StagesModel;
  readonly onDidChangeTreeData: vscode.Event<unknown>;
}

/** VS Code does not reach a row while it still draws what came before; then it is tried again, some milliseconds later. */
export const retryAfter: readonly number[] = [100, 300, 1000, 3000];

/** In milliseconds: the selection is told of a moment after it is there. */
const untilTold = 200;
/** In milliseconds. What has not been reached by then never is. */
const longestReveal = 2000;

/** Selects the row of the stage that the cursor is in, as the explorer does with files; its setting turns both off. */
export function followEditor(stages: Shown): vscode.Disposable {
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  const following = new Latest(
    async () => {
      await follow(stages);
      failures = 0;
    },
    () => {
      const pause = retryAfter[failures++];
      if (pause !== undefined) retry = setTimeout(run, pause);
    },
  );
  const run = () => {
    clearTimeout(retry);
    void following.run();
  };
  const start = () => {
    failures = 0;
    run();
  };
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(retry) },
    vscode.window.onDidChangeActiveTextEditor(start),
    vscode.window.onDidChangeTextEditorSelection(start),
    stages.view.onDidChangeVisibility(start),
    stages.onDidChangeTreeData(start),
  );
}

async function follow({ view, model }: Shown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!view.visible || editor?.document.languageId !== 'dockerfile') return;
  if (vscode.workspace.getConfiguration('explorer', editor.document.uri).get('autoReveal') === false) return;
  const [uri, { line }] = [editor.document.uri.toString(), editor.selection.active];
  if (isAbout(view.selection[0], uri, line)) return;
  const node = await model.nodeAt(uri, line);
  if (!node || isWithin(view.selection[0], node)) return;
  const reached = view.reveal(node, { select: true, focus: false });
  await Promise.race([reached, after(longestReveal)]);
  if (!isWithin(view.selection[0], node)) await after(untilTold);
  if (!isWithin(view.selection[0], node)) throw new Error('The row was not reached.');
}

/** Who follows a row of the checklist to its place goes on from that row. */
function isAbout(node: StagesNode | undefined, uri: string, line: number): boolean {
  if (node?.kind !== 'point' && node?.kind !== 'evidence') return false;
  return fileOf(node).uri === uri && placeOf(node)?.line === line;
}

/** In milliseconds. */
export function after(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
