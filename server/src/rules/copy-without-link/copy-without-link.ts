import * as l10n from '@vscode/l10n';
import type { CopyBody, Parts } from '../../syntax/parts';
import type { Finding, InstructionRule } from '../rule';

/** A COPY out of a stage or image that waits for all that its own stage did before. */
export const copyWithoutLink: InstructionRule = {
  id: 'copy-without-link',
  family: 'cache',
  summary: () => l10n.t('A COPY --from without --link, which is made anew whenever something changes above it.'),
  defaultSeverity: 'off',
  strictSeverity: 'hint',
  keywords: ['COPY'],
  *checkInstruction({ instruction, parts, isTrigger }): Generator<Finding> {
    const { body } = parts;
    if (isTrigger || body.kind !== 'copy' || !body.from?.value || !canLink(parts, body)) return;
    const place = instruction.positionAt(parts.keyword.end);
    yield {
      range: instruction.rangeOf(body.from),
      message: l10n.t(
        'With --link this copy from {0} is a layer of its own, which stays in the cache when something above it changes.',
        body.from.value.text,
      ),
      fixes: [
        { title: l10n.t('Add {0}', '--link'), edits: [{ range: { start: place, end: place }, newText: ' --link' }] },
      ],
    };
  },
};

/** A layer of its own knows neither the users of the image nor the links in its file system. */
function canLink({ flags }: Parts, { destination }: CopyBody): boolean {
  if (flags.some(({ name }) => /^(?:link|parents|exclude)$/i.test(name.text))) return false;
  const owner = flags.find(({ name }) => name.text === 'chown')?.value?.text ?? '0';
  return /^\d+(?::\d+)?$/.test(owner) && destination !== undefined && !mayBeLink.test(destination.text);
}

/** Folders that are links in today's systems: to `/usr/bin`, `/usr/lib`, `/run`. */
const mayBeLink = /^\/(?:s?bin|lib(?:32|64|x32)?|var\/run|var\/lock)(?:\/|$)|\$/;
