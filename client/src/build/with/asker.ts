import * as vscode from 'vscode';
import {
  type Asker,
  type Back,
  back,
  type Choice,
  type PathQuestion,
  type PickQuestion,
  type Place,
  type TextQuestion,
} from './steps';

/** Asks with quick picks and input boxes, which have a way back. */
export function vscodeAsker(title: string): Asker {
  return {
    pick: (question) => pick(title, question),
    text: (question) => text(title, question),
    path: askForPath,
  };
}

type Item<T> = vscode.QuickPickItem & { readonly choice: Choice<T> };

function pick<T>(title: string, { place, text, choices }: PickQuestion<T>): Promise<T | Back | undefined> {
  const input = vscode.window.createQuickPick<Item<T>>();
  input.placeholder = text;
  input.matchOnDescription = true;
  input.items = choices.map((choice) => ({
    label: choice.label,
    description: choice.description,
    detail: choice.detail,
    choice,
  }));
  const likely = input.items.find(({ choice }) => choice.isLikely);
  if (likely) input.activeItems = [likely];
  return shown(input, title, place, (answer) =>
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item) answer(item.choice.value);
    }),
  );
}

function text(
  title: string,
  { place, text, value, hint, isSecret, problem }: TextQuestion,
): Promise<string | Back | undefined> {
  const input = vscode.window.createInputBox();
  input.prompt = text;
  input.value = value;
  input.placeholder = hint;
  input.password = isSecret === true;
  input.onDidChangeValue((typed) => {
    input.validationMessage = problem?.(typed);
  });
  return shown(input, title, place, (answer) =>
    input.onDidAccept(() => {
      input.validationMessage = problem?.(input.value);
      if (!input.validationMessage) answer(input.value);
    }),
  );
}

type Input = vscode.QuickInput & Pick<vscode.QuickPick<vscode.QuickPickItem>, 'buttons' | 'onDidTriggerButton'>;

/** Resolves with what is answered; undefined when it is closed without. */
function shown<T>(
  input: Input,
  title: string,
  place: Place,
  listen: (answer: (value: T) => void) => vscode.Disposable,
): Promise<T | Back | undefined> {
  input.title = title;
  input.step = place.count && place.step;
  input.totalSteps = place.count;
  input.ignoreFocusOut = true;
  if (place.step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (value: T | Back | undefined) => {
      resolve(value);
      input.dispose();
    };
    listen(end);
    input.onDidTriggerButton(() => end(back));
    input.onDidHide(() => end(undefined));
    input.show();
  });
}

async function askForPath({ text, kind }: PathQuestion): Promise<string | undefined> {
  if (kind === 'new file') return (await vscode.window.showSaveDialog({ saveLabel: text }))?.fsPath;
  const isFolder = kind === 'folder';
  const [uri] =
    (await vscode.window.showOpenDialog({ canSelectFiles: !isFolder, canSelectFolders: isFolder, openLabel: text })) ??
    [];
  return uri?.fsPath;
}
