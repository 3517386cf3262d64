import type { Instruction } from '../syntax/instruction';
import type { Assignment, Body, Parts } from '../syntax/parts';

/** What an instruction is called where there is one short line for it. */
export interface InstructionTitle {
  /** The keyword and what it is about: `RUN npm ci`, `ARG VERSION`. Never empty: editors refuse that. */
  readonly name: string;
  /** What one may want to know besides: where a COPY takes from, the value of a variable. */
  readonly detail?: string;
}

/** Longer names and details are cut. */
const longest = 60;

export function instructionTitle(instruction: Instruction): InstructionTitle {
  const { parts } = instruction;
  const about = cut(subjectOf(instruction, parts));
  const detail = cut(detailOf(parts.body));
  const name = [parts.name, about].filter(Boolean).join(' ') || '…';
  return { name, ...(detail && { detail }) };
}

function subjectOf(instruction: Instruction, { body, rest, heredocs }: Parts): string {
  const { text } = instruction.syntax.logical;
  const written = text.slice(rest.start, rest.end);
  switch (body.kind) {
    case 'assignments':
      return namesOf(body.assignments) || written;
    case 'run':
      return heredocs.length > 0 ? (firstLine(instruction) ?? written) : written;
    case 'onbuild':
      return body.trigger ? `${body.trigger.name} ${subjectOf(instruction, body.trigger)}` : written;
    default:
      return written;
  }
}

/** The first line of a script that does something. */
function firstLine({ syntax, parts }: Instruction): string | undefined {
  const { bodyStart = 0, bodyEnd = 0 } = parts.heredocs[0] ?? {};
  const lines = syntax.text.split('\n', Math.min(bodyEnd, bodyStart + 50)).slice(bodyStart);
  return lines.find((line) => !/^\s*(?:#|set [-+]|$)/.test(line));
}

function detailOf(body: Body): string {
  switch (body.kind) {
    case 'copy':
      return body.from?.value?.text ? `--from=${body.from.value.text}` : '';
    case 'run':
      return body.mounts.flatMap(({ from }) => (from?.text ? [`--mount=from=${from.text}`] : [])).join(' ');
    case 'assignments':
      return body.assignments.length === 1 ? (body.assignments[0]?.value?.text ?? '') : '';
    case 'onbuild':
      return body.trigger ? detailOf(body.trigger.body) : '';
    default:
      return '';
  }
}

function namesOf(assignments: readonly Assignment[]): string {
  return assignments
    .slice(0, longest)
    .map(({ name }) => name.text)
    .join(' ');
}

/** On one line, and no longer than there is room for. */
function cut(text: string): string {
  const line = text
    .slice(0, 10 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
