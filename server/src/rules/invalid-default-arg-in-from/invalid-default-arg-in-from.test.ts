import assert from 'node:assert/strict';
import { checkRule, findingsOf } from '../../../../test/support/fixture';
import { createSnapshot } from '../../workspace/snapshots';
import { invalidDefaultArgInFrom } from './invalid-default-arg-in-from';

const check = checkRule(invalidDefaultArgInFrom);

describe('invalid-default-arg-in-from', () => {
  it('finds a base that a build has to set', () => {
    check(`
      ARG BASE
      ARG VERSION=""
      FROM $BASE AS a
    #      ^^^^^ invalid-default-arg-in-from hint: Only a build with --build-arg BASE=… has a valid base here.
      FROM golang:\${VERSION}-alpine
    #      ^^^^^^^^^^^^^^^^^^^^^^^^ invalid-default-arg-in-from: Only a build with --build-arg VERSION=… has a valid base here.
    `);
  });

  it('looks through the defaults of other ARGs', () => {
    check(`
      ARG VERSION
      ARG IMAGE=golang:$VERSION
      FROM $IMAGE
    #      ^^^^^^ invalid-default-arg-in-from: Only a build with --build-arg VERSION=… has a valid base here.
    `);
  });

  it('finds a default that is no image where the build has another value', () => {
    const text = 'ARG SUFFIX="box:"\nFROM busy${SUFFIX}\n';
    const at = { uri: 'file:///Dockerfile', version: 0, text, targets: [] };
    assert.equal(findingsOf(invalidDefaultArgInFrom, createSnapshot(at, { buildArgs: { SUFFIX: 'box:1' } })).length, 1);
    assert.equal(findingsOf(invalidDefaultArgInFrom, createSnapshot(at, { buildArgs: { OTHER: '1' } })).length, 0);
  });

  it('leaves a base that nothing makes valid to another rule', () => {
    check(`
      ARG IMAGE=Golang
      FROM $IMAGE
      FROM $NOBODY
    `);
  });

  it('is silent about an empty part that leaves an image', () => {
    check(`
      ARG VARIANT
      FROM busybox:stable\${VARIANT}
    `);
  });
});
