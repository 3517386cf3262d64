import * as l10n from '@vscode/l10n';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { Word } from '../../syntax/parts';
import type { Finding, StageRule, StageSubject } from '../rule';
import { stageRuns } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';
import { named } from '../shared/texts/named';

/** An archive of the build context that is copied first and unpacked by a RUN. */
export const archiveUnpackedByRun: StageRule = {
  id: 'archive-unpacked-by-run',
  family: 'form',
  summary: () => l10n.t('An archive that is copied and then unpacked by RUN, where ADD unpacks it at once.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3010'],
  *checkStage(subject): Generator<Finding> {
    const copied = archivesIn(subject);
    if (copied.length === 0) return;
    const unpacked = unpackedIn(subject);
    for (const { instruction, source, names } of copied) {
      if (!names.some((name) => (unpacked.get(name) ?? -1) > instruction.line)) continue;
      yield {
        range: instruction.rangeOf(source),
        message: l10n.t(
          "A later RUN unpacks '{0}', and the archive stays in a layer: ADD unpacks it and leaves nothing behind.",
          baseName(source.text),
        ),
        hadolintRule: 'DL3010',
        // What feeds others may be as large as it likes.
        ...(subject.context.shipsIn === undefined && { severity: 'hint' }),
      };
    }
  },
};

interface CopiedArchive {
  readonly instruction: Instruction;
  readonly source: Word;
  /** What it may be called afterwards. */
  readonly names: readonly string[];
}

function archivesIn({ instructions }: StageSubject): readonly CopiedArchive[] {
  return named(instructions, 'COPY').flatMap((instruction) => {
    const { body } = instruction;
    if (
      !mentionsArchive(instruction.syntax) ||
      body.kind !== 'copy' ||
      body.command !== 'COPY' ||
      body.from ||
      !body.destination
    )
      return [];
    const destination = baseName(body.destination.text);
    return body.sources
      .filter(({ text }) => archive.test(baseName(text)))
      .map((source) => ({ instruction, source, names: [baseName(source.text), destination] }));
  });
}

/** What ADD unpacks; it looks at the content, not at the name. */
const archive = /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz)$/i;
const mentionsArchive = mentionOf(/\.(?:tar|tgz|tbz|txz)/i);
const mentionsTar = mentionOf(/tar/);

/** Of Linux or Windows, without quotes around it. */
function baseName(path: string): string {
  const bare = path.replace(/^["']|["']$/g, '');
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
}

/** Names of files that tar unpacks, and the line of the last instruction where it does. */
function unpackedIn(subject: StageSubject): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { scripts, instruction } of stageRuns(subject, mentionsTar)) {
    for (const { commands } of scripts) {
      for (const command of commands) {
        if (!unpacks(command)) continue;
        for (const { text } of command.args) found.set(baseName(text.replace(/^--?\w+=/, '')), instruction.line);
      }
    }
  }
  return found;
}

/** ADD unpacks all of it, with the folders that are in it. */
function unpacks({ name, args }: ShellCommand): boolean {
  if (name !== 'tar' || args.some(({ text }) => /^--(?:strip|exclude|wildcards|transform|include)/.test(text)))
    return false;
  return args.some(
    ({ text }, index) => /^--(?:extract|get)$|^-[a-z]*x/i.test(text) || (index === 0 && /^[a-z]*x[a-z]*$/i.test(text)),
  );
}
