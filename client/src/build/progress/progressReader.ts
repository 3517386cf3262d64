import { Lines } from './lines';
import { isPlain, Plain } from './plain';
import type { BuildEnd, Progress, ProgressChange } from './progress';
import { ProgressModel } from './progressModel';
import { isRawJson, RawJson } from './rawJson';
import type { SecretMask } from './secretMask';
import { isStepByStep, StepByStep } from './stepByStep';

/** A graph of many steps is one line. */
const LONGEST_LINE = 8_000_000;

/** One of the ways in which engines say what they do. */
interface Format {
  /** False for a line that it does not know. */
  read(line: string, at: number): boolean;
  end(how: BuildEnd, at: number): void;
}

/**
 * Reads the output of a build into one model, whatever engine it comes from: the first line that only one of the
 * formats has says which it is. Nothing in it is an error; what is not understood is said as it stands.
 */
export class ProgressReader {
  private readonly model: ProgressModel;
  private readonly streams = new Map<unknown, Lines>();
  private format: Format | undefined;

  /** `changed` is told each thing at once and in order. What `mask` hides is nowhere in what is read. */
  constructor(changed: (change: ProgressChange) => void = () => {}, mask?: SecretMask) {
    this.model = new ProgressModel(changed, mask);
  }

  get progress(): Progress {
    return this.model;
  }

  /** Output of a stream, cut anywhere. `at` is the time, in milliseconds. */
  read(stream: 'stdout' | 'stderr', chunk: Uint8Array, at: number): void {
    let lines = this.streams.get(stream);
    if (!lines) {
      lines = new Lines(LONGEST_LINE);
      this.streams.set(stream, lines);
    }
    for (const line of lines.read(chunk)) this.line(line, at);
  }

  /** The build has ended. */
  end(how: BuildEnd, at: number): void {
    for (const lines of this.streams.values()) for (const line of lines.end()) this.line(line, at);
    this.format?.end(how, at);
    this.model.end(how, at);
  }

  private line(line: string, at: number): void {
    this.format ??= formatOf(line, this.model);
    if (!this.format?.read(line, at)) this.model.say(line);
  }
}

function formatOf(line: string, model: ProgressModel): Format | undefined {
  if (isRawJson(line)) return new RawJson(model);
  if (isPlain(line)) return new Plain(model);
  if (isStepByStep(line)) return new StepByStep(model, line);
  return undefined;
}
