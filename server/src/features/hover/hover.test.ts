import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { hover } from './hover';

/** The lines of the hover at `<|>`, links by their labels. */
function shown(fixture: string, general = false): string[] | undefined {
  const { text, position } = marked(fixture);
  const found = hover(snapshotOf(text), position, { general });
  if (!found) return undefined;
  assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
  return found.contents.value.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/\n+/);
}

const file = `# Everything that is downloaded
FROM node:22 AS deps
FROM deps AS builder
FROM nginx AS web
COPY --from=builder /dist /usr/share/nginx/html
FROM builder AS test
RUN --mount=from=builder,target=/x npm test
`;

/** What it says of the stage `builder` of this file. */
const builderCard = [
  '**`builder`** · stage 1, line 3',
  '`builder` ← `deps` ← `node:22`',
  '- Used by `web` (COPY), `test` (FROM, RUN --mount)',
  '- Built for `test` (default), `web`',
];

describe('Hover on a stage', () => {
  it('tells what it is built on, who uses it and whose builds it is part of', () => {
    assert.deepEqual(shown(file.replace('AS builder', 'AS buil<|>der')), builderCard);
  });

  it('is the same on FROM, on AS, and wherever the stage is named', () => {
    assert.deepEqual(shown(file.replace('FROM deps', 'FR<|>OM deps')), builderCard);
    assert.deepEqual(shown(file.replace('AS builder', 'A<|>S builder')), builderCard);
    assert.deepEqual(shown(file.replace('FROM builder', 'FROM buil<|>der')), builderCard);
    const copy = shown(file.replace('--from=builder', '--from=buil<|>der'));
    assert.deepEqual(copy?.slice(-4), builderCard);
    const mount = shown(file.replace('from=builder,', 'from=buil<|>der,'));
    assert.deepEqual(mount?.slice(-4), builderCard);
  });

  it('is followed on FROM by what a FROM is for, where we help with the language at large', () => {
    const lines = shown(file.replace('FROM deps', 'FR<|>OM deps'), true);
    assert.deepEqual(lines?.slice(0, 5), [...builderCard, '---']);
    assert.match(lines?.[5] ?? '', /^Begins a stage/);
    assert.equal(lines?.length, 6);
  });

  it('is there in quotes, behind other flags, for a number and in a trigger', () => {
    const card = '**`a`** · stage 0, line 1';
    for (const line of [
      'COPY --link --from="<|>A" /x /y',
      "COPY --from='a<|>' /x /y",
      'COPY --from=<|>0 /x /y',
      'ONBUILD COPY --from=<|>a /x /y',
      'ONBUILD RUN --mount=type=bind,from=<|>a,target=/x true',
      'COPY \\\n  # why\n  --from=<|>a /x /y',
    ]) {
      assert.ok(shown(`FROM alpine AS a\nFROM debian\n${line}`)?.includes(card), line);
    }
  });

  it('shows the comment above it, without the name that makes it the description of a target', () => {
    assert.equal(shown(file.replace('AS deps', 'AS de<|>ps'))?.[1], 'Everything that is downloaded');
    assert.equal(shown('# deps has what npm needs\nFROM a AS de<|>ps')?.[1], 'has what npm needs');
  });

  it('names a stage without a name by its number', () => {
    assert.deepEqual(shown('FR<|>OM golang\nFROM alpine\nCOPY --from=0 a b'), [
      '**stage 0** · line 1',
      'this stage ← `golang`',
      '- Used by `stage 1` (COPY)',
      '- Built for `stage 1` (default)',
    ]);
  });

  it('tells what it takes from others than its base', () => {
    const text = `FROM alpine AS a
FROM debian AS b
COPY --from=a /x y/ /
COPY --from=nginx:1.27 /etc/nginx/ /etc
RUN --mount=type=bind,from=a,source=z,target=/z true
FROM b AS <|>c
COPY --from=b / /`;
    assert.equal(
      shown(text.replace('<|>', '').replace('AS b', 'AS <|>b'))?.[2],
      '- Takes `/x`, `/y/`, `/z` of `a`, `/etc/nginx/` of `nginx:1.27`',
    );
    assert.equal(shown(text)?.[2], '- Takes `/` of `b`');
  });

  it('tells the platform of the image at the end of the chain', () => {
    const text = 'FROM --platform=$BUILDPLATFORM golang AS a\nFROM --platform=linux/arm64 a AS <|>b';
    assert.equal(shown(text)?.[1], '`b` ← `a` ← `golang` · platform `$BUILDPLATFORM`');
  });

  it('tells of each ARG that it reads what it holds and who says so', () => {
    const text = `ARG GO=1.25
ARG VERSION=\${GO}.1
ARG UNSET
FROM --platform=$BUILDPLATFORM golang:$GO AS <|>a
ARG VERSION
ARG UNSET
ARG TARGETARCH
ARG MODE="prod $VERSION"
ENV IGNORED=1`;
    assert.deepEqual(shown(text)?.slice(3), [
      '- `GO` = `1.25` · ARG, line 1',
      '- `VERSION` = `1.25.1` · ARG, line 2',
      '- `UNSET` · only with --build-arg',
      '- `TARGETARCH` · set by BuildKit',
      '- `MODE` = `prod 1.25.1` · ARG, line 8',
    ]);
  });

  it('tells of the ARGs of its bases that it uses', () => {
    const text = 'FROM a AS x\nARG V=1\nARG W=2\nFROM x AS y\nRUN echo $V\nFROM y AS <|>z\nRUN echo $V $OTHER';
    assert.deepEqual(shown(text)?.slice(-1), ['- `V` = `1` · ARG, line 2']);
  });

  it('tells of a stage that nobody uses', () => {
    assert.deepEqual(shown('FROM a AS <|>x\nFROM b')?.slice(2), [
      '- Used by no other stage',
      '- Built only by `--target x`',
    ]);
    assert.deepEqual(shown('FR<|>OM a\nFROM b')?.slice(2), ['- Used by no other stage', '- No target builds it']);
  });

  it('tells that the last stage is what is built', () => {
    assert.deepEqual(shown('FROM a\nFROM b AS <|>x')?.slice(2), ['- What a build without --target builds']);
  });

  it('stays short, however much there is', () => {
    const stages = Array.from({ length: 300 }, (_, i) => `FROM s${i} AS s${i + 1}\nARG A${i}=1\nCOPY --from=s${i} a b`);
    const args = Array.from({ length: 50 }, (_, i) => `ARG B${i}`);
    const lines = shown(`FROM a AS <|>s0\n${args.join('\n')}\n${stages.join('\n')}`);
    assert.ok(lines && lines.length <= 15, String(lines?.length));
    assert.equal(lines[2], '- Used by `s1` (FROM, COPY)');
    assert.match(lines[3] ?? '', /^- Built for `s300` \(default\), `s1`, `s2`, .* and many more$/);
    const last = shown(`FROM a AS s0\n${stages.join('\n')}`.replace('AS s300', 'AS <|>s300'));
    assert.equal(last?.[1], '`s300` ← `s299` ← `s298` ← `s297` ← `s296` ← … ← `a`');
  });

  it('leads to the stages and lines that it names', () => {
    const { text, position } = marked(file.replace('AS builder', 'AS buil<|>der'));
    const found = hover(snapshotOf(text), position);
    assert.ok(found && typeof found.contents === 'object' && 'value' in found.contents);
    const links = [...found.contents.value.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(
      ([, label, to]) => `${label} ${to}`,
    );
    assert.deepEqual(links.slice(0, 4), [
      'line 3 file:///project/Dockerfile#L3',
      '`deps` file:///project/Dockerfile#L2',
      '`web` file:///project/Dockerfile#L4',
      'COPY file:///project/Dockerfile#L5',
    ]);
  });

  it('covers the name alone', () => {
    const { text, position } = marked('FROM a AS x\nFROM b\nCOPY --from="x<|>" c d');
    const range = hover(snapshotOf(text), position)?.range;
    assert.ok(range);
    assert.equal(textAt(text, range), 'x');
  });
});

describe('Hover on an image', () => {
  it('says what its variables stand for and who uses it', () => {
    assert.deepEqual(shown('ARG V=3.20\nFROM al<|>pine:$V AS a\nFROM b\nCOPY --from=alpine:3.20 x y'), [
      '**`alpine:3.20`** · official image of Docker Hub',
      '`alpine:$V` is `alpine:3.20` here',
      'Used by `a` (FROM), `stage 1` (COPY)',
    ]);
  });

  it('says where it is from, and that a missing tag is latest', () => {
    const title = (base: string) => shown(`FROM <|>${base}`)?.[0];
    assert.equal(title('grafana/grafana:11'), '**`grafana/grafana:11`** · image of Docker Hub');
    assert.equal(
      title(`ghcr.io/a/b@sha256:${'0'.repeat(64)}`),
      '**`ghcr.io/a/b@sha256:000000000000…`** · image of ghcr.io',
    );
    assert.equal(title('node'), '**`node`** · official image of Docker Hub, `latest` since no tag is given');
    assert.equal(title('bilder:1'), '**`bilder:1`** · image of Docker Hub');
    assert.equal(title('scratch'), '**`scratch`** · an empty filesystem');
    assert.equal(title('A:b:c'), '**`A:b:c`** · image from outside of this file');
  });
});

describe('Hover on a COPY --from', () => {
  const above = `FROM golang AS a
WORKDIR /src
COPY . .
RUN go build -o bin/app ./cmd && go build -o /out/tool ./tool
FROM scratch AS b
ENV ROOT=/srv
WORKDIR $ROOT
FROM b AS c
WORKDIR www
`;
  const copied = (line: string) => shown(above + line)?.[0];

  it('tells what is copied, from the root of the one stage to the working directory of the other', () => {
    assert.equal(copied('COPY --from=<|>a etc/x y'), '`/etc/x` of `a` → `/srv/www/y`');
    assert.equal(copied('COPY --from=<|>a /x ../y/'), '`/x` of `a` → `/srv/y/`');
    assert.equal(copied('COPY --from=<|>a /x .'), '`/x` of `a` → `/srv/www/`');
    assert.equal(copied('ARG V=1\nENV D=$ROOT/$V\nCOPY --from=<|>a /x$V ${D}/y'), '`/x1` of `a` → `/srv/1/y`');
  });

  it('tells on its paths, too', () => {
    assert.equal(copied('COPY --from=a /et<|>c/x y'), '`/etc/x` of `a` → `/srv/www/y`');
    assert.equal(copied('COPY --from=a ["/etc/x", "<|>y"]'), '`/etc/x` of `a` → `/srv/www/y`');
    assert.equal(copied('COPY --from=nginx /etc/x <|>y'), '`/etc/x` of `nginx` → `/srv/www/y`');
    assert.equal(copied('COPY x <|>y'), undefined);
  });

  it('tells that several sources go to a folder', () => {
    assert.deepEqual(shown(`${above}COPY --from=<|>a /x /y z`)?.slice(0, 3), [
      '- `/x` of `a`',
      '- `/y` of `a`',
      '→ `/srv/www/z/`',
    ]);
  });

  it('leads to the instruction that made it, where that is certain', () => {
    const maker = (path: string) => copied(`COPY --from=<|>a ${path} /x`);
    assert.equal(maker('/out/tool'), '`/out/tool` of `a` → `/x` · made by RUN, line 4');
    assert.equal(maker('/src/bin/app'), '`/src/bin/app` of `a` → `/x` · made by RUN, line 4');
    assert.equal(maker('/src/'), '`/src/` of `a` → `/x` · made by COPY, line 3');
    assert.equal(maker('/src/other'), '`/src/other` of `a` → `/x`');
    assert.equal(maker('/out/*'), '`/out/*` of `a` → `/x`');
  });

  it('says so where the working directory is the business of an image', () => {
    assert.deepEqual(shown('FROM a\nFROM node:22\nWORKDIR app\nCOPY --from=0 /x y<|>'), [
      '`/x` of `stage 0` → `app/y` in the working directory of `node:22`',
    ]);
  });

  it('leaves what it cannot know as it is written', () => {
    assert.equal(
      copied('ARG TARGETARCH\nCOPY --from=<|>a /bin/$TARGETARCH /opt/$TARGETARCH'),
      '`/bin/$TARGETARCH` of `a` → `/opt/$TARGETARCH`',
    );
  });

  it('tells of a mount what is mounted where', () => {
    const line = 'RUN --mount=type=bind,from=<|>a,source=/src,target=go true';
    assert.equal(copied(line), '`/src` of `a` → `/srv/www/go` (mounted) · made by COPY, line 3');
  });
});

describe('Hover', () => {
  it('says nothing elsewhere', () => {
    assert.equal(shown('FROM a AS x\nRUN ma<|>ke'), undefined);
    assert.equal(shown('FROM a AS x\nCOPY --from=<|>'), undefined);
    assert.equal(shown('ARG X=1<|>\nFROM a'), undefined);
    assert.equal(shown('<|>'), undefined);
  });
});
