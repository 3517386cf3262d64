import * as vscode from 'vscode';
import type { BuildFailure } from './buildFailure';
import type { BuildServices } from './buildServices';
import type { FailureMark } from './failureMarks';
import { stepsOfStage } from './progress/stageLook';

/** Underlines the instruction at which a build failed. Answers with the failure and its line, where there is one. */
export async function markFailure(
  services: BuildServices,
  uri: vscode.Uri,
  failure: BuildFailure,
  { target, request }: Pick<FailureMark, 'target' | 'request'>,
): Promise<BuildFailure> {
  const line = failure.line ?? (await lineOf(services, uri, failure));
  if (line === undefined) return failure;
  const document = await vscode.workspace.openTextDocument(uri);
  const { step } = failure;
  services.failures.show(document, { line, message: messageOf(document, line, failure), step, target, request });
  return { ...failure, line };
}

/** Engines that tell no lines count all instructions of a stage. */
async function lineOf(services: BuildServices, uri: vscode.Uri, { step }: BuildFailure): Promise<number | undefined> {
  const instruction = step?.place?.instruction;
  if (!step || instruction === undefined) return undefined;
  const stage = (await services.stages(uri)).find((one) => stepsOfStage(one, [step]).length > 0);
  return stage?.instructionLines[instruction];
}

function messageOf(document: vscode.TextDocument, line: number, { message, exitCode, log }: BuildFailure): string {
  if (exitCode !== undefined) {
    const first = vscode.l10n.t('This command ended with exit code {0}.', exitCode);
    return [first, ...log].join('\n');
  }
  return [message, ...mistakenStage(document, line), ...log].join('\n');
}

/** An image that can't be had may be a stage whose name is mistyped: that is for our rules to tell. */
function mistakenStage(document: vscode.TextDocument, line: number): string[] {
  const found = vscode.languages
    .getDiagnostics(document.uri)
    .find(({ range, code }) => range.start.line === line && codeOf(code) === 'unknown-stage');
  return found ? [found.message] : [];
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
