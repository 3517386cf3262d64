import type { InitializeParams } from 'vscode-languageserver';
import type { Translations } from '../languageService';
import type { InitializationOptions } from '../protocol/methods';

/** Reads the translations of a locale (`fr`, `pt-br`), as JSON text; undefined where there are none. */
export type BundleReader = (locale: string) => Promise<string | undefined>;

/** The translations for the client's language: texts by English text, or JSON of such. English needs none. */
export async function translations(
  { initializationOptions, locale }: InitializeParams,
  read?: BundleReader,
): Promise<Translations | undefined> {
  const options: InitializationOptions | undefined = initializationOptions;
  return options?.l10nBundle ?? readFirst(candidates(options?.locale ?? locale), read);
}

/** `pt-BR` is looked for as `pt-br`, then as `pt`. */
function candidates(locale: string | undefined): string[] {
  const full = locale?.toLowerCase().replace('_', '-') ?? 'en';
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(full) || full.startsWith('en')) return [];
  const language = full.split('-', 1)[0];
  return full === language ? [full] : [full, language];
}

async function readFirst(locales: readonly string[], read?: BundleReader): Promise<string | undefined> {
  for (const locale of locales) {
    const contents = await read?.(locale).catch(() => undefined);
    if (contents !== undefined) return contents;
  }
  return undefined;
}
