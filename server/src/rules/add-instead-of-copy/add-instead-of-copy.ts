import * as l10n from '@vscode/l10n';
import type { Word } from '../../syntax/parts';
import type { Finding, InstructionRule } from '../rule';
import { literalText } from '../shared/texts/literalText';

/** ADD of what COPY copies just as well. */
export const addInsteadOfCopy: InstructionRule = {
  id: 'add-instead-of-copy',
  family: 'form',
  summary: () => l10n.t('ADD where nothing is fetched or unpacked, so that COPY says it more clearly.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3020'],
  keywords: ['ADD'],
  *checkInstruction({ instruction, parts: { body, flags, keyword } }): Generator<Finding> {
    if (body.kind !== 'copy' || body.sources.length === 0) return;
    if (flags.some(({ name }) => onlyForAdd.has(name.text))) return;
    const sources = body.sources.map((source) => kindOf(source, instruction.syntax.escape));
    if (!sources.every((kind) => kind === 'plain' || kind === 'file')) return;
    const range = instruction.rangeOf(keyword);
    const newText = keyword.text === 'add' ? 'copy' : 'COPY';
    yield {
      range,
      message: l10n.t('COPY does the same here, and says that nothing is fetched or unpacked.'),
      hadolintRule: 'DL3020',
      fixes: [
        {
          title: l10n.t('Write COPY'),
          edits: [{ range, newText }],
          safe: sources.every((kind) => kind === 'plain'),
        },
      ],
    };
  },
};

const onlyForAdd: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);

/**
 * `plain` is surely no archive; a `file` could be one by another name, as BuildKit looks into it; `other` is fetched,
 * unpacked, written in place, or nobody knows.
 */
function kindOf(source: Word, escape: string): 'plain' | 'file' | 'other' {
  const path = literalText(source, escape);
  if (path === undefined || remote.test(path) || path.startsWith('<<')) return 'other';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (archive.test(name) || (name.includes('*') && !textual.test(name))) return 'other';
  return name === '' || name === '.' || name === '..' || textual.test(name) ? 'plain' : 'file';
}

const remote = /^(?:[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:|github\.com\/|[^ ]*\.git(?:$|[#?]))/i;
const archive = /\.(?:tar|gz|bz2|xz|zst|lz|lzma|z|tgz|tbz2?|tb2|txz|tlz|tpz|tz|tzst)$/i;
const textual =
  /\.(?:c|cc|cfg|cmake|conf|config|cpp|crt|css|cs|csproj|env|go|gradle|h|hpp|html|ini|jar|java|js|json|jsx|kts?|list|lock|lua|md|mjs|mod|patch|pem|php|pl|properties|py|rb|repo|rs|sh|sln|sql|sum|svg|tmpl|toml|ts|tsx|txt|war|xml|ya?ml|zip)$/i;
