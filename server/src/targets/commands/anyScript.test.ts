import assert from 'node:assert/strict';
import { read } from '../../../../test/support/commands';
import { batch } from './batch';
import { posix } from './posix';
import { powershell } from './powershell';

describe('any script', () => {
  const scraps = [
    'docker build --target ',
    '"',
    "'",
    '$(',
    '${',
    '`',
    '(',
    ')',
    '<<E',
    '\n',
    '\\',
    '{{',
    '}}',
    '^',
    '@"',
    '%A%',
    '$',
    ' x',
    '#',
    '=',
    '&&',
    'if ',
    '}',
    'bash -c ',
  ];

  it('is read without an error', () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed % scraps.length;
    };
    for (let round = 0; round < 1500; round++) {
      const text = Array.from({ length: 12 }, () => scraps[next()]).join('');
      for (const dialect of [posix, powershell, batch]) read(text, dialect);
    }
  });

  it('is read in time that grows with its length', function () {
    this.timeout(60_000);
    const longer = [
      '"$(',
      '$((',
      "''",
      '`"',
      '"\n',
      'cat <<EOF\n',
      '<<E\n',
      'cd a;',
      'X=$X$X;',
      'if x; then A=1;',
      '(A=1;',
    ];
    for (const scrap of [...scraps, ...longer])
      for (const dialect of [posix, powershell, batch]) {
        const text = `docker build .\n${scrap.repeat(20_000 / scrap.length)}`;
        const start = performance.now();
        read(text, dialect);
        assert(performance.now() - start < 3000, `${JSON.stringify(scrap)} took ${performance.now() - start} ms`);
      }
  });
});
