import assert from 'node:assert/strict';
import { disk, links, snapshotAt } from '../../../../test/support/hostPaths';
import { MemoryFiles } from '../../../../test/support/memoryFiles';
import { pathLinks } from './pathLinks';

describe('Links from host paths', () => {
  it('lead to the files that there are', async () => {
    assert.deepEqual(
      await links(
        'FROM a\nCOPY package.json "src/main.go" src gone *.json /\nADD ["my notes.txt", "/"]\nRUN --mount=src=src/main.go,target=/x y\nCOPY --from=a package.json /\n',
      ),
      [
        'package.json → package.json',
        'src/main.go → src/main.go',
        'my notes.txt → my%20notes.txt',
        'src/main.go → src/main.go',
      ],
    );
  });

  it('are none when somebody waits no longer', async () => {
    const text = 'FROM a\nCOPY package.json .';
    assert.deepEqual(await pathLinks(snapshotAt(text), new MemoryFiles(disk), { isCancellationRequested: true }), []);
  });

  it('look at no disk where nothing is copied', async () => {
    const files = new MemoryFiles(disk);
    await links('FROM a\nRUN make\n', { files });
    assert.deepEqual(files.asked, []);
  });
});
