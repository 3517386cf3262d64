import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { type Spot, spotAt } from './spot';

/** `kind typed|rest` of what stands at `<|>`, `nothing` where nothing can stand. */
function at(fixture: string): string {
  const { text, position } = marked(fixture);
  const spot = spotAt(snapshotOf(text), position);
  if (!spot) return 'nothing';
  assert.equal(textAt(text, spot.range).replace(/\\\n/g, ''), spot.word);
  return `${spot.kind} ${spot.typed}|${spot.word.slice(spot.typed.length)}`;
}

function spotIn<Kind extends Spot['kind']>(fixture: string, kind: Kind): Extract<Spot, { kind: Kind }> {
  const { text, position } = marked(fixture);
  const spot = spotAt(snapshotOf(text), position);
  assert.equal(spot?.kind, kind);
  return spot as Extract<Spot, { kind: Kind }>;
}

function each(cases: Readonly<Record<string, string>>): void {
  for (const [fixture, expected] of Object.entries(cases)) assert.equal(at(fixture), expected, fixture);
}

describe('What stands at the cursor', () => {
  it('is a keyword up to the first blank', () => {
    each({ 'FR<|>OM x': 'keyword FR|OM', 'ONBUILD CO<|>': 'keyword CO|', 'ONBUILD <|>': 'keyword |' });
  });

  it('is the base, AS and the name of a FROM', () => {
    each({
      'FROM <|>': 'base |',
      'FROM go<|>lang AS x': 'base go|lang',
      'FROM --platform=$BUILDPLATFORM "go<|>"': 'base go|',
      'FROM <|> AS x': 'base |',
      'FROM a <|>': 'as |',
      'FROM a A<|> x': 'as A|',
      'FROM a as <|>': 'stage-name |',
      'FROM a AS bu<|>ild': 'stage-name bu|ild',
    });
  });

  it('is nothing where one more word would break a FROM', () => {
    for (const fixture of ['FROM <|> golang', 'FROM a AS <|> b', 'FROM a AS b <|>', 'FROM <|>AS b']) {
      assert.equal(at(fixture), 'nothing', fixture);
    }
  });

  it('is a flag or its value', () => {
    each({
      'COPY -<|>': 'flag-name -|',
      'COPY --<|> a b': 'flag-name --|',
      'COPY --li<|>nk --from=a b c': 'flag-name --li|nk',
      'COPY --link --fr<|>om=a b c': 'flag-name --fr|om',
      'COPY --from=<|>': 'flag-value |',
      'COPY --from=bu<|>ild a b': 'flag-value bu|ild',
      'COPY --from="bu<|>ild" a b': 'flag-value bu|ild',
      "COPY --from='<|> a b": 'flag-value |',
      'RUN --network=<|> x': 'flag-value |',
      'FROM --platform=<|>': 'flag-value |',
      'ONBUILD COPY --from=x<|>': 'flag-value x|',
      'HEALTHCHECK --<|>': 'flag-name --|',
    });
    assert.equal(spotIn('COPY --chmod=<|> a b', 'flag-value').flag, 'chmod');
    assert.equal(spotIn('COPY --fr<|>om=a b c', 'flag-name').hasValue, true);
  });

  it('gives up where one ONBUILD waits in another, however many there are', () => {
    assert.equal(at(`FROM a\n${'ONBUILD '.repeat(100_000)}COPY --from=<|>`), 'nothing');
  });

  it('is a key or a value of a mount', () => {
    each({
      'RUN --mount=<|>': 'mount-key |',
      'RUN --mount=ty<|>pe=bind x': 'mount-key ty|pe',
      'RUN --mount=type=<|>': 'mount-value |',
      'RUN --mount=type=bind,<|> x': 'mount-key |',
      'RUN --mount=type=bind,from=a<|>b,target=/x y': 'mount-value a|b',
      'RUN --mount="type=bind,from=bu<|>" x': 'mount-value bu|',
      'RUN --mount=type=bind,"from=bu<|>" x': 'mount-value bu|',
      'RUN --mount=type=cache,target=/c --mount=from=<|> x': 'mount-value |',
    });
    const { mount, key } = spotIn('RUN --mount=FROM=<|>,type=cache x', 'mount-value');
    assert.deepEqual([mount.type, key], ['cache', 'from']);
  });

  it('is a path of COPY and ADD, in both forms', () => {
    each({
      'COPY <|>': 'source |',
      'COPY sr<|>c': 'source sr|c',
      'COPY src <|>': 'destination |',
      'COPY src <|> /dst': 'source |',
      'COPY --from=a /x /y<|>': 'destination /y|',
      'ADD ["a b/<|>c", "/d"]': 'source a b/|c',
      'ADD ["a", "/d<|>"]': 'destination /d|',
      'ADD ["a", <|>]': 'nothing',
    });
  });

  it('is a name or a value that is set', () => {
    each({
      'ARG <|>': 'variable-name |',
      'ARG A=1 B<|>': 'variable-name B|',
      'ARG A=x<|>y': 'variable-value x|y',
      'ENV A="b <|>c"': 'variable-value b |c',
      'ENV A b<|>': 'variable-value b|',
      'FROM a\nENV A<|>=1': 'variable-name A|',
    });
    assert.equal(spotIn('ENV A=1 B=<|>', 'variable-value').name, 'B');
  });

  it('is a part of a command, or an argument', () => {
    each({
      'RUN <|>': 'command |',
      'RUN make al<|>l': 'command al|l',
      'RUN ls --al<|>': 'command --al|',
      'HEALTHCHECK --interval=1s N<|>': 'health-type N|',
      'HEALTHCHECK CMD cu<|>rl': 'command cu|rl',
      'STOPSIGNAL S<|>': 'argument S|',
      'EXPOSE 80 <|>': 'argument |',
    });
  });

  it('is found across continuation lines, comments in between, and on blank ones', () => {
    each({
      'COPY --link \\\n  # why\n  --from=b<|> \\\n  a b': 'flag-value b|',
      'RUN --mount=type=cache,ta<|>\\\nrget=/x y': 'mount-key ta|rget',
      'COPY --link \\\n  <|>': 'source |',
      'RUN --mount=type=cache \\\n<|>': 'command |',
      'COPY --link \\\n  <|>\n  --from=a \\\n  b c': 'source |',
      'FROM a\r\nCOPY --from=<|>\r\nRUN x': 'flag-value |',
    });
  });

  it('is nothing in comments, heredoc bodies and behind the escape character', () => {
    for (const fixture of ['# FROM <|>', 'FROM a\nRUN <<E\n<|>\nE', 'FROM a \\ <|>\n', '<|>', 'FROM a\n<|>\nRUN b']) {
      assert.equal(at(fixture), 'nothing', fixture);
    }
  });

  it('knows that a trigger is one', () => {
    const { inTrigger, parts } = spotIn('FROM a\nONBUILD RUN --mount=<|>', 'mount-key');
    assert.deepEqual([inTrigger, parts.name], [true, 'RUN']);
  });
});
