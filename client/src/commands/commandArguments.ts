import * as vscode from 'vscode';

/** A document named in a command's arguments: a lens sends text, a menu an object. */
export function uriArgument(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument) : undefined;
}

/** What a menu of the diagram says: the card on which it was opened. */
interface Card {
  readonly uri: string;
  readonly stageIndex: number;
}

/** [uri, stageIndex] of the card on which a menu of the diagram was opened; other arguments as they are. */
export function stageArguments(given: readonly unknown[]): readonly unknown[] {
  const [card] = given;
  return isCard(card) ? [card.uri, card.stageIndex] : given;
}

export function isCard(given: unknown): given is Card {
  if (typeof given !== 'object' || given === null) return false;
  const { uri, stageIndex } = given as Record<string, unknown>;
  return typeof uri === 'string' && indexArgument(stageIndex) !== undefined;
}

/** A stage's index in a command's arguments; a menu sends something else in its place. */
export function indexArgument(argument: unknown): number | undefined {
  return typeof argument === 'number' && Number.isInteger(argument) && argument >= 0 ? argument : undefined;
}
