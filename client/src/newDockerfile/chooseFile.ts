import * as vscode from 'vscode';

const dockerfileName = /^(?:dockerfile|containerfile)(?:\..+)?$|\.dockerfile$/i;

/** `Dockerfile` where that is free; asks for a name where it is not. Undefined when nothing should be made. */
export async function chooseFile(folder: vscode.Uri, names: readonly string[]): Promise<vscode.Uri | undefined> {
  const known = new Set(names);
  const name = known.has('Dockerfile') ? await askForName(known) : 'Dockerfile';
  return name ? vscode.Uri.joinPath(folder, name) : undefined;
}

function askForName(known: ReadonlySet<string>): Thenable<string | undefined> {
  const free = ['Dockerfile.new', 'Dockerfile.new2'].find((name) => !known.has(name)) ?? 'Dockerfile.';
  return vscode.window.showInputBox({
    title: vscode.l10n.t('There is a Dockerfile here already. What is the new one called?'),
    value: free,
    valueSelection: ['Dockerfile.'.length, free.length],
    validateInput: (name) => problemWith(name.trim(), known),
  });
}

function problemWith(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name)) return vscode.l10n.t("'{0}' exists already.", name);
  if (/[\\/]/.test(name) || !dockerfileName.test(name)) {
    return vscode.l10n.t('A name like Dockerfile.{0} makes editors and tools know what it is.', 'web');
  }
  return undefined;
}
