import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { CopyBody, Word } from '../../syntax/parts';
import type { Finding, StageRule } from '../rule';
import { literalText, triggeredParts } from '../shared/texts/literalText';
import { named } from '../shared/texts/named';

/** Several files that are copied to what is a directory only if it is one already. */
export const directoryWithoutSlash: StageRule = {
  id: 'directory-without-slash',
  family: 'form',
  summary: () => l10n.t('Several files copied to a directory that does not end with a slash.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3021'],
  *checkStage({ instructions, context }): Generator<Finding> {
    const directories = new Set([withoutSlash(context.inherited.workdir ?? '')]);
    for (const instruction of named(instructions, 'COPY', 'ADD', 'WORKDIR', 'ONBUILD')) {
      const { body, name } = triggeredParts(instruction);
      if (name === 'WORKDIR' && body.kind === 'words') directories.add(withoutSlash(body.words[0]?.text ?? ''));
      if (body.kind === 'copy') yield* checkCopy(instruction, body, directories);
    }
  },
};

function* checkCopy(
  instruction: Instruction,
  { command, sources, destination }: CopyBody,
  directories: ReadonlySet<string>,
): Generator<Finding> {
  if (!destination || sources.length < 2 || sources.some(isSlip)) return;
  const path = literalText(destination, instruction.syntax.escape);
  if (path === undefined || path === '' || isDirectory.test(path)) return;
  yield {
    range: instruction.rangeOf(destination),
    message: l10n.t(
      "{0} takes '{1}' as a directory only if it is one already, else each file replaces the one before: write '{1}/'.",
      command,
      path,
    ),
    hadolintRule: 'DL3021',
    ...((present.has(path) || directories.has(path)) && { severity: 'hint' }),
    fixes: [{ title: l10n.t("Write '{0}/'", path), edits: [slashBehind(destination, instruction)] }],
  };
}

/** `broken-json-form` and `trailing-comment` speak of those, and then there may be one source only. */
function isSlip({ text }: Word): boolean {
  return text === '#' || /^\[["']/.test(text);
}

/** What can be nothing but a directory. */
const isDirectory = /(?:^|[\\/])\.{0,2}$/;

function slashBehind({ end, text }: Word, instruction: Instruction) {
  const last = text.slice(-1);
  const newText = last === '"' || last === "'" ? `/${last}` : `${last}/`;
  return { range: instruction.rangeOf({ start: end - 1, end }), newText };
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Directories that are in next to every image. */
const present: ReadonlySet<string> = new Set(
  `/bin /etc /home /lib /mnt /opt /root /run /sbin /srv /tmp /usr /usr/bin /usr/lib
  /usr/local /usr/local/bin /usr/local/lib /usr/local/sbin /usr/local/share /usr/sbin /usr/share /usr/src /var /var/lib
  /var/log /var/tmp`.split(/\s+/),
);
