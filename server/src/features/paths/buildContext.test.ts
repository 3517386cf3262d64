import assert from 'node:assert/strict';
import { itemsAt, offered, said } from '../../../../test/support/hostPaths';
import { MemoryFiles } from '../../../../test/support/memoryFiles';

describe('The build context', () => {
  const nested = {
    'app/docker/Dockerfile': '',
    'app/docker/entry.sh': '',
    'app/package.json': '',
    'app/src/a': '',
    'top.txt': '',
  };

  it('is the folder of the Dockerfile when what is copied is there', async () => {
    const options = { files: new MemoryFiles(nested), path: 'app/docker/Dockerfile' };
    assert.equal(await offered('FROM a\nCOPY entry.sh /\nCOPY <|> .', options), 'Dockerfile entry.sh');
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'Dockerfile entry.sh');
  });

  it('is a folder above when more of what is copied is there', async () => {
    const options = { files: new MemoryFiles(nested), path: 'app/docker/Dockerfile' };
    const fixture = 'FROM a\nCOPY package*.json docker/entry.sh ./\nCOPY <|> .';
    assert.equal(await offered(fixture, options), 'docker/ src/ package.json');
    assert.equal((await itemsAt(fixture, options))[0].detail, 'in app');
    assert.match(await said('FROM a\nCOPY pack<|>age.json src/a ./', options), /Build context: `app`/);
  });

  it('is the folder that somebody chose to build in', async () => {
    const files = new MemoryFiles(nested);
    files.chosenContext = 'file:///project';
    const options = { files, path: 'app/docker/Dockerfile' };
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'app/ top.txt');
    assert.match(await said('FROM a\nCOPY top<|>.txt ./', options), /Build context: `project`, as chosen for/);
    files.chosenContext = 'file:///project/gone';
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'Dockerfile entry.sh');
  });

  it('is nowhere for a text that was never saved', async () => {
    assert.equal(await offered('FROM a\nCOPY <|> .', { uri: 'untitled:Untitled-1' }), '');
  });
});
