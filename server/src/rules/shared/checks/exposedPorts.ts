import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../../../syntax/instruction';
import { expandToWords } from '../../../syntax/shellWords';
import type { Snapshot } from '../../../workspace/snapshot';
import {
  type CommandFilter,
  type ConvertedCommand,
  convertedCommands,
  placeIn,
  SeenVariables,
} from './convertedCommands';

/** One `[ip:][host:]port[/protocol]` of an EXPOSE, with its variables filled in. */
export interface ExposedPort {
  readonly text: string;
  /** What stands in front of the last colon, without it. */
  readonly host: string;
  readonly port: string;
  /** As written; empty where there is none. */
  readonly protocol: string;
  /** Which one BuildKit names. */
  readonly instruction: Instruction;
  readonly range: Range;
  /** It stands there as it is, without variables and quotes. */
  readonly isLiteral: boolean;
}

/** The ports of all EXPOSE; variables that the file does not set are empty, as in a build without arguments. */
export function* exposedPorts(snapshot: Snapshot): Generator<ExposedPort> {
  const seen = new SeenVariables(snapshot);
  for (const command of convertedCommands(snapshot, unusual)) {
    const { parts, instruction } = command;
    if (parts.body.kind !== 'words') continue;
    for (const word of parts.body.words) {
      const isLiteral = !isOpen(word.text);
      const texts = isLiteral ? [word.text] : expanded(word.text, seen, command);
      for (const text of texts) yield { ...portIn(text), instruction, range: placeIn(command, word), isLiteral };
    }
  }
}

const unusual: CommandFilter = {
  names: new Set(['EXPOSE']),
  mayBe: ({ body }) => body.kind === 'words' && body.words.some(({ text }) => isOpen(text) || /[:A-Z]/.test(text)),
};

function isOpen(text: string): boolean {
  return /[$'"\\`]/.test(text);
}

function expanded(text: string, seen: SeenVariables, command: ConvertedCommand): readonly string[] {
  const environment = seen.before(command);
  if (!environment) return [];
  const result = expandToWords(text, (name) => environment.get(name), { escape: seen.escape });
  return 'error' in result ? [] : result.words.map((word) => word.text);
}

function portIn(text: string): Pick<ExposedPort, 'text' | 'host' | 'port' | 'protocol'> {
  const colon = text.lastIndexOf(':');
  const container = text.slice(colon + 1);
  const slash = container.indexOf('/');
  const protocol = slash < 0 ? '' : container.slice(slash + 1);
  return {
    text,
    host: text.slice(0, Math.max(colon, 0)),
    port: slash < 0 ? container : container.slice(0, slash),
    protocol,
  };
}
