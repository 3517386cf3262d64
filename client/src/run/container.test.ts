import assert from 'node:assert/strict';
import { containerFor } from './container';

describe('The container of a stage', () => {
  it('is called like it, and like no other', () => {
    assert.equal(containerFor('builder', '1a2b').name, 'dockerfile-stages-builder-1a2b');
    assert.notEqual(containerFor('builder', '1').name, containerFor('builder', '2').name);
  });

  it('has a name that engines take, whatever the stage is called', () => {
    for (const stage of ['', '-x', '--rm', 'stage 3 before line 7', '._-', '$(id)', 'é', 'x'.repeat(500), 'a\nb']) {
      assert.match(containerFor(stage, '1').name, /^[a-z0-9][\w.-]{0,80}$/i, stage);
    }
  });
});
