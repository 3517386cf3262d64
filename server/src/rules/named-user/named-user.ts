import * as l10n from '@vscode/l10n';
import { imageFacts } from '../../images/imageFacts';
import type { Finding, Fix, StageRule } from '../rule';
import { endsTarget, shippedWhere } from '../shared/stages/shippedWhere';
import { named } from '../shared/texts/named';

/** A target whose user has a name, which says nothing to who starts it. */
export const namedUser: StageRule = {
  id: 'named-user',
  family: 'shipping',
  summary: () => l10n.t('A target whose last USER is a name and not a number.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3066'],
  *checkStage({ instructions, context }): Generator<Finding> {
    const last = endsTarget(context) && named(instructions, 'USER').at(-1);
    const word = last && last.body.kind === 'words' ? last.body.words[0] : undefined;
    if (!last || !word || !isName(word.text)) return;
    const facts = context.root === undefined ? undefined : imageFacts(context.root);
    if (facts?.distribution === 'windows') return;
    const number = facts?.users.includes(word.text) ? numbers[word.text] : undefined;
    const range = last.rangeOf(word);
    yield {
      range,
      message: l10n.t(
        'The user {0} is a name, by which nobody can tell that it is not root. Use its number.',
        shippedWhere(context),
      ),
      hadolintRule: 'DL3066',
      ...(number && { fixes: [useNumber(range, number)] }),
    };
  },
};

function isName(user: string): boolean {
  const [name = ''] = user.split(':');
  return name !== '' && name !== 'root' && !/^\d+$/.test(name) && !/[$\\]/.test(user);
}

/** Of users that images come with. */
const numbers: Readonly<Record<string, string | undefined>> = {
  node: '1000',
  bun: '1000',
  deno: '1000',
  nonroot: '65532',
  app: '1654',
};

function useNumber(range: Finding['range'], number: string): Fix {
  return { title: l10n.t('Write {0}', number), edits: [{ range, newText: number }] };
}
