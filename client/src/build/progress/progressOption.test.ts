import assert from 'node:assert/strict';
import type { EngineKind, Version } from '../engine';
import { progressOption } from './progressOption';

const check = (kind: EngineKind, version: Version, expected: string) =>
  assert.equal(progressOption({ kind, executable: 'x', version }), expected);

describe('The progress that is asked for', () => {
  it('is the exact one from buildx 0.13 on', () => {
    check('buildx', [0, 13], 'rawjson');
    check('buildx', [0, 29, 1], 'rawjson');
    check('buildx', [0, 12, 1], 'plain');
  });

  it('is plain where nobody knows', () => {
    check('buildx', [], 'plain');
    check('podman', [5, 2], 'plain');
  });
});
