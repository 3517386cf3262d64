import * as vscode from 'vscode';

/** A place where whoever helps with the language at large has something to say. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly keyword: string;
  readonly line: number;
}

/**
 * Finds out whether others help with instructions, by asking VS Code for that help at an instruction of an open
 * Dockerfile. Our own answers to these questions have to be left out: `asks` tells which they are.
 */
export class GeneralFeaturesProbe {
  private asking: vscode.TextDocument | undefined;

  /** Whether what is asked of a document is our own question, or comes at the same moment. */
  asks(document: vscode.TextDocument): boolean {
    return document === this.asking;
  }

  /** Undefined where no open Dockerfile has an instruction to ask about. */
  async othersHelp(): Promise<boolean | undefined> {
    const place = findPlace(vscode.workspace.textDocuments);
    if (!place || this.asking) return undefined;
    this.asking = place.document;
    try {
      return (await showsSignature(place)) || (await completesKeyword(place));
    } catch {
      return undefined; // A defect of others says nothing.
    } finally {
      this.asking = undefined;
    }
  }
}

/** Signatures are what no other kind of extension has for a Dockerfile. */
async function showsSignature({ document, keyword, line }: Place): Promise<boolean> {
  const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
    'vscode.executeSignatureHelpProvider',
    document.uri,
    new vscode.Position(line, keyword.length + 1),
  );
  return (help?.signatures.length ?? 0) > 0;
}

async function completesKeyword({ document, keyword, line }: Place): Promise<boolean> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList | undefined>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(line, 2),
  );
  return list?.items.some((item) => isKeyword(item, keyword)) ?? false;
}

/** Snippets, which many contribute, are no keywords. */
function isKeyword({ kind, label }: vscode.CompletionItem, keyword: string): boolean {
  const text = typeof label === 'string' ? label : label.label;
  return kind === vscode.CompletionItemKind.Keyword && text.split(' ', 1)[0]?.toUpperCase() === keyword;
}

const lines = 500;
const instruction = /^(RUN|COPY|ADD|ENV|WORKDIR|EXPOSE|CMD|ENTRYPOINT|USER|LABEL) \S/;

function findPlace(documents: readonly vscode.TextDocument[]): Place | undefined {
  for (const document of documents) {
    if (document.languageId !== 'dockerfile' || document.isClosed) continue;
    for (let line = 0; line < Math.min(lines, document.lineCount); line++) {
      const keyword = instruction.exec(document.lineAt(line).text)?.[1];
      if (keyword !== undefined) return { document, keyword, line };
    }
  }
  return undefined;
}
