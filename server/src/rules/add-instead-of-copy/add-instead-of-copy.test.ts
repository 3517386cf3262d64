import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { addInsteadOfCopy } from './add-instead-of-copy';

const check = checkRule(addInsteadOfCopy);

describe('add-instead-of-copy', () => {
  it('finds ADD of files and folders', () => {
    const [sources, script, program] = check(`
      FROM alpine
      ADD . /app
    # ^^^ add-instead-of-copy information: COPY does the same here, and says that nothing is fetched or unpacked.
      ADD --chown=1 run.sh "app.zip" /app/
    # ^^^ add-instead-of-copy
      ADD program /bin/
    # ^^^ add-instead-of-copy
      ONBUILD ADD src/ /app/
    #         ^^^ add-instead-of-copy
      add *.json /app/
    # ^^^ add-instead-of-copy
    `);
    assert.equal(sources.fixes?.[0]?.edits[0]?.newText, 'COPY');
    assert.equal(sources.fixes?.[0]?.safe, true);
    assert.equal(script.fixes?.[0]?.safe, true);
    assert.equal(program.fixes?.[0]?.safe, false, 'it may be an archive by its content');
  });

  it('keeps the case of the keyword', () => {
    const [finding] = check(`
      from alpine
      add . /app
    # ^^^ add-instead-of-copy
    `);
    assert.equal(finding.fixes?.[0]?.edits[0]?.newText, 'copy');
  });

  it('is silent where ADD unpacks', () => {
    check(`
      FROM scratch
      ADD rootfs.tar /
      ADD rootfs.tar.gz /
      ADD "rootfs.tgz" /
      ADD rootfs.txz other.tar.zst /
      ADD rootfs-* /
      ADD a.txt b.tar /data/
    `);
  });

  it('is silent where ADD fetches', () => {
    check(`
      FROM scratch
      ADD https://example.com/a /a
      ADD --checksum=sha256:1 http://example.com/a /a
      ADD git@github.com:moby/buildkit.git#master /src
      ADD https://github.com/moby/buildkit.git /src
      ADD github.com/moby/buildkit /src
    `);
  });

  it('is silent where a variable, a flag or a here-document has it do something else', () => {
    check(`
      FROM scratch
      ARG URL
      ADD $URL /a
      ADD "\${URL}/file.txt" /a
      ADD --unpack=false a /a
      ADD <<EOF /a
      text
      EOF
    `);
  });
});
