import assert from 'node:assert/strict';
import { choose, pairs, readOptions } from './options';
import { UsageError } from './usageError';

const table = {
  format: { type: 'string' },
  quiet: { type: 'boolean' },
  'build-arg': { type: 'string', multiple: true },
} as const;

describe('Options', () => {
  it('may stand before, between and behind files', () => {
    const given = readOptions(
      ['--quiet', 'a', '--format', 'json', 'b', '--build-arg=A=1', '--build-arg', 'B=2'],
      table,
    );
    assert.deepEqual(given.positionals, ['a', 'b']);
    assert.equal(given.flag('quiet'), true);
    assert.equal(given.value('format'), 'json');
    assert.deepEqual(given.values('build-arg'), ['A=1', 'B=2']);
  });

  it('end at two dashes, so that a file may begin with one', () => {
    assert.deepEqual(readOptions(['-', '--', '--odd'], table).positionals, ['-', '--odd']);
  });

  it('the last one of two wins', () => {
    assert.equal(readOptions(['--format', 'a', '--format=b'], table).value('format'), 'b');
  });

  it('are refused in a sentence that names them', () => {
    assert.throws(() => readOptions(['--frmat'], table), new UsageError('There is no option --frmat.'));
    assert.throws(() => readOptions(['-x'], table), new UsageError('There is no option -x.'));
    assert.throws(() => readOptions(['--format'], table), new UsageError('The option --format needs a value.'));
    assert.throws(
      () => readOptions(['--format', '--quiet'], table),
      new UsageError('The option --format needs a value.'),
    );
    assert.throws(() => readOptions(['--quiet=1'], table), new UsageError('The option --quiet takes no value.'));
  });

  it('of few words know them', () => {
    assert.equal(choose('--format', undefined, ['json', 'text'], 'text'), 'text');
    assert.equal(choose('--format', 'json', ['json', 'text'], 'text'), 'json');
    assert.throws(() => choose('--format', 'toString', ['json'], 'json'), UsageError);
  });

  it('of pairs keep everything behind the first equals sign', () => {
    assert.deepEqual(pairs('--build-arg', ['A=1=2', 'B=', 'A=3']), { A: '3', B: '' });
    assert.deepEqual(pairs('--build-arg', ['__proto__=1']), Object.fromEntries([['__proto__', '1']]));
    assert.throws(() => pairs('--build-arg', ['=1']), UsageError);
    assert.throws(() => pairs('--build-context', ['A']), UsageError);
  });

  it('of pairs without a value may take it from elsewhere, or be left out', () => {
    const environment = (name: string) => (name === 'A' ? 'from outside' : undefined);
    assert.deepEqual(pairs('--build-arg', ['A', 'B'], environment), { A: 'from outside' });
  });
});
