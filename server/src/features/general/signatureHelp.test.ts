import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { askLanguage } from './language';
import { loadLanguage } from './languageEngine';
import { signatureHelp } from './signatureHelp';

const ask = askLanguage(loadLanguage, (message) => assert.fail(message));

/** The signatures at `<|>`, the active one with its active part in brackets. */
async function signatures(fixture: string, invoked = true): Promise<string[] | undefined> {
  const { text, position } = marked(fixture);
  const help = await signatureHelp(snapshotOf(text), position, { invoked }, ask);
  return help?.signatures.map(({ label, parameters }, i) => {
    const active = i === (help.activeSignature ?? 0) ? parameters?.[help.activeParameter ?? 0]?.label : undefined;
    return typeof active === 'string' ? label.replace(active, `«${active}»`) : label;
  });
}

describe('Signature help', () => {
  it('shows the forms of an instruction and where in them the cursor is', async () => {
    assert.deepEqual(await signatures('FROM a\nEXPOSE <|>\n'), ['EXPOSE «port» ...']);
    assert.deepEqual(await signatures('FROM a\nARG x=<|>\n'), ['ARG name=«defaultValue»']);
    assert.deepEqual(await signatures('FROM node:22 AS <|>\n'), ['FROM baseImage:tag AS «stage»']);
    assert.equal((await signatures('FROM a\nCOPY <|>\n'))?.length, 2);
  });

  it('follows an instruction over several lines, and the escape character of the file', async () => {
    assert.deepEqual(await signatures('FROM a\nCOPY --link \\\n  x <|>y\n'), ['COPY [flags] source ... «dest»']);
    assert.deepEqual(await signatures('# escape=`\nFROM a\nCOPY x `\n  <|>y\n'), ['COPY [flags] source ... «dest»']);
  });

  it('explains the instruction, each part of it and its flags', async () => {
    const documents = async (fixture: string) => {
      const { text, position } = marked(fixture);
      const help = await signatureHelp(snapshotOf(text), position, { invoked: true }, ask);
      return help?.signatures.map(({ documentation, parameters = [] }) =>
        [documentation, ...parameters.map((one) => one.documentation)].map((one) =>
          typeof one === 'object' ? one.value : '-',
        ),
      );
    };
    const [[volume, folder, more] = []] = (await documents('FROM a\nVOLUME /x <|>\n')) ?? [];
    assert.match(volume ?? '', /each container gets a volume/);
    assert.equal(folder, 'A folder of the image.');
    assert.equal(more, '-');
    assert.match((await documents('FROM a\nCOPY --from=<|>b c d\n'))?.[0]?.[0] ?? '', /Copies from a stage above/);
    const [[wait] = []] = (await documents('FROM a\nHEALTHCHECK --interval=<|>3s CMD x\n')) ?? [];
    assert.match(wait ?? '', /between two checks/);
  });

  it('knows the instruction that waits behind ONBUILD', async () => {
    assert.deepEqual(await signatures('FROM a\nONBUILD WORKDIR <|>\n'), ['WORKDIR «/the/workdir/path»']);
  });

  it('does not come up with each blank of a shell command, but when it is asked for', async () => {
    assert.equal(await signatures('FROM a\nRUN make <|>\n', false), undefined);
    assert.equal((await signatures('FROM a\nRUN <|>\n', false))?.length, 2);
    assert.equal((await signatures('FROM a\nRUN make <|>\n'))?.length, 1);
  });

  it('has nothing to say on keywords, in comments, in heredocs and of unknown instructions', async () => {
    for (const fixture of [
      'FROM a\nCO<|>PY a b\n',
      'FROM a\n# COPY <|>\n',
      'FROM a\nRUN a \\\n# <|>\n b\n',
      'FROM a\nRUN <<E\nCOPY <|>\nE\n',
      'FROM a\nCOPPY <|>\n',
      '<|>',
    ]) {
      assert.equal(await signatures(fixture), undefined, fixture);
    }
  });

  it('is not worked out for instructions that are longer than anybody would write', async () => {
    assert.equal(await signatures(`FROM a\nCOPY <|>${' x'.repeat(10_000)}\n`), undefined);
  });
});
