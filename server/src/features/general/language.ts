import type { CompletionItem, FormattingOptions, Position, SignatureHelp, TextEdit } from 'vscode-languageserver-types';

/**
 * What dockerfile-language-service does for us. It reads whole files in ways that crash, hang or grow with the square
 * of the text, so it never gets one: keywords come without any text of the user's, signatures from one instruction of
 * bounded length, indentation from a text that has the lines of the file and none of its words.
 */
export interface Language {
  /** Every instruction that may stand at a place, as snippets or bare words. */
  keywords(place: 'instruction' | 'trigger', snippets: boolean): readonly CompletionItem[];
  /** Signatures at a place of a text with one instruction; without any where there are none. */
  signatureHelp(text: string, position: Position): SignatureHelp;
  /** Edits of nothing but blanks at the beginnings of lines. */
  indentation(text: string, options: FormattingOptions): readonly TextEdit[];
}

/** Gives the one library of this process, which is read when it is first needed. */
export type LanguageLoader = () => Promise<Language>;

/** Asks the library something. Whatever goes wrong in it is one line in the log and no answer. */
export type AskLanguage = <T>(what: string, ask: (language: Language) => T) => Promise<T | undefined>;

/** `load` behind a wall. What could not be loaded is not tried again. */
export function askLanguage(load: LanguageLoader | undefined, log: (message: string) => void): AskLanguage {
  let loading: Promise<Language | undefined> | undefined;
  const report = (what: string, error: unknown) => {
    log(`dockerfile-language-service, ${what}: ${String(error).split('\n', 1)[0]}`);
    return undefined;
  };
  return async (what, ask) => {
    if (!load) return undefined;
    loading ??= load().catch((error: unknown) => report('loading', error));
    const language = await loading;
    try {
      return language && ask(language);
    } catch (error) {
      return report(what, error);
    }
  };
}
