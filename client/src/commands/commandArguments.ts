import * as vscode from 'vscode';

/** A document named in a command's arguments: a lens sends text, a menu an object. */
export function uriArgument(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument) : undefined;
}

/** A stage's index in a command's arguments; a menu sends something else in its place. */
export function indexArgument(argument: unknown): number | undefined {
  return typeof argument === 'number' && Number.isInteger(argument) && argument >= 0 ? argument : undefined;
}
