import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramModel } from '../../server/src/features/diagram/diagramModel';
import { analyse, diagnosticsOf } from './analysis';
import { conformanceFolder } from './records';

/** Dockerfiles out of the courses that many learn multi-stage builds with. */
const folder = join(conformanceFolder, '..', 'course-examples');
const hint = 4;

describe('A Dockerfile out of a course', () => {
  if (!existsSync(folder)) {
    it('is not at hand', function () {
      this.skip();
    });
    return;
  }
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.Dockerfile'))) {
    it(`opens without a false error and has a picture: ${name}`, () => {
      const snapshot = analyse(readFileSync(join(folder, name), 'utf8'));
      const grave = diagnosticsOf(snapshot).filter(({ severity }) => severity !== hint);
      assert.deepEqual(
        grave.map(({ message }) => message),
        [],
      );
      const cards = diagramModel(snapshot.graph).nodes.filter(({ kind }) => kind === 'stage');
      assert.equal(cards.length, snapshot.graph.stages.length);
    });
  }
});
