import * as l10n from '@vscode/l10n';
import { destinationOf, makerOf, pathWords, sourcePath } from '../../model/copyPaths';
import type { Dependency, Source, Stage, TriggerReference } from '../../model/stageGraph';
import { type StagePlace, StageValues } from '../../model/stageValues';
import type { Instruction } from '../../syntax/instruction';
import type { Mount, Parts, Word } from '../../syntax/parts';
import { countWhile } from '../../util/countWhile';
import type { Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { sourceLabel } from '../words';
import { listed, most, outsideLabel, placeLink, stageLink } from './lists';

/** What a `--from` of COPY or a `from` of a mount brings into a stage. */
interface Transfer {
  readonly stage: Stage;
  readonly source: Source;
  /** Of the COPY or RUN, or of the trigger that it is. */
  readonly parts: Parts;
  /** Undefined for a COPY. */
  readonly mount: Mount | undefined;
  readonly place: StagePlace;
}

/** The transfer that a reference is part of. */
export function transferOf(reference: Dependency | TriggerReference): Transfer | undefined {
  const { stage, source, instruction, word } = reference;
  const written = ('trigger' in reference && reference.trigger) || instruction;
  const { body } = written.parts;
  const parts = body.kind === 'onbuild' ? body.trigger : written.parts;
  const mount = parts?.body.kind === 'run' ? parts.body.mounts.find(({ from }) => from && from === word) : undefined;
  if (!parts || (parts.body.kind !== 'copy' && !mount)) return undefined;
  // A trigger runs on what the stage has become when it ends.
  const before = instruction === written && body.kind === 'onbuild' ? Infinity : numberOf(stage, instruction);
  return { stage, source, parts, mount, place: { stage, before } };
}

/** What comes from where to where, and what is seen to have made it there. */
export function describeTransfer(snapshot: Snapshot, transfer: Transfer): string {
  const values = valuesOf(snapshot);
  const target = targetOf(snapshot, transfer, values);
  const words = wordsOf(transfer);
  const from = nameOf(snapshot, transfer.source);
  const lines = words.slice(0, most).map((word) => {
    const path = sourcePath(word, transfer.place, values);
    const taken = l10n.t('{0} of {1}', code(path), from);
    const made = madeBy(snapshot, transfer, path, values);
    return words.length === 1 ? `${taken} → ${target}${made}` : taken + made;
  });
  if (words.length === 1) return lines.join('');
  if (words.length > most) lines.push(l10n.t('{0} more', words.length - most));
  return `${lines.map((line) => `- ${line}`).join('\n')}\n\n→ ${target}`;
}

/** What a stage takes from others than its base, by whom it takes it from. */
export function takenBy(snapshot: Snapshot, stage: Stage): string[] {
  const values = valuesOf(snapshot);
  const bySource = new Map<string, Set<string>>();
  for (const dependency of stage.dependencies.slice(0, mostTaken)) {
    const transfer = dependency.kind === 'base' ? undefined : transferOf(dependency);
    if (!transfer) continue;
    const name = nameOf(snapshot, dependency.source);
    const paths = bySource.get(name) ?? new Set();
    bySource.set(name, paths);
    for (const word of wordsOf(transfer).slice(0, mostTaken)) paths.add(sourcePath(word, transfer.place, values));
  }
  const sources = listed([...bySource], ([name, paths]) => l10n.t('{0} of {1}', listed([...paths], code), name));
  return sources ? [l10n.t('Takes {0}', sources)] : [];
}

/** Further ones are not looked at. */
const mostTaken = 200;

function valuesOf({ graph, dockerfile }: Snapshot): StageValues {
  return new StageValues(graph, dockerfile.escape);
}

function nameOf(snapshot: Snapshot, source: Source): string {
  return source.kind === 'stage' ? stageLink(snapshot, source.stage) : outsideLabel(sourceLabel(source));
}

/** The words that name what is taken; a mount without a source shows all there is. */
function wordsOf({ parts, mount }: Transfer): readonly Word[] {
  return mount ? [mount.source ?? { start: 0, end: 0, text: '/' }] : pathWords(parts);
}

function madeBy(snapshot: Snapshot, { source }: Transfer, path: string, values: StageValues): string {
  const maker = source.kind === 'stage' ? makerOf(path, source.stage, values) : undefined;
  if (!maker) return '';
  const { name, line } = maker.instruction;
  return ` · ${l10n.t('made by {0}', placeLink(snapshot, name, line))}`;
}

function targetOf(snapshot: Snapshot, { parts: { body }, mount, place }: Transfer, values: StageValues): string {
  if (mount) {
    const { text } = mount.target ?? { text: '' };
    return l10n.t('{0} (mounted)', code(values.resolve(text, place) ?? text));
  }
  if (body.kind !== 'copy') return '';
  const { path } = destinationOf(body, place, values);
  const written = values.expand(body.destination?.text ?? '', place);
  const inImage = path === undefined ? values.resolve(written, place, '/') : undefined;
  if (inImage === undefined) return code(path ?? written);
  const root = outsideLabel(sourceLabel(snapshot.graph.rootOf(place.stage)));
  return l10n.t('{0} in the working directory of {1}', code(inImage.slice(1) || '.'), root);
}

/** The number of an instruction in its stage; those of triggers stand at its FROM. */
function numberOf({ instructions }: Stage, { line }: Instruction): number {
  return countWhile(instructions, (instruction) => instruction.line < line);
}
