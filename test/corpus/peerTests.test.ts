import assert from 'node:assert/strict';
import { buildGraph } from '../../server/src/model/buildGraph';
import type { Instruction } from '../../server/src/syntax/instruction';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { expandWord } from '../../server/src/syntax/shellWords';
import { hasConformanceData, readPeerTests } from './records';

interface PeerTest {
  readonly id: string;
  readonly kind: string;
  readonly dockerfile: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of test has its own form
  readonly expect: readonly any[];
  readonly word: string;
  readonly env?: Readonly<Record<string, string>>;
}

const present = hasConformanceData();
const parserTests = present ? readPeerTests<PeerTest>('buildkit-parser.json') : [];

/** One case for each test of a kind, named as the peer names it. */
function cases(kind: string, examine: (test: PeerTest) => void): void {
  for (const test of parserTests.filter((one) => one.kind === kind)) it(test.id, () => examine(test));
}

describe("BuildKit's own tests of its parser", () => {
  if (!present) it('are skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');

  cases('ast', ({ dockerfile, expect: [{ ast_dump: dump }] }) => {
    const expected = dump.split('\n').filter((line: string) => line.startsWith('('));
    assert.deepEqual(parseDockerfile(dockerfile).instructions.map(keywordAndWords), expected.map(comparableNode));
  });

  cases('parse-error', ({ dockerfile }) => {
    assert.ok(parseDockerfile(dockerfile).firstRefusal);
  });

  cases('lines', ({ dockerfile, expect: [{ children_start_end: lines }] }) => {
    const found = parseDockerfile(dockerfile).instructions.map(({ line, lastLine }) => [line + 1, lastLine + 1]);
    assert.deepEqual(found, lines);
  });

  cases('heredocs', ({ dockerfile, expect }) => {
    const { instructions } = parseDockerfile(dockerfile);
    for (const { instruction, heredocs } of expect) {
      assert.deepEqual(
        heredocsOf(instructions[instruction]),
        // biome-ignore lint/suspicious/noExplicitAny: as above
        heredocs.map(({ Name, Content, Expand = false, Chomp = false }: any) => ({ Name, Content, Expand, Chomp })),
      );
    }
  });

  cases('heredoc-line', ({ dockerfile, expect }) => {
    const [instruction] = parseDockerfile(dockerfile).instructions;
    const names = instruction.parts.heredocs.map(({ name }) => name);
    assert.deepEqual(
      names,
      expect.slice(0, names.length || undefined).map(({ heredoc }) => heredoc),
    );
  });

  cases('instruction-error', ({ dockerfile }) => {
    assert.equal(parseDockerfile(`FROM a\n${dockerfile}`).firstRefusal?.range.start.line, 1);
  });

  cases('instruction-heredoc', ({ dockerfile, expect: [{ sourcesAndDest, files }] }) => {
    const [instruction] = parseDockerfile(dockerfile).instructions;
    const texts = (files ?? sourcesAndDest?.SourceContents ?? []).map((file: { Data: string }) => file.Data);
    // What COPY writes has lost the leading tabs of a `<<-` already, what RUN is given has not.
    const written = ({ Content, Chomp }: { Content: string; Chomp: boolean }) =>
      sourcesAndDest && Chomp ? Content.replace(/^\t+/gm, '') : Content;
    assert.deepEqual(heredocsOf(instruction).map(written), texts);
    if (sourcesAndDest && instruction.body.kind === 'copy') {
      assert.equal(instruction.body.destination?.text, sourcesAndDest.DestPath);
    }
  });
});

describe("BuildKit's own table of variable expansion", () => {
  const tests = present ? readPeerTests<PeerTest>('buildkit-shell.json') : [];
  if (!present) it('is skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');
  for (const { word, env = {}, expect, id } of tests) {
    it(`${id}: ${word}`, () => {
      const result = expandWord(word, (name) => env[name], { escape: '\\' });
      const [{ expected = '', expectedErr = false }] = expect;
      assert.deepEqual('error' in result ? 'an error' : result.text, expectedErr ? 'an error' : expected);
    });
  }
});

describe("BuildKit's own list of targets", () => {
  const tests = present ? readPeerTests<PeerTest>('buildkit-targets.json') : [];
  if (!present) it('is skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');
  for (const { id, dockerfile, expect } of tests.filter(({ kind }) => kind === 'targets')) {
    it(id, () => {
      const graph = buildGraph(parseDockerfile(dockerfile));
      const places: Record<string, (index: number) => unknown> = {
        Name: (index) => graph.stages[index].name ?? '',
        Base: (index) => graph.stages[index].base.written,
        Description: (index) => graph.stages[index].description ?? '',
        Default: (index) => graph.defaultStage?.index === index,
        'Location.Ranges[0].Start.Line': (index) => graph.stages[index].line + 1,
      };
      for (const { path, value } of expect) {
        const match = /^list\.Targets\[(\d)\]\.(.*)$/.exec(path);
        const place = match && places[match[2]];
        if (place) assert.deepEqual(place(Number(match[1])), value, path);
      }
    });
  }
});

/** `from "a"` for the instructions whose words matter to stages, `run` for the others. */
function keywordAndWords({ name, body }: Instruction): string {
  const words =
    body.kind === 'copy'
      ? [...body.sources, ...(body.destination ? [body.destination] : [])]
      : body.kind === 'from'
        ? [body.base, body.as, body.stageName].flatMap((word) => (word ? [word] : []))
        : [];
  return [name.toLowerCase(), ...words.map(({ text }) => JSON.stringify(text))].join(' ');
}

function comparableNode(node: string): string {
  const keyword = /^\((\S+?)[\s)]/.exec(node)?.[1] ?? '';
  if (!['from', 'copy', 'add'].includes(keyword)) return keyword;
  const words = node.replace(/^\(\S+ (\[[^\]]*\] )?/, '').match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return [keyword, ...words].join(' ');
}

/** Names and raw bodies, as BuildKit tells them. */
function heredocsOf({ syntax, parts }: Instruction) {
  const lines = syntax.text.split('\n');
  return parts.heredocs.map(({ name, expand, chomp, bodyStart, bodyEnd }) => {
    const body = lines.slice(bodyStart, bodyEnd).map((line) => `${line}\n`);
    return { Name: name, Content: body.join(''), Expand: expand, Chomp: chomp };
  });
}
