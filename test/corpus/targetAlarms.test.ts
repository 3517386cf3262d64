import assert from 'node:assert/strict';
import { LanguageService } from '../../server/src/languageService';
import { mayHaveBuilds } from '../../server/src/targets/allFinders';
import { isDockerfileName } from '../../server/src/workspace/dockerfileNames';
import { MemoryFiles } from '../support/memoryFiles';
import { hasTargetData, type Repository, readRepositories } from './targetFiles';

/** What is complained of in a repository's files, each opened in turn, but for hints. */
async function complaintsIn({ name, texts }: Repository): Promise<readonly string[]> {
  const service = new LanguageService({
    log: (message) => assert.fail(message),
    graphviz: () => Promise.reject(new Error('nobody draws here')),
    files: new MemoryFiles(Object.fromEntries(texts)),
  });
  const complaints: string[] = [];
  for (const [path, text] of texts) {
    if (!mayHaveBuilds(path)) continue;
    const uri = `file:///project/${path}`;
    service.workspace.open(uri, 1, text, isDockerfileName(path.split('/').at(-1) ?? '') ? 'dockerfile' : 'plaintext');
    const { items } = (await service.targetDiagnostics(uri)) ?? { items: [] };
    for (const { code, message, range } of items)
      if (code !== 'target-is-default') complaints.push(`${name}/${path}:${range.start.line + 1} ${message}`);
    service.workspace.close(uri);
  }
  return complaints;
}

describe('The files of real repositories that build stages', function () {
  this.timeout(60_000);

  it('have nothing that is complained of, since they work', async function () {
    if (!hasTargetData()) this.skip();
    const complaints: string[] = [];
    for (const repository of readRepositories()) complaints.push(...(await complaintsIn(repository)));
    assert.deepEqual(complaints, []);
  });
});
