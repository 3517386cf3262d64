import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { diagramModel } from '../../server/src/features/diagram/diagramModel';
import { analyse, diagnosticsOf } from './analysis';
import { conformanceFolder } from './records';

/** Dockerfiles out of the courses that many learn multi-stage builds with. */
const folder = join(conformanceFolder, '..', 'course-examples');

/** What is wrong in them: an image that changes under its users, a program that does not start on Alpine, an old list, a check without its tool. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  '001-02': ['latest-image'],
  '001-08': ['latest-image', 'libc-mismatch'],
  '001-14': ['latest-image'],
  '002-01': ['update-without-install'],
  '003-01': ['health-check-tool-missing'],
  '004-01': ['latest-image'],
  '004-02': ['latest-image'],
};

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
      const grave = diagnosticsOf(snapshot).filter(({ severity = 4 }) => severity <= DiagnosticSeverity.Warning);
      assert.deepEqual(
        grave.map(({ code }) => code),
        mistakes[name.slice(0, 6)] ?? [],
      );
      const cards = diagramModel(snapshot.graph).nodes.filter(({ kind }) => kind === 'stage');
      assert.equal(cards.length, snapshot.graph.stages.length);
    });
  }
});
