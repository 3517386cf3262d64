import assert from 'node:assert/strict';
import { looksSecret, maskedArguments } from './maskedArguments';

describe('build arguments that look like secrets', () => {
  it('are shown without their value', () => {
    assert.deepEqual(maskedArguments(['build', '--build-arg=NPM_TOKEN=abc=def\nghi', '--build-arg=A=1', '.']), [
      'build',
      '--build-arg=NPM_TOKEN=***',
      '--build-arg=A=1',
      '.',
    ]);
    assert.deepEqual(maskedArguments(['--build-arg=PROXY=http://me:pass@host/']), ['--build-arg=PROXY=***']);
    assert.deepEqual(maskedArguments(['--build-arg=TOKEN', '--tag=token=1']), ['--build-arg=TOKEN', '--tag=token=1']);
  });

  it('are known by the words in their names', () => {
    for (const name of ['TOKEN', 'github_token', 'AWS_SECRET_ACCESS_KEY', 'PASSWORD', 'DB_PASSWD', 'APIKEY']) {
      assert.ok(looksSecret(name), name);
    }
    for (const name of ['MONKEY', 'TOKENIZER', 'PUBLIC_KEY', 'KEYBOARD', 'VERSION'])
      assert.ok(!looksSecret(name), name);
  });

  it('hold nobody up', () => {
    const long = `--build-arg=A=${'://:'.repeat(50_000)}`;
    assert.deepEqual(maskedArguments([long]), [long]);
  });
});
