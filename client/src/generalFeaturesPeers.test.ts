import assert from 'node:assert/strict';
import { hasFormatter, type OtherExtension, peersAmong, suspectsAmong, versionedId } from './generalFeaturesPeers';

const code = { main: './main.js', activationEvents: ['onLanguage:dockerfile'] };

function extension(id: string, packageJSON: OtherExtension['packageJSON'], isActive = true): OtherExtension {
  return { id, isActive, packageJSON };
}

const ids = (extensions: readonly OtherExtension[]) => extensions.map(({ id }) => id);
const suspects = (...extensions: OtherExtension[]) => ids(suspectsAmong(extensions, 'own.own'));

describe('Beside another Dockerfile extension', () => {
  it('Container Tools and Docker DX are known before they run', () => {
    const found = peersAmong([
      extension('ms-azuretools.vscode-containers', code, false),
      extension('Docker.docker', code, false),
      extension('someone.else', code),
    ]);
    assert.deepEqual(ids(found), ['ms-azuretools.vscode-containers', 'Docker.docker']);
  });

  it('the Docker extension that became a mere pack does not count', () => {
    assert.deepEqual(peersAmong([extension('ms-azuretools.vscode-docker', {})]), []);
  });

  it('a formatter of many languages is known', () => {
    assert.equal(hasFormatter([extension('foxundermoon.shell-format', { main: './main.js' })]), true);
    assert.equal(hasFormatter([extension('someone.linter', code)]), false);
  });

  it('an unknown one that runs for Dockerfiles has to be tried', () => {
    assert.deepEqual(suspects(extension('someone.linter', code)), ['someone.linter']);
    const byLanguage = { main: './main.js', contributes: { languages: [{ id: 'dockerfile' }] } };
    assert.deepEqual(suspects(extension('someone.builder', byLanguage)), ['someone.builder']);
  });

  it('one that a Dockerfile will start counts before it runs', () => {
    assert.deepEqual(suspects(extension('someone.linter', code, false)), ['someone.linter']);
  });

  it('one that waits for its command, is built in, without code, for other files or our own is not looked at', () => {
    assert.deepEqual(
      suspects(
        extension('someone.idle', { main: './main.js', contributes: { languages: [{ id: 'dockerfile' }] } }, false),
        extension('vscode.docker', { ...code, isBuiltin: true }),
        extension('someone.theme', { activationEvents: ['onLanguage:dockerfile'] }),
        extension('someone.python', { main: './main.js', activationEvents: ['onLanguage:python'] }),
        extension('own.own', code),
      ),
      [],
    );
  });

  it('a new version is another one', () => {
    assert.notEqual(
      versionedId(extension('a.b', { version: '1.0.0' })),
      versionedId(extension('a.b', { version: '1.1.0' })),
    );
  });
});
