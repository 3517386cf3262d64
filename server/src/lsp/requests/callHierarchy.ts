import type { CallHierarchyItem, Connection } from 'vscode-languageserver';
import { answer } from '../handle';
import type { Session } from '../session';
import { type Answers, about, read } from './ask';

/** Who takes from whom, one step after the other. */
export function answerCallHierarchy(connection: Connection, answers: Answers): void {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    about(answers, 'prepareCallHierarchy', ({ service }, { textDocument: { uri }, position }) => {
      const item = service.prepareCallHierarchy(uri, position);
      return item && [item];
    }),
  );
  callHierarchy.onIncomingCalls(
    aboutItem(answers, 'callHierarchy/incomingCalls', ({ service }, item) => service.incomingCalls(item)),
  );
  callHierarchy.onOutgoingCalls(
    aboutItem(answers, 'callHierarchy/outgoingCalls', ({ service }, item) => service.outgoingCalls(item)),
  );
}

type AskOfItem<R> = (session: Session, item: CallHierarchyItem) => R | undefined;

function aboutItem<R>({ boundary, session }: Answers, method: string, ask: AskOfItem<R>) {
  return answer<{ item: CallHierarchyItem }, R>(boundary, method, async ({ item }) =>
    ask(await read(session, item.uri), item),
  );
}
