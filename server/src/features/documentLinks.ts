import * as l10n from '@vscode/l10n';
import type { DocumentLink, Range } from 'vscode-languageserver-types';
import type { StageGraph } from '../model/stageGraph';
import type { Directive } from '../syntax/dockerfile';
import { insideQuotes } from '../syntax/flags';
import type { Snapshot } from '../workspace/snapshot';
import { imagePage } from './imagePage';
import { perSnapshot } from './perSnapshot';
import { type WrittenSource, writtenSources } from './stageReferences';

/** Nobody follows more links of one file. */
const most = 500;

/**
 * From each image to its page on the registry that it names. A link never stands on a variable, because a click there
 * goes to the ARG already; where a reference is nothing but a variable, its link stands on the default of the ARG.
 */
export const documentLinks = perSnapshot((snapshot: Snapshot): DocumentLink[] => {
  const { dockerfile } = snapshot;
  const places = [...dockerfile.directives.filter(({ key }) => key === 'syntax').map(frontend), ...imagesOf(snapshot)];
  const links = new Map<string, DocumentLink>();
  for (const { range, reference } of places) {
    const place = `${range.start.line}:${range.start.character}`;
    // The default of an ARG may be the image of any number of stages.
    const link = links.has(place) ? undefined : linkTo(reference, range);
    if (link) links.set(place, link);
    if (links.size >= most) break;
  }
  return [...links.values()];
});

interface ImagePlace {
  readonly range: Range;
  readonly reference: string;
}

function linkTo(reference: string, range: Range): DocumentLink | undefined {
  const page = imagePage(reference);
  return page && { range, target: page.url, tooltip: l10n.t('{0} on {1}', page.image, page.registry) };
}

/** The image of a `# syntax=`, which is its first word. */
function frontend({ value, valueRange }: Directive): ImagePlace {
  const [reference = ''] = value.split(/\s/, 1);
  return { reference, range: part(valueRange, 0, reference.length) };
}

function imagesOf(snapshot: Snapshot): readonly ImagePlace[] {
  const known = new Map<string, ImagePlace | undefined>();
  const argument = (written: string, reference: string) => {
    const key = `${written} ${reference}`;
    if (!known.has(key)) known.set(key, argumentPlace(written, snapshot.graph, reference));
    return known.get(key);
  };
  return writtenSources(snapshot).flatMap((written) => imageIn(written, argument) ?? []);
}

function imageIn(
  written: WrittenSource,
  argument: (written: string, reference: string) => ImagePlace | undefined,
): ImagePlace | undefined {
  const { source, range } = written;
  if (source.kind !== 'image') return undefined;
  const { reference } = source;
  if (!written.written.includes('$')) return { range, reference };
  const literal = literalPart(written.written);
  if (!literal) return argument(written.written, reference);
  if (range.start.line !== range.end.line) return undefined;
  return { reference, range: part(range, literal.start, literal.end) };
}

/** What stands in front of the first variable, or behind the last one, without the marks in between. */
function literalPart(written: string): { start: number; end: number } | undefined {
  const lead = written.slice(0, written.indexOf('$')).replace(/[:@/-]+$/, '');
  if (lead) return { start: 0, end: lead.length };
  const variables = written.slice(0, written.lastIndexOf('$')).length;
  const variable = /^\$(?:\{[^}]*\}|\w+)[:@/-]*/.exec(written.slice(variables))?.[0] ?? '';
  const start = variables + variable.length;
  return variable && start < written.length ? { start, end: written.length } : undefined;
}

/** The default of the ARG, which stands above all stages, that a FROM stands for. */
function argumentPlace(written: string, graph: StageGraph, reference: string): ImagePlace | undefined {
  const [, braced, plain] = /^\$(?:\{(\w+)\}|(\w+))$/.exec(written) ?? [];
  const declared = graph.globalArgs.findLast(({ name }) => name === (braced ?? plain));
  if (!declared) return undefined;
  const { instruction } = declared;
  const { text } = instruction.syntax.logical;
  const { body } = instruction;
  const assignments = body.kind === 'assignments' ? body.assignments : [];
  const values = assignments.flatMap(({ value }) => (value ? [insideQuotes(text, value)] : []));
  const found = values.find(({ start, end }) => text.slice(start, end) === reference);
  return found && { reference, range: instruction.rangeOf(found) };
}

/** From one character to another of a range that stands on one line. */
function part({ start: { line, character } }: Range, from: number, to: number): Range {
  return { start: { line, character: character + from }, end: { line, character: character + to } };
}
