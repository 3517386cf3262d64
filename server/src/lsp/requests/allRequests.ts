import type { Connection } from 'vscode-languageserver';
import type { Answers } from './ask';
import { answerCallHierarchy } from './callHierarchy';
import { answerColouring } from './colouring';
import { answerEditing } from './editing';
import { answerNavigation } from './navigation';
import { answerOwnRequests } from './own';
import { answerReading } from './reading';

/** Every request that we answer, and who answers it. */
export function answerRequests(connection: Connection, answers: Answers): void {
  answerNavigation(connection, answers);
  answerCallHierarchy(connection, answers);
  answerReading(connection, answers);
  answerColouring(connection, answers);
  answerEditing(connection, answers);
  answerOwnRequests(connection, answers);
}
