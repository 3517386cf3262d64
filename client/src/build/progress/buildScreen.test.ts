import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { BuildScreen } from './buildScreen';
import { ProgressReader } from './progressReader';

const words = {
  cached: 'CACHED',
  cancelled: 'cancelled',
  step: (done: number, total: number) => `step ${done + 1} of ${total}`,
  exitCode: (code: number) => `exit code ${code}`,
};

/** The rows that a terminal shows after this was written to it; colours aside. */
function shown(written: string): string[] {
  const rows = [''];
  let row = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal acts on
  for (const [part] of written.matchAll(/\u001b\[([\d?]*)([A-Za-z])|\r\n|\r|[^\u001b\r]+/g)) {
    const up = /\[(\d+)A$/.exec(part);
    if (part === '\r\n') rows[++row] ??= '';
    else if (up) row -= Number(up[1]);
    else if (part.endsWith('[J')) {
      rows.length = row;
      rows[row] = '';
    } else if (!part.startsWith('\u001b') && part !== '\r') rows[row] += part;
  }
  return rows;
}

/** A terminal in which a build is drawn after each of these pieces of its output. */
function screenOf(pieces: readonly string[], end?: 'built' | 'failed' | 'cancelled', tick = 0): string[] {
  const screen = new BuildScreen(words);
  const reader = new ProgressReader((change) => screen.take(change));
  let written = '';
  for (const [index, piece] of pieces.entries()) {
    reader.read('stderr', Buffer.from(piece), index * tick);
    written += screen.draw(reader.progress, 0, index * tick);
  }
  if (end) {
    reader.end(end, pieces.length * tick);
    written += screen.end(reader.progress);
  }
  return shown(written);
}

const recorded = (file: string) => readFileSync(path.join(import.meta.dirname, 'recorded', file), 'utf8');
const linesOf = (file: string) => recorded(file).split(/(?<=\n)/);

describe('A build in the terminal', () => {
  it('has a heading with the end of the log for each step that runs', () => {
    const rows = screenOf(
      ['#1 [build 2/3] RUN make\n', '#1 0.1 one\n#1 0.2 two\n', '#2 [test 1/1] RUN check\n'],
      undefined,
      1000,
    );
    assert.deepEqual(rows, [
      '▸ build 2/3 RUN make  2 s',
      '    one',
      '    two',
      '▸ test 1/1 RUN check  0 s',
      'step 2 of 4 · 2 s',
      '',
    ]);
  });

  it('has a line for each step that is over, without its log', () => {
    const rows = screenOf(linesOf('good.plain.txt'), 'built');
    assert.ok(
      rows.some((row) => /^✔ builder 4\/4 RUN echo compiling && .*… {2}0\.5 s$/.test(row)),
      rows.join('\n'),
    );
    assert.ok(rows.includes('✔ test 1/2 FROM docker.io/library/alpine:3.18  0.0 s'));
    assert.equal(rows.join('\n').includes('half line'), false);
    assert.equal(rows.join('\n').includes('[internal]'), false);
    assert.ok(screenOf(linesOf('cached.rawjson'), 'built').includes('✔ builder 2/4 WORKDIR /src  CACHED'));
  });

  it('leaves the same behind, however often it was drawn', () => {
    for (const file of ['good.rawjson', 'failing.plain.txt', 'cached.podman.txt', 'failing.legacy.txt']) {
      const end = file.startsWith('failing') ? 'failed' : 'built';
      const times = (rows: string[]) => rows.map((row) => row.replace(/ {2}\S+ s$/, ''));
      assert.deepEqual(times(screenOf(linesOf(file), end)), times(screenOf([recorded(file)], end)), file);
    }
  });

  it('ends with what the step that failed said last', () => {
    for (const file of ['failing.rawjson', 'failing.plain.txt', 'failing.podman.txt', 'failing.legacy.txt']) {
      const rows = screenOf(linesOf(file), 'failed').slice(-4);
      assert.match(
        rows[0] ?? '',
        /^✖ broken [12](?:\/[12])? RUN echo about to fail && echo é ünd && exit 3 {2}exit code 3$/,
      );
      assert.deepEqual(rows.slice(1), ['    about to fail', '    é ünd', ''], file);
    }
  });

  it('says what was given up, but not what was never begun', () => {
    assert.equal(screenOf(linesOf('cancelled.rawjson'), 'cancelled').join('\n').includes('RUN echo never'), false);
    assert.ok(
      screenOf(linesOf('cancelled.plain.txt'), 'cancelled').includes('■ 2/3 RUN echo begun && sleep 60  cancelled'),
    );
  });

  it('never takes more rows for what is under way than the window has', () => {
    const screen = new BuildScreen(words);
    screen.rows = 6;
    const reader = new ProgressReader();
    for (let id = 1; id < 20; id++)
      reader.read('stderr', Buffer.from(`#${id} [s${id} 1/1] RUN x\n#${id} 0.1 log\n`), 0);
    assert.ok(shown(screen.draw(reader.progress, 0, 0)).length <= 6);
  });
});
