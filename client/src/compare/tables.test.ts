import assert from 'node:assert/strict';
import type { ComparedLayer, ComparedStage } from '../../../server/src/protocol/comparison';
import { csvTable } from './csv';
import { markdownTable } from './markdown';
import { layersTable, stagesTable, type TableWords } from './tables';

const words: TableWords = {
  columns: {
    stage: 'Stage',
    base: 'Base',
    image: 'Image',
    size: 'Size',
    layers: 'Layers',
    reduction: 'Reduction',
    duration: 'Build time',
    user: 'User',
    ports: 'Ports',
    command: 'Command',
  },
  instruction: 'Instruction',
  from: 'From',
  layerSize: 'Size',
  largest: 'largest',
  notBuilt: 'not built',
  unknownInstruction: 'unknown',
  unknownOrigin: 'changed since',
};

const image = {
  reference: 'app:app',
  id: 'sha256:1',
  size: { value: 48_720_000, text: '48.7 MB' },
  share: 0.06,
  reduction: { value: -94, text: '-94 %' },
  layerCount: 3,
  user: 'app',
  ports: '80/tcp, 443/udp',
  command: 'node "x|y"',
};
const stages: readonly ComparedStage[] = [
  {
    id: 'app',
    index: 0,
    label: 'app',
    base: 'alpine',
    image,
    duration: { value: 1500, text: '1.5 s' },
    isStale: false,
  },
  { id: 'test', index: 1, label: 'test', base: 'app', isStale: false },
];
const layers: readonly ComparedLayer[] = [
  {
    instruction: '',
    share: 1,
    isEmpty: false,
    origin: { kind: 'base', name: 'alpine' },
    size: { value: 5, text: '5 B' },
  },
  { instruction: 'RUN a\nb', share: 0, isEmpty: true, origin: { kind: 'stage', label: 'app', line: 6 } },
  { instruction: 'RUN old', share: 0, isEmpty: true, origin: { kind: 'unknown' } },
];
const cell = (text: string) => ({ columns: [{ title: 'a', isNumber: false }], rows: [[{ text }]] });

describe('The tables as Markdown', () => {
  it('show the stages, numbers to the right', () => {
    assert.equal(
      markdownTable(stagesTable(stages, words)),
      `| Stage | Base | Image | Size | Layers | Reduction | Build time | User | Ports | Command |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- | --- |
| \`app\` | \`alpine\` | \`app:app\` | 48.7 MB | 3 | -94 % | 1.5 s | \`app\` | \`80/tcp, 443/udp\` | \`node "x\\|y"\` |
| \`test\` | \`app\` | \`not built\` |  |  |  |  |  |  |  |
`,
    );
  });

  it('show the layers with where they come from', () => {
    assert.equal(
      markdownTable(layersTable(layers, words)),
      `| # | Instruction | From | Size |
| ---: | --- | --- | ---: |
| 1 | \`unknown\` | \`alpine\` | 5 B |
| 2 | \`RUN a b\` | \`app:7\` |  |
| 3 | \`RUN old\` | \`changed since\` |  |
`,
    );
  });

  it('show whatever stands in a cell as it is', () => {
    const shown = (text: string) => markdownTable(cell(text)).split('\n')[2];
    assert.equal(shown('<img src=x onerror=alert(1)>'), '| `<img src=x onerror=alert(1)>` |');
    assert.equal(shown('a `b` ``c``'), '| ``` a `b` ``c`` ``` |');
    assert.equal(shown('a|b\\|c\\\\|d'), '| `a\\|b\\\\\\|c\\\\\\|d` |');
    assert.equal(shown('[x](http://x)\n| new row |'), '| `[x](http://x) \\| new row \\|` |');
    assert.equal(shown('a\u202eb\u0007'), '| `ab` |');
    assert.match(markdownTable({ columns: [{ title: '<b>|', isNumber: true }], rows: [] }), /^\| \\<b\\>\\\| \|/);
  });
});

describe('The tables as CSV', () => {
  it('have plain numbers, and quotes where they are needed', () => {
    assert.equal(
      csvTable(stagesTable(stages, words)),
      'Stage,Base,Image,Size (B),Layers,Reduction (%),Build time (ms),User,Ports,Command\r\n' +
        'app,alpine,app:app,48720000,3,-94,1500,app,"80/tcp, 443/udp","node ""x|y"""\r\n' +
        'test,app,not built,,,,,,,\r\n',
    );
    assert.match(
      csvTable(layersTable(layers, words)),
      /^#,Instruction,From,Size \(B\)\r\n1,unknown,alpine,5\r\n2,RUN a b,app:7,\r\n/,
    );
  });

  it('have no words that a spreadsheet would run', () => {
    const written = (text: string) => csvTable(cell(text)).split('\r\n').slice(1, -1).join('\r\n');
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '"=1', "'=1", '|cmd', '%x']) {
      assert.match(written(formula), /^"?'/, formula);
    }
    assert.equal(written('=HYPERLINK("http://x","y")'), '"\'=HYPERLINK(""http://x"",""y"")"');
    assert.equal(written('a=1'), 'a=1');
    assert.equal(written('a\nb'), '"a\nb"');
  });

  it('have a mark where they are not ASCII', () => {
    assert.ok(!csvTable(cell('a')).startsWith('\ufeff'));
    assert.ok(csvTable(cell('é')).startsWith('\ufeff'));
    assert.ok(csvTable(cell('\uff1d1')).includes("'\uff1d1"));
  });
});
