import * as l10n from '@vscode/l10n';
import type { Language } from '../../images/imageFacts';
import { stageLabel } from '../../model/buildErrors';
import type { Instruction } from '../../syntax/instruction';
import type { CopyBody, Word } from '../../syntax/parts';
import type { Finding, Rule } from '../rule';
import { type Transfer, transfersOf } from '../shared/stages/transfers';
import { joined, type SourceFolder, sourceFolders } from './sourceFolders';

/** Sources of a program that is compiled, next to the program in what ships. */
export const sourcesShipped: Rule = {
  id: 'sources-shipped',
  family: 'shipping',
  summary: () => l10n.t('Sources of a compiled program in a stage that ships.'),
  defaultSeverity: 'information',
  *check(snapshot): Generator<Finding> {
    const said = new Set<Instruction>();
    for (const transfer of transfersOf(snapshot)) {
      if (!isCompiled(transfer.fromImage?.language)) continue;
      for (const finding of [...takenSources(transfer), ...ownSources(transfer)]) {
        if (said.has(finding.instruction)) continue;
        said.add(finding.instruction);
        yield finding.finding;
      }
    }
  },
};

const compiled: ReadonlySet<Language> = new Set<Language>([
  'go',
  'rust',
  'java',
  'dotnet',
  'c',
  'swift',
  'haskell',
  'dart',
  'zig',
  'scala',
]);

function isCompiled(language: Language | undefined): boolean {
  return language !== undefined && compiled.has(language);
}

interface Found {
  readonly instruction: Instruction;
  readonly finding: Finding;
}

/** The folder of the builder's sources, copied as a whole. */
function* takenSources({ from, instruction, body, to }: Transfer): Generator<Found> {
  const folders = sourceFolders(from);
  for (const source of body.sources) {
    const path = joined('/', source.text);
    const folder = path === undefined ? undefined : folders.find((one) => isWithin(one, path));
    if (!folder) continue;
    const message = l10n.t(
      'This takes the sources of stage {0} along into {1}. Copy what it builds.',
      stageLabel(from),
      stageLabel(to),
    );
    yield {
      instruction,
      finding: {
        range: instruction.rangeOf(source),
        message,
        related: [{ range: folder.instruction.range, message: l10n.t('They come from here') }],
      },
    };
    return;
  }
}

/** Whether a copied folder is that of the sources, or one above it. */
function isWithin({ path }: SourceFolder, copied: string): boolean {
  return copied !== '/' && (path === copied || path.startsWith(`${copied}/`));
}

/** The whole context, copied next to what a builder made of it. */
function* ownSources({ to, toImage, from }: Transfer): Generator<Found> {
  if (toImage?.language !== undefined && !isCompiled(toImage.language)) return;
  for (const instruction of to.instructions) {
    const { body } = instruction.syntax.isPlainRun ? { body: undefined } : instruction;
    const word = body?.kind === 'copy' ? wholeContext(body) : undefined;
    if (!word || !sourceFolders(from).length) continue;
    const message = l10n.t(
      'The whole build context ends up in {0}, next to what stage {1} makes of it. Copy what the program needs to run.',
      stageLabel(to),
      stageLabel(from),
    );
    yield { instruction, finding: { range: instruction.rangeOf(word), message } };
  }
}

function wholeContext({ from, sources }: CopyBody): Word | undefined {
  return from ? undefined : sources.find(({ text }) => /^\.?\/?$/.test(text) && text !== '');
}
