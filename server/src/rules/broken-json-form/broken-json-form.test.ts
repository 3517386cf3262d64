import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { brokenJsonForm } from './broken-json-form';

const check = checkRule(brokenJsonForm);

/** What the fix of the only finding writes. */
function mended(line: string): string | undefined {
  const carets = '^'.repeat(line.length - line.indexOf('['));
  const [finding] = check(
    `  FROM alpine\n  ${line}\n#   ${' '.repeat(line.indexOf('[') - 2)}${carets} broken-json-form\n`,
  );
  return finding?.fixes?.[0]?.edits[0]?.newText;
}

describe('broken-json-form', () => {
  it('finds single quotes', () => {
    const [finding] = check(`
      FROM alpine
      CMD ['nginx', '-g', 'daemon off;']
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ broken-json-form warning: This is not JSON, so a shell runs it with its brackets: strings have double quotes.
    `);
    assert.equal(finding.fixes?.[0]?.edits[0]?.newText, '["nginx", "-g", "daemon off;"]');
  });

  const table: readonly (readonly [string, string | undefined])[] = [
    ["ENTRYPOINT ['a']", '["a"]'],
    ['CMD ["a" "b"]', '["a", "b"]'],
    ['CMD ["a", "b",]', '["a", "b"]'],
    ['CMD ["a",, "b"]', '["a", "b"]'],
    ['CMD [nginx, -g, "daemon off;"]', '["nginx", "-g", "daemon off;"]'],
    ['CMD ["C:\\app\\server.exe"]', '["C:\\\\app\\\\server.exe"]'],
    ['CMD [“a”, “b”]', '["a", "b"]'],
    ['CMD [ "a", \'it\' ]', '["a", "it"]'],
    ['CMD ["a", "b"] # comment', undefined],
    ['CMD ["a", "b]', undefined],
    ['CMD ["a", "b"', undefined],
    ["RUN ['a', 'b']", '["a", "b"]'],
    ["HEALTHCHECK CMD ['a', 'b']", '["a", "b"]'],
    ["COPY --chown=1 ['a b', '/c/']", '["a b", "/c/"]'],
    ["VOLUME ['/data']", '["/data"]'],
    ["ONBUILD CMD ['a']", '["a"]'],
  ];
  for (const [line, expected] of table) it(`finds ${line}`, () => assert.equal(mended(line), expected));

  it('says what happens to paths', () => {
    check(`
      FROM alpine
      VOLUME ['/data']
    #        ^^^^^^^^^ broken-json-form: This is not JSON, so its brackets belong to the paths: strings have double quotes.
    `);
  });

  it('finds an array over several lines, and leaves the comments in it to its author', () => {
    const fixes = (text: string) =>
      findingsOf(brokenJsonForm, snapshotOf(text)).map((finding) => finding.fixes?.length);
    assert.deepEqual(fixes("FROM alpine\nCMD ['a', \\\n  'b']\n"), [1]);
    assert.deepEqual(fixes("FROM alpine\nCMD ['a', \\\n  # comment\n  'b']\n"), [0]);
  });

  it('is silent about JSON', () => {
    check(`
      FROM alpine
      CMD ["a", "b"]
      RUN [ "a" ]
      COPY ["a", "b"]
      VOLUME ["/a"]
      VOLUME []
      CMD []
    `);
  });

  it('is silent about the [ of a shell, about types of PowerShell and about patterns', () => {
    check(`
      FROM alpine
      RUN [ -f a ] && b
      RUN [ "$A" = "b" ] && exit 0; c
      RUN [ "$A" ] || d
      RUN [ 'a' = "$A" -a "$B" ]
      RUN [[ "$A" == b ]] && c
      RUN [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
      CMD [ -t 1 ] && bash
      COPY [a-z]* /b/
      VOLUME /[a]
    `);
  });

  it('reads whatever is behind a bracket in no time', () => {
    for (const text of ["['", '["a"', "['a',", '["a", ', '[a ', '["\\', '[,', '[[', '["a" ']) {
      for (const keyword of ['CMD', 'RUN', 'COPY', 'VOLUME'])
        findingsOf(brokenJsonForm, snapshotOf(`FROM alpine\n${keyword} ${text.repeat(20_000)}\n`));
    }
  }).timeout(3000);

  it('finds an equals sign in front of an array', () => {
    const [finding] = check(`
      FROM alpine:3.20
      CMD = ["/usr/bin/app", "-v"]
    #     ^^^^^^^^^^^^^^^^^^^^^^^^ broken-json-form warning: This is not JSON, so a shell runs it with its brackets: no equals sign stands in front of it.
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, '["/usr/bin/app", "-v"]');
    check('FROM alpine:3.20\nCMD = app\nENTRYPOINT =[ -f x ]\n');
  });
});
