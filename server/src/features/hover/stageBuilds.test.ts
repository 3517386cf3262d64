import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { targetReference } from '../../../../test/support/targetReferences';
import type { TargetReference } from '../../targets/targetReference';
import { hover } from './hover';

/** The line that says who builds the stage under `<|>`. */
function builtBy(fixture: string, targets: readonly Partial<TargetReference>[]): string | undefined {
  const { text, position } = marked(fixture);
  const found = hover({ ...snapshotOf(text), targets: targets.map(targetReference) }, position);
  const { value = '' } = (found?.contents ?? {}) as { value?: string };
  return /^- Built by (.*)$/m.exec(value)?.[1];
}

const at = (line: number) => ({ start: { line, character: 4 }, end: { line, character: 9 } });
const dockerfile = 'FROM golang AS <|>build\nFROM alpine\n';

describe('Who builds a stage', () => {
  it('is shown with a link to each build', () => {
    const targets = [
      { target: 'build', label: 'web', range: at(3) },
      { target: 'build', label: undefined, uri: 'file:///project/ci/build.sh', range: at(7) },
    ];
    assert.equal(
      builtBy(dockerfile, targets),
      '[web in compose\\.yaml](file:///project/compose.yaml#L4), [build\\.sh, line 8](file:///project/ci/build.sh#L8)',
    );
    assert.equal(builtBy('FROM golang AS build\nFROM <|>build\n', targets)?.includes('web'), true);
  });

  it('is said of the last stage where a build asks for none', () => {
    assert.match(builtBy('FROM a AS build\nFRO<|>M b\n', [{ label: 'web' }]) ?? '', /web in compose/);
    assert.equal(builtBy(dockerfile, [{ label: 'web' }]), undefined);
  });

  it('begins with what is certain', () => {
    const targets = [
      { target: 'build', label: 'a', certainty: 'likely' as const },
      { target: 'build', label: 'b', range: at(1) },
    ];
    assert.match(builtBy(dockerfile, targets) ?? '', /^\[b in .*, \[a in [^,]*\) \(likely\)$/);
  });

  it('is not more than anybody reads, and shows what is written and no Markdown', () => {
    const targets = Array.from({ length: 50 }, (_, line) => ({
      target: 'build',
      label: `*a${line}*`,
      range: at(line),
    }));
    const shown = builtBy(dockerfile, targets) ?? '';
    assert.match(shown, /^\[\\\*a0\\\* in/);
    assert.match(shown, / and 44 more$/);
    const long = builtBy(dockerfile, [{ target: 'build', label: `x\n${'y'.repeat(1000)}` }]) ?? '';
    assert.ok(long.length < 150, long);
  });
});

describe('The named contexts of other files', () => {
  const nameRange = at(4);
  const { build } = targetReference({});
  const contexts = (...names: string[]): Partial<TargetReference> => {
    const namedContexts = names.map((name) => ({ name, nameRange, source: '../other' }));
    return { label: 'web', build: { ...build, namedContexts } };
  };

  /** What is said under `<|>` of what takes its place. */
  function replaced(fixture: string, target: Partial<TargetReference>): string | undefined {
    const { text, position } = marked(fixture);
    const found = hover({ ...snapshotOf(text), targets: [targetReference(target)] }, position);
    const { value = '' } = (found?.contents ?? {}) as { value?: string };
    return /^(?:- )?(.* in its place)$/m.exec(value)?.[1];
  }

  const said = '[web in compose\\.yaml](file:///project/compose.yaml#L1) puts `../other` in its place';

  it('are told of on the stage that they replace', () => {
    assert.equal(replaced('FROM golang AS <|>build\nFROM alpine\n', contexts('build')), said);
    assert.equal(replaced('FROM golang AS <|>build\nFROM alpine\n', contexts('build::linux/arm64')), said);
    assert.equal(replaced('FROM golang AS <|>build\nFROM alpine\n', contexts('other')), undefined);
  });

  it('are told of on the image that they replace, however it is written', () => {
    assert.equal(replaced('FROM <|>alpine:latest\n', contexts('docker.io/library/alpine')), said);
    assert.equal(replaced('FROM <|>alpine:3\n', contexts('alpine')), undefined);
    assert.equal(replaced('FROM <|>scratch\n', contexts('scratch')), undefined);
  });
});
