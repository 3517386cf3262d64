import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule, InstructionSubject } from '../rule';

/** MAINTAINER, which a label took the place of in 2017. */
export const maintainerDeprecated: InstructionRule = {
  id: 'maintainer-deprecated',
  family: 'buildkit',
  summary: () => l10n.t('MAINTAINER, which a label took the place of.'),
  defaultSeverity: 'information',
  buildkitRule: 'MaintainerDeprecated',
  hadolintRules: ['DL4000'],
  keywords: ['MAINTAINER'],
  *checkInstruction({ instruction, parts: { keyword, body }, isTrigger }: InstructionSubject): Generator<Finding> {
    if (isTrigger || body.kind !== 'words') return;
    const label = keyword.text === keyword.text.toLowerCase() ? 'label' : 'LABEL';
    const author = body.words[0]?.text;
    yield {
      range: instruction.rangeOf(keyword),
      message: l10n.t('MAINTAINER is deprecated; the label {0} says who made the image.', authors),
      tags: ['deprecated'],
      hadolintRule: 'DL4000',
      fixes:
        author === undefined
          ? []
          : [
              {
                title: l10n.t('Write it as a label'),
                edits: [
                  {
                    range: instruction.range,
                    newText: `${label} ${authors}="${quoted(withoutQuotes(author), instruction.syntax.escape)}"`,
                  },
                ],
              },
            ],
    };
  },
};

const authors = 'org.opencontainers.image.authors';

/** MAINTAINER takes quotes for a part of the name, and people write them all the same. */
function withoutQuotes(text: string): string {
  const [, , inside] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return inside ?? text;
}

/** As it stands between double quotes, where nothing of it is to be expanded. */
function quoted(text: string, escape: string): string {
  return [...text].map((char) => (char === '"' || char === '$' || char === escape ? escape + char : char)).join('');
}
