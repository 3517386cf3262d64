import type { Position } from 'vscode-languageserver-types';

/** Kinds of Dockerfiles, each stressing another part of a server. */
export const shapeNames = ['few', 'many', 'chain', 'one', 'heredoc', 'argenv'] as const;

export type ShapeName = (typeof shapeNames)[number];

interface Shape {
  /** Lines at the top. */
  readonly head: readonly string[];
  /** The k-th block of lines; blocks are never cut. */
  readonly block: (k: number, blocks: number) => readonly string[];
  readonly tail?: readonly string[];
  /** A stage to refer to. */
  readonly stage: string;
}

const shapes: Record<ShapeName, Shape> = {
  // Five stages of mixed instructions.
  few: { head: [], block: mixed, stage: 'stage0' },
  // A stage every eight lines.
  many: { head: [], block: smallStage, stage: 's0' },
  // RUN instructions of a hundred lines each.
  chain: { head: ['FROM alpine:3 AS a'], block: longRun, stage: 'a' },
  // A single RUN over the whole file.
  one: {
    head: ['FROM alpine:3 AS a', 'RUN set -eux; \\'],
    block: (k) => [`    && apt-get install -y package-${k} \\`],
    tail: ['    && true'],
    stage: 'a',
  },
  heredoc: { head: ['FROM alpine:3 AS a'], block: heredocs, stage: 'a' },
  // Mostly variables that use each other.
  argenv: {
    head: ['ARG G0=1', 'FROM alpine:3 AS a'],
    block: (k) => [`ARG A${k}=v${k}`, `ENV E${k}=\${A${k}}/x F${k}=$E${Math.max(0, k - 1)}`],
    stage: 'a',
  },
};

/** A document to measure on, and where to ask for what. */
export interface BenchDocument {
  readonly text: string;
  /** On the stage name of a `COPY --from=NAME`. */
  readonly reference: Position;
  /** Behind a `COPY --from=`. */
  readonly completion: Position;
  /** Behind a word in the middle of the file. */
  readonly edit: Position;
}

/** A document of `lines` lines, the same each time. */
export function makeDocument(name: ShapeName, lines: number): BenchDocument {
  const { head, block, tail = [], stage } = shapes[name];
  const room = lines - tail.length - 2;
  const text = [...head];
  const blocks = Math.ceil((room - head.length) / Math.max(1, block(0, 1).length));
  for (let k = 0; ; k++) {
    const next = block(k, blocks);
    if (text.length + next.length > room) break;
    text.push(...next);
  }
  while (text.length < room && tail.length === 0) text.push(`# padding ${text.length}`);
  text.push(...tail);
  const reference = { line: text.length, character: 13 };
  text.push(`COPY --from=${stage} /x /y`, 'COPY --from=');
  const completion = { line: text.length - 1, character: 12 };
  return { text: `${text.join('\n')}\n`, reference, completion, edit: middle(text) };
}

function middle(lines: readonly string[]): Position {
  for (let line = lines.length >> 1; line < lines.length; line++) {
    const word = /^(.*[A-Za-z0-9])( \\)?$/.exec(lines[line]);
    if (word && !/^\t?(EOF|TXT|FROM|ARG)/.test(lines[line])) return { line, character: word[1].length };
  }
  return { line: 0, character: 0 };
}

function mixed(k: number, blocks: number): string[] {
  const perStage = Math.max(1, Math.ceil(blocks / 5));
  const stage = Math.floor(k / perStage);
  const head = k % perStage === 0 ? [`FROM registry.example.com/team/base${stage}:1.${stage} AS stage${stage}`] : [];
  return [
    ...head,
    `# step ${k}`,
    `COPY src/${k}/a.txt src/${k}/b.txt /srv/${k}/`,
    `RUN apt-get update && apt-get install -y pkg${k}=$VERSION`,
    `ENV K${k}=value${k}`,
    stage > 0 ? `COPY --from=stage${stage - 1} /out/${k} /in/${k}` : `ADD https://example.com/${k}.tgz /tmp/`,
    `LABEL l${k}="v ${k}"`,
    '',
    `RUN --mount=type=cache,target=/root/.cache,id=c${k} make -C /srv/${k} all`,
    `EXPOSE ${1000 + (k % 60000)}`,
    'USER app',
  ];
}

function smallStage(k: number): string[] {
  return [
    `# stage ${k}`,
    k % 3 === 1 ? `FROM s${k - 1} AS s${k}` : `FROM alpine:3.${k % 20} AS s${k}`,
    'ARG VERSION=1',
    `WORKDIR /w${k}`,
    k > 0 ? `COPY --from=s${Math.floor(k / 2)} /out /in${k}` : 'COPY . .',
    'RUN make VERSION=$VERSION',
    `ENV E${k}=\${VERSION}`,
    '',
  ];
}

function longRun(k: number): string[] {
  const line = (i: number) =>
    i % 20 === 19 ? '    # a comment inside' : `    && apt-get install -y package-${k}-${i} \\`;
  return ['RUN set -eux; \\', ...Array.from({ length: 98 }, (_, i) => line(i)), '    && true'];
}

function heredocs(k: number): string[] {
  return [
    'RUN <<EOF',
    ...Array.from({ length: 20 }, (_, i) => `echo line ${k} ${i} "$HOME" \${X:-y}`),
    'EOF',
    `COPY <<-"TXT" /etc/conf${k}`,
    ...Array.from({ length: 8 }, (_, i) => `\tkey${i} = value ${k}`),
    '\tTXT',
  ];
}
