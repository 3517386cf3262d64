import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** Speaks the language of the environment where there is a bundle for it, English otherwise. */
export function chooseLanguage(environment: NodeJS.ProcessEnv, bundles: string): void {
  for (const language of languagesOf(environment)) {
    const path = join(bundles, `bundle.l10n.${language}.json`);
    if (existsSync(path)) {
      l10n.config({ fsPath: path });
      return;
    }
  }
}

/** `fr_CA.UTF-8` → `fr-ca`, `fr`. LC_ALL goes before LC_MESSAGES, which goes before LANG. */
function languagesOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string[] {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  const match = /^([a-z]{2,3})(?:[_-]([a-z]{2}))?(?:[.@]|$)/i.exec(locale);
  if (!match) return [];
  const [, language, region] = match;
  return (region ? [`${language}-${region}`, language] : [language]).map((name) => name.toLowerCase());
}
