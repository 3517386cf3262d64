import assert from 'node:assert/strict';
import { looksSecret, maskedArguments, withoutPasswords, withoutSecretFields } from './maskedArguments';
import { secretValues } from './secretValues';

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

  it('show no password of an address and no key of a cache', () => {
    assert.deepEqual(
      maskedArguments([
        '--build-context=docs=https://me:pass@host/x.git',
        '--cache-to=type=s3,bucket=a,secret_access_key=abcd,region=b',
        '--cache-from=token=abcd,type=gha',
        '--tag=a:b',
      ]),
      [
        '--build-context=docs=https://me:***@host/x.git',
        '--cache-to=type=s3,bucket=a,secret_access_key=***,region=b',
        '--cache-from=token=***,type=gha',
        '--tag=a:b',
      ],
    );
  });

  it('are written to a file without them', () => {
    assert.equal(withoutPasswords('https://me:pass@host/x.git'), 'https://me@host/x.git');
    assert.equal(withoutPasswords('docker-image://a:1@sha256:b'), 'docker-image://a:1@sha256:b');
    assert.equal(withoutSecretFields('type=s3,secret_access_key=abcd,region=b'), 'type=s3,region=b');
    assert.equal(withoutSecretFields('host/a:b'), 'host/a:b');
  });
});

describe('What is secret in a build', () => {
  it('is what looks so, what is handed over as such, and passwords', () => {
    const request = {
      dockerfile: '/a/Dockerfile',
      context: '/a',
      buildArgs: [
        { name: 'NPM_TOKEN', value: 'given' },
        { name: 'API_KEY' },
        { name: 'HTTP_PROXY', value: 'http://me:within@host' },
        { name: 'VERSION', value: 'public' },
      ],
      secrets: [
        { id: 'a', from: { kind: 'value', value: 'typed' } },
        { id: 'b', from: { kind: 'environment', name: 'B' } },
        { id: 'c', from: { kind: 'file', path: '/c' } },
      ],
      namedContexts: [{ name: 'docs', source: 'https://me:source@host/x.git' }],
      cacheTo: ['type=s3,secret_access_key=cache'],
    } as const;
    assert.deepEqual(secretValues(request, { API_KEY: 'env', B: 'variable', C: 'other' }), [
      'given',
      'env',
      'within',
      'typed',
      'variable',
      'source',
      'cache',
    ]);
  });
});
