import assert from 'node:assert/strict';
import { findingsOf } from '../../../../test/support/fixture';
import type { BuildInputs } from '../../model/stageGraph';
import { createSnapshot } from '../../workspace/snapshots';
import { invalidBaseImagePlatform } from './invalid-base-image-platform';

/** The messages for a text whose image `img` is of linux/arm64. */
function messages(text: string, inputs: BuildInputs = {}): readonly string[] {
  const at = { uri: 'file:///Dockerfile', version: 0, text, targets: [] };
  const images = { img: { platform: 'linux/arm64' } };
  return findingsOf(invalidBaseImagePlatform, createSnapshot(at, { images, ...inputs })).map(({ message }) => message);
}

describe('invalid-base-image-platform', () => {
  it('finds an image of another processor', () => {
    assert.deepEqual(messages('FROM img\n'), [
      'The image img is made for linux/arm64, and this build is for linux/amd64.',
    ]);
  });

  it('goes by the platform of FROM, else of the build', () => {
    assert.deepEqual(messages('FROM --platform=linux/arm64 img\nFROM --platform=$BUILDPLATFORM img\n').length, 1);
    assert.deepEqual(messages('FROM img\n', { platform: 'linux/arm64/v8' }), []);
  });

  it('is silent about images that nobody knows', () => {
    assert.deepEqual(messages('FROM other\n'), []);
    assert.deepEqual(messages('FROM img\n', { images: undefined }), []);
  });
});
