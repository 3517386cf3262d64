import * as l10n from '@vscode/l10n';
import type { Span } from '../../../util/span';
import { differentCharacters, isPlaceholder } from './placeholders';

/** A stretch of a text that gives access to something. */
export interface SecretText extends Span {
  /** What it is, in the user's language: "an AWS access key". */
  readonly kind: string;
}

interface Pattern {
  readonly kind: () => string;
  readonly text: RegExp;
}

/**
 * What issuers begin their keys with, so that scanners find them. Each starts where no such character stands in front,
 * so that no stretch of a text is read twice.
 */
const patterns: readonly Pattern[] = [
  { kind: () => l10n.t('an AWS access key'), text: /(?<![\w-])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![\w-])/g },
  { kind: () => l10n.t('a GitHub token'), text: /(?<![\w-])gh[opusr]_[A-Za-z0-9]{36,251}(?![\w-])/g },
  { kind: () => l10n.t('a GitHub token'), text: /(?<![\w-])github_pat_\w{60,250}(?![\w-])/g },
  {
    kind: () => l10n.t('a GitLab token'),
    text: /(?<![\w-])gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas)-[\w-]{20,300}(?![\w-])/g,
  },
  { kind: () => l10n.t('a Slack token'), text: /(?<![\w-])xox[abeoprs]-[A-Za-z0-9-]{20,250}(?![\w-])/g },
  {
    kind: () => l10n.t('a Slack webhook'),
    text: /(?<=hooks\.slack\.com\/services\/)T\w{6,20}\/B\w{6,20}\/\w{20,40}(?!\w)/g,
  },
  { kind: () => l10n.t('a Google API key'), text: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { kind: () => l10n.t('an npm token'), text: /(?<![\w-])npm_[A-Za-z0-9]{36}(?![\w-])/g },
  { kind: () => l10n.t('a PyPI token'), text: /(?<![\w-])pypi-AgE[\w-]{50,1000}(?![\w-])/g },
  { kind: () => l10n.t('a Docker token'), text: /(?<![\w-])dckr_[po]at_[\w-]{20,100}(?![\w-])/g },
  { kind: () => l10n.t('a Stripe key'), text: /(?<![\w-])[rs]k_live_[A-Za-z0-9]{20,250}(?![\w-])/g },
  { kind: () => l10n.t('an API key'), text: /(?<![\w-])sk-(?:ant|proj|svcacct|admin|or-v1)-[\w-]{30,300}(?![\w-])/g },
  { kind: () => l10n.t('a Hugging Face token'), text: /(?<![\w-])hf_[A-Za-z]{34}(?![\w-])/g },
  { kind: () => l10n.t('a SendGrid key'), text: /(?<![\w-])SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { kind: () => l10n.t('a DigitalOcean token'), text: /(?<![\w-])do[oprt]_v1_[a-f0-9]{64}(?![\w-])/g },
  { kind: () => l10n.t('a Vault token'), text: /(?<![\w-])hv[bs]\.[\w-]{24,300}(?![\w-])/g },
  {
    kind: () => l10n.t('a JSON web token'),
    text: /(?<![\w.-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,2000}(?![\w-])/g,
  },
  {
    kind: () => l10n.t('a private key'),
    text: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?=[\s\\nr"'|#-]{0,20}[A-Za-z0-9+/=]{30})/g,
  },
];

/** What nearly every text without a secret lacks. */
const mayHaveOne =
  /A[KSBC][IC]A|gh[opusr]_|github_pat_|gl[a-z]{2,5}-|xox[abeoprs]-|hooks\.slack|AIza|npm_|pypi-|dckr_|k_live_|sk-|hf_|SG\.|_v1_|hv[bs]\.|eyJ|PRIVATE KEY/;

/** The keys and tokens in a text that are told by how they look, in the order of the text; none overlaps another. */
export function secretTexts(text: string): readonly SecretText[] {
  if (!mayHaveOne.test(text)) return [];
  const found: SecretText[] = [];
  for (const { kind, text: pattern } of patterns) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      if (isReal(match)) found.push({ kind: kind(), start: index, end: index + match.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Documentation writes keys that nobody has: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`. */
function isReal(match: string): boolean {
  if (match.startsWith('-----')) return true;
  return differentCharacters(match) >= 10 && !/example|xxxxx|your|000000|123456|abcdef/i.test(match);
}

const longestName = 100;
const credentials = /[^\s/:@"'`\\]*:([^\s/@"'`\\]+)@(?=[\w[$.])/y;

/** The passwords that URLs have in front of their host (`postgres://user:pass@host`), but for placeholders. */
export function passwordsInUrls(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const userinfo = text.slice(at + 3, at + 3 + longestName * 3);
    credentials.lastIndex = 0;
    const match = credentials.exec(userinfo);
    const password = match?.[1];
    if (!match || password === undefined || password.length > longestName) continue;
    const end = at + 3 + match[0].length - 1;
    const user = match[0].slice(0, -password.length - 2);
    if (!isPlaceholder(password) && user !== password) found.push({ start: end - password.length, end });
  }
  return found;
}
