import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { keywordHover } from './keywordHover';

/** What a hover at `<|>` says, and the word that it is about. */
function hover(fixture: string): { text: string; word: string | undefined } | undefined {
  const { text, position } = marked(fixture);
  const found = keywordHover(snapshotOf(text), position);
  return found && { text: (found.contents as MarkupContent).value, word: found.range && textAt(text, found.range) };
}

function says(fixture: string, word: string, about: RegExp): void {
  const found = hover(fixture);
  assert.equal(found?.word, word);
  assert.match(found?.text ?? '', about);
}

describe('Hover', () => {
  it('says what an instruction does, with an example and a link to its reference', () => {
    says(
      'FROM a\nWOR<|>KDIR /x\n',
      'WORKDIR',
      /work.*```dockerfile\nWORKDIR \/app\n```.*reference\/dockerfile\/#workdir/s,
    );
    says('FROM a\n  h<|>ealthcheck none\n', 'healthcheck', /container still works/);
    says('FROM a\nMAINTAINER<|> x\n', 'MAINTAINER', /Deprecated/);
  });

  it('knows every instruction', () => {
    const all =
      'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER';
    for (const name of [...all.split(' '), 'VOLUME', 'WORKDIR']) says(`<|>${name} x\n`, name, /Reference/);
  });

  it('knows the instruction that waits behind ONBUILD, and its flags', () => {
    says('FROM a\nONBUILD CO<|>PY a b\n', 'COPY', /build context/);
    says('FROM a\nONBUILD COPY --li<|>nk a b\n', 'link', /layer/);
  });

  it('says what a flag is for, each flag of each instruction', () => {
    says('FROM --plat<|>form=linux/arm64 a\n', 'platform', /platform/i);
    says('FROM a\nCOPY --link --fr<|>om=b c d\n', 'from', /stage/);
    for (const flag of ['chown', 'chmod', 'link', 'parents', 'exclude'])
      says(`FROM a\nCOPY --<|>${flag}=x c d\n`, flag, /./);
    for (const flag of ['checksum', 'keep-git-dir', 'unpack', 'chown'])
      says(`FROM a\nADD --<|>${flag}=x c d\n`, flag, /./);
    for (const flag of ['mount', 'network', 'security', 'device']) says(`FROM a\nRUN --<|>${flag}=x c\n`, flag, /./);
    for (const flag of ['interval', 'timeout', 'start-period', 'start-interval', 'retries']) {
      says(`FROM a\nHEALTHCHECK --<|>${flag}=3 CMD c\n`, flag, /./);
    }
  });

  it('says what a key and a type of a mount are for, by the type that they belong to', () => {
    says('FROM a\nRUN --mount=type=ca<|>che,target=/x c\n', 'cache', /kept from build to build/);
    says('FROM a\nRUN --mount=type=cache,ta<|>rget=/x c\n', 'target', /command finds it/);
    says('FROM a\nRUN --mount=type=secret,ds<|>t=/x,id=y c\n', 'dst', /run\/secrets/);
    says('FROM a\nRUN --mount=type=cache,target=/x,shar<|>ing=locked c\n', 'sharing', /locked/);
    says('FROM a\nRUN --network=none --mount=target=/x,fr<|>om=b c\n', 'from', /stage/);
  });

  it('says what a parser directive does', () => {
    says('# syn<|>tax=docker/dockerfile:1\nFROM a\n', 'syntax', /version of the Dockerfile language/);
    says('# syntax=x\n# esc<|>ape=`\nFROM a\n', 'escape', /line go on/);
    says('# che<|>ck=skip=all\nFROM a\n', 'check', /build checks/);
  });

  it('says nothing of other words, comments, heredocs and names of JavaScript', () => {
    for (const fixture of [
      'FROM a\nRUN c<|>opy\n',
      'FROM a\n# CO<|>PY\n',
      'FROM a\nRUN <<E\nCO<|>PY a b\nE\n',
      'FROM a\nto<|>String x\n',
      'FROM a\nCOPY --const<|>ructor=x a b\n',
      'FROM a\nRUN --mount=const<|>ructor=x a\n',
      'FROM a\nRUN --mount=type=to<|>String a\n',
      'FROM a\nCOPY --mou<|>nt=x a b\n',
    ]) {
      assert.equal(hover(fixture), undefined, fixture);
    }
  });
});
