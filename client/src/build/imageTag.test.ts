import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageTag } from './imageTag';

const DEFAULT = '$' + '{folder}:$' + '{stage}';
const tag = (folder: string, stage: string | undefined, template = DEFAULT) =>
  imageTag(template, { folder, stage, workspaceFolder: 'Work Space' });

describe("a built stage's image name", () => {
  it('is folder and stage', () => {
    assert.equal(tag('shop', 'builder'), 'shop:builder');
  });

  it('is `latest` for an unnamed last stage', () => {
    assert.equal(tag('shop', undefined), 'shop:latest');
  });

  it('is legal for folders with capitals, blanks, dots and letters beyond ASCII', () => {
    assert.equal(tag('My Shop', 'builder'), 'my-shop:builder');
    assert.equal(tag('.devcontainer', 'dev'), 'devcontainer:dev');
    assert.equal(tag('boutique_été--2', 'dev'), 'boutique-t-2:dev');
    assert.equal(tag('日本', 'dev'), 'image:dev');
    assert.equal(tag('', 'dev'), 'image:dev');
  });

  it('keeps a registry with a port, and fills placeholders in the path too', () => {
    assert.equal(
      tag('shop', 'dev', 'hub.example:5000/team/$' + '{folder}/$' + '{stage}'),
      'hub.example:5000/team/shop/dev',
    );
    assert.equal(tag('shop', 'dev', '$' + '{workspaceFolder}:1.0-$' + '{stage}'), 'work-space:1.0-dev');
  });

  it('is refused where the setting makes no reference', () => {
    assert.equal(tag('shop', 'dev', 'Not A Name'), undefined);
    assert.equal(tag('shop', 'dev', '--push'), undefined);
    assert.equal(tag('shop', 'dev', ''), undefined);
  });

  it('is a legal reference for every folder and every stage', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z][a-z0-9\-_.]{0,200}$/), (folder, stage) => {
        assert.match(tag(folder, stage) ?? 'NONE', /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*:\w[\w.-]{0,127}$/);
      }),
    );
  });
});
