import * as l10n from '@vscode/l10n';
import { joinPath } from '../../model/environment';
import type { Instruction } from '../../syntax/instruction';
import type { CopyBody, Word } from '../../syntax/parts';
import type { Finding, Fix, Severity, StageRule, StageSubject } from '../rule';
import { stateAfter } from '../running/stageState';
import { addMounts, removeLines } from '../shared/commands/mountEdits';
import { stageRuns } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';
import { named } from '../shared/texts/named';
import { type SecretFile, secretFile } from './secretFiles';

/** A part of the names of all such files. */
const mayNameSecret = mentionOf(
  /npmrc|netrc|pypirc|credential|pgpass|my\.cnf|vault-token|docker|kube|aws|ssh|id_|account|key|\.p12|\.pfx|\.ppk|auth|env/i,
);

/** A file that gives access to something, in a COPY or ADD. */
export const secretFileCopied: StageRule = {
  id: 'secret-file-copied',
  family: 'secrets',
  summary: () => l10n.t('A COPY of files that hold keys or passwords, such as .env, .netrc or .ssh.'),
  defaultSeverity: 'warning',
  *checkStage(subject): Generator<Finding> {
    let found = 0;
    for (const instruction of named(subject.instructions, 'COPY', 'ADD')) {
      const { body, parts, syntax } = instruction;
      if (body.kind !== 'copy' || !mayNameSecret(syntax)) continue;
      const heredocs = new Set(parts.heredocs.map(({ opener }) => opener.start));
      for (const word of body.sources) {
        const file = heredocs.has(word.start) ? undefined : fileOf(word, body);
        if (file) yield findingOf({ instruction, body, word, file }, subject, found++ < mostFixes);
      }
    }
  },
};

/** For each of them the stage is looked through. */
const mostFixes = 20;

/** A word of a COPY that names such a file. */
interface Copied {
  readonly instruction: Instruction;
  readonly body: CopyBody;
  readonly word: Word;
  readonly file: SecretFile;
}

/** The name of a file tells, or else the one that it gets. */
function fileOf({ text }: Word, { sources, destination }: CopyBody): SecretFile | undefined {
  if (text.includes('://')) return undefined;
  const renamed = sources.length === 1 && destination && !destination.text.endsWith('/') ? destination.text : '';
  return secretFile(text) ?? (isPublic(text) ? undefined : secretFile(renamed));
}

/** A folder copied to `~/.ssh`, or what can be anything. */
function isPublic(text: string): boolean {
  return /\.pub$|known_hosts|authorized_keys|ssh_config|(?:^|\/)config$|\$|example|sample|template/i.test(text);
}

function findingOf(copied: Copied, subject: StageSubject, mayFix: boolean): Finding {
  const { instruction, word, file } = copied;
  return {
    range: instruction.rangeOf(word),
    message: messageOf(copied, subject),
    severity: severityOf(file, subject),
    fixes: mayFix ? fixesOf(copied, subject) : [],
  };
}

function severityOf({ weight }: SecretFile, { context }: StageSubject): Severity {
  if (context.shipsIn === undefined) return weight === 'sure' ? 'information' : 'hint';
  return weight === 'sure' ? 'warning' : 'information';
}

function messageOf({ word: { text }, file }: Copied, { context: { label, shipsIn } }: StageSubject): string {
  if (shipsIn === undefined) {
    return l10n.t(
      'Stage {0} copies {1}. It ships nowhere, but secrets in it stay in the build cache: mount it with --mount=type=secret in the RUN that reads it.',
      label,
      text,
    );
  }
  const image = shipsIn === label ? l10n.t('its image') : l10n.t('the image of {0}', shipsIn);
  if (file.weight === 'maybe') {
    return l10n.t(
      'Stage {0} copies {1} into {2}. If there are secrets in it, everyone who has the image can read them, even after an rm.',
      label,
      text,
      image,
    );
  }
  return l10n.t(
    'Stage {0} copies {1} into {2}, where everyone who has the image can read it, even after an rm.',
    label,
    text,
    image,
  );
}

/** Where one RUN below reads it, and root runs that: a secret is readable for root alone. */
function fixesOf({ instruction, body, word, file }: Copied, subject: StageSubject): readonly Fix[] {
  const { readers } = file;
  if (!readers || body.from || body.json || subject.context.isBase) return [];
  const target = targetOf(word, body, instruction, subject);
  if (target === undefined) return [];
  const below = stageRuns(subject).filter((run) => run.instruction.line > instruction.line);
  const reading = below.filter(({ scripts }) =>
    scripts.some(({ commands }) => commands.some(({ name }) => readers.test(name))),
  );
  const [run] = reading;
  if (reading.length !== 1 || !run || !/^(?:root|0)?(?::.*)?$/.test(run.state.user ?? '')) return [];
  const mount = addMounts(run.instruction, [`type=secret,id=${file.id},target=${target}`]);
  const removal = body.sources.length === 1 ? removeLines(instruction) : removeWord(instruction, word);
  return [
    {
      title: l10n.t("Mount {0} as the secret '{1}' of the build instead", word.text, file.id),
      edits: [removal, mount],
    },
  ];
}

function removeWord(instruction: Instruction, { start, end }: Word) {
  const { text } = instruction.syntax.logical;
  const space = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return { range: instruction.rangeOf({ start, end: end + space }), newText: '' };
}

/** Where it is put; undefined where that hangs on what the image says. */
function targetOf(
  { text }: Word,
  { sources, destination }: CopyBody,
  instruction: Instruction,
  { instructions, context }: StageSubject,
): string | undefined {
  const above = instructions.filter(({ line }) => line < instruction.line);
  const { workdir = '' } = stateAfter(context.inherited, above);
  const written = destination?.text ?? '';
  const path = written.startsWith('/') ? written : workdir.startsWith('/') ? joinPath(workdir, written) : '';
  if (path === '' || /[$"'\s,\\]/.test(path + text)) return undefined;
  const isFolder = sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(written);
  return isFolder ? joinPath(path, text.slice(text.lastIndexOf('/') + 1)) : path;
}
