import assert from 'node:assert/strict';
import type { OriginInstruction } from '../../../server/src/protocol/stageOrigin';
import { instructionText } from '../build/images/instructionText';
import { matchLayers } from './matchLayers';

/** An instruction of each line; further ways to write it behind ` // `. */
function written(lines: readonly string[]): OriginInstruction[] {
  return lines.map((each, line) => {
    const [keyword = ''] = each.split(' ');
    const texts = each.slice(keyword.length + 1).split(' // ');
    return { stageIndex: 0, stage: 'app', line, keyword, texts };
  });
}

/** The line of each entry of a history, `-` for none. */
function match(history: readonly string[], lines: readonly string[]): string {
  return matchLayers(history.map(instructionText), written(lines))
    .map((at) => at ?? '-')
    .join(' ');
}

describe('The layers of an image', () => {
  it('lead to the instructions that made them, as BuildKit writes them down', () => {
    const lines = [
      'ARG WHO',
      'WORKDIR src',
      'COPY . .',
      'RUN true &&     dd if=/dev/zero && echo "hi $WHO"',
      'RUN <<EOF // echo one > /one\necho two',
      'RUN ["/bin/sh", "-c", "echo three"] // /bin/sh -c echo three',
      'ENV A=1 B=$WHO',
      'EXPOSE 80 443/udp',
      'HEALTHCHECK CMD true',
      'CMD echo hi',
    ];
    const history = [
      '',
      'ARG WHO=world',
      'WORKDIR /app/src',
      'COPY . . # buildkit',
      'RUN |1 WHO=world /bin/sh -c true &&     dd if=/dev/zero && echo "hi $WHO" # buildkit',
      'RUN |1 WHO=world /bin/sh -c echo one > /one\necho two\n # buildkit',
      'RUN |1 WHO=world /bin/sh -c echo three # buildkit',
      'ENV A=1 B=world',
      'EXPOSE [443/udp 80/tcp]',
      `HEALTHCHECK &{["CMD-SHELL" "true"] "0s" "0s" "0s" "0s" '\\x00'}`,
      'CMD ["/bin/sh" "-c" "echo hi"]',
    ];
    assert.equal(match(history, lines), '- 0 1 2 3 4 5 6 7 8 9');
  });

  it('lead there as the builder of old and podman write them down', () => {
    const lines = [
      'COPY . .',
      'RUN --mount=type=cache,target=/c make'.replace('--mount=type=cache,target=/c ', ''),
      'RUN ["make", "all"] // make all',
      'COPY --chown=1 /three /one',
      'USER 1000:1000',
    ];
    const history = [
      '/bin/sh -c #(nop) COPY dir:fc01c69c5b62d8065ea46f481cdcd5a1d60c054acf3eb36adcc0d5e4c606679e in . ',
      '|1 WHO=world /bin/sh -c --mount=type=cache,target=/c make',
      'make all',
      '/bin/sh -c #(nop) COPY file:295d11a9843ad36c3d23df4270701839fd5a50999319d4334aae02b944d8bdb2 in /one ',
      '/bin/sh -c #(nop)  USER 1000:1000',
    ];
    assert.equal(match(history, lines), '0 1 2 3 4');
  });

  it('of a base lead nowhere, also where they say the same', () => {
    const base = ['/bin/sh -c #(nop) ADD file:aaaaaaaaaaaa in / ', '/bin/sh -c #(nop)  CMD ["sh"]'];
    assert.equal(
      match([...base, 'RUN /bin/sh -c make # buildkit', 'CMD ["sh"]'], ['RUN make', 'CMD ["sh"]']),
      '- - 0 1',
    );
  });

  it('keep their instructions when others change, come or go', () => {
    const history = ['RUN /bin/sh -c one # buildkit', 'COPY a /a # buildkit', 'RUN /bin/sh -c two # buildkit'];
    assert.equal(match(history, ['RUN one', 'ENV NEW=1', 'COPY b /other', 'RUN two']), '0 - 3');
    assert.equal(match(history, ['RUN two']), '- - 0');
    assert.equal(match(history, ['RUN one && more', 'COPY a /a', 'RUN two']), '- 1 2');
  });

  it('that say the same lead to instructions in the same order', () => {
    const history = ['RUN /bin/sh -c a # buildkit', 'RUN /bin/sh -c a # buildkit', 'RUN /bin/sh -c b # buildkit'];
    assert.equal(match(history, ['RUN a', 'RUN a', 'RUN b']), '0 1 2');
  });

  it('lead to copies of what stands in variables', () => {
    assert.equal(match(['COPY jar /opt/app # buildkit'], ['COPY $JAR $HOME']), '0');
    assert.equal(match(['ENV A=1'], ['ENV B=2']), '-');
  });

  it('are matched at once, however many there are', () => {
    const began = performance.now();
    const many = Array.from({ length: 1500 }, (_, index) => `RUN step ${index}`);
    assert.equal(
      match(
        many.map((line) => line.replace('RUN', 'RUN /bin/sh -c')),
        many,
      )
        .split(' ')
        .at(-1),
      '1499',
    );
    assert.equal(match(['RUN a', ...many, ...many], [...many, ...many]).split(' ')[0], '-');
    assert.ok(performance.now() - began < 3000);
    const long = ' --a=b'.repeat(50_000);
    match([`RUN /bin/sh -c${long}`], [`RUN${long}`]);
    assert.ok(performance.now() - began < 4000);
  });

  it('are none in an image without history, or of a file that has nothing', () => {
    assert.equal(match([], ['RUN a']), '');
    assert.equal(match(['RUN a'], []), '-');
  });
});
