import assert from 'node:assert/strict';
import { seenIn, shownByExtensions } from './coexistencePeers';
import type { OtherExtension } from './generalFeaturesPeers';

const extension = (id: string, main: string | undefined = './main.js'): OtherExtension => ({
  id,
  isActive: false,
  packageJSON: main === undefined ? {} : { main },
});
const isCheck = (name: string) => name === 'StageNameCasing' || name === 'UndefinedVar';

function shown(ids: readonly string[], settings: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return shownByExtensions(
    ids.map((id) => extension(id)),
    (name) => settings[name],
  );
}

describe('Findings are left to other extensions', () => {
  it('by family, where hadolint is there', () => {
    assert.deepEqual(shown(['exiasr.hadolint']), ['hadolint']);
    assert.deepEqual(shown(['MichaelZhou.hadolint']), ['hadolint']);
  });

  it("where tally is there: the build's checks and those of hadolint's codes that it has", () => {
    const found = shown(['wharflab.tally']);
    assert.ok(found.includes('buildkit') && found.includes('DL3004'));
    assert.ok(!found.includes('hadolint') && !found.includes('DL3008'));
  });

  it('where Container Tools is there: the few checks that it makes', () => {
    const found = shown(['ms-azuretools.vscode-containers']);
    assert.ok(found.includes('MaintainerDeprecated') && found.includes('DuplicateStageName'));
    assert.ok(!found.includes('buildkit') && !found.includes('StageNameCasing'));
  });

  it('but not what is turned off there', () => {
    const found = shown(['ms-azuretools.vscode-containers'], {
      'docker.languageserver.diagnostics.deprecatedMaintainer': 'ignore',
      'docker.languageserver.diagnostics.instructionCmdMultiple': 'ignore',
    });
    assert.ok(!found.includes('MaintainerDeprecated') && !found.includes('MultipleInstructionsDisallowed'));
    assert.ok(found.includes('WorkdirRelativePath'));
  });

  it('not to Docker DX as such, which says nothing without a daemon', () => {
    assert.deepEqual(shown(['docker.docker']), []);
  });

  it('not to a mere pack, or to anybody else', () => {
    assert.deepEqual(
      shownByExtensions([extension('ms-azuretools.vscode-docker', ''), extension('a.b')].slice(1), () => undefined),
      [],
    );
    const pack: OtherExtension = { id: 'ms-azuretools.vscode-docker', isActive: true, packageJSON: {} };
    assert.deepEqual(
      shownByExtensions([pack], () => undefined),
      [],
    );
  });

  it("when others are seen to show the build's checks, or hadolint's", () => {
    assert.deepEqual(seenIn([{ source: 'docker-language-server', code: 'StageNameCasing' }], isCheck), ['buildkit']);
    assert.deepEqual(seenIn([{ source: 'x', code: { value: 'DL3008' } }, { code: 'DL3009' }], isCheck), ['hadolint']);
    assert.deepEqual(seenIn([{ code: 'buildkit/UndefinedVar' }, { code: 'hadolint/DL3008' }], isCheck), [
      'buildkit',
      'DL3008',
    ]);
  });

  it('and not for what is ours, or says nothing', () => {
    const diagnostics = [
      { source: 'dockerfile-stages', code: 'StageNameCasing' },
      { source: 'docker build --check', code: { value: 'StageNameCasing' } },
      { source: 'x', code: 45 },
      { source: 'x', code: 'SC2086' },
      { source: 'x' },
    ];
    assert.deepEqual(seenIn(diagnostics, isCheck), []);
  });
});
