import assert from 'node:assert/strict';
import { labelsAt, listAt, taking } from '../../../../test/support/completionFixture';

describe('Completion of AS', () => {
  it('offers AS behind a base, in the case of FROM', async () => {
    assert.deepEqual(await labelsAt('FROM golang <|>'), ['AS']);
    assert.deepEqual(await labelsAt('from golang a<|>'), ['as']);
    assert.equal(await taking('FROM golang A<|>', 'AS'), 'FROM golang AS ');
  });

  it('offers it in front of a name that lacks it, and not where it is already', async () => {
    assert.deepEqual(await labelsAt('FROM golang <|> builder'), ['AS']);
    assert.deepEqual(await labelsAt('FROM golang <|> AS x'), []);
    assert.deepEqual(await labelsAt('FROM golang AS<|>'), []);
    assert.deepEqual(await labelsAt('FROM golang AS x <|>'), []);
  });
});

describe('Completion of the name of a new stage', () => {
  const first = async (fixture: string) => (await labelsAt(fixture))[0];

  it('goes by the image', async () => {
    assert.equal(await first('FROM golang:1.25 AS <|>'), 'builder');
    assert.equal(await first('FROM node:22-alpine AS <|>'), 'deps');
    assert.equal(await first('FROM ghcr.io/astral-sh/uv:python3.13 AS <|>'), 'builder');
    assert.equal(await first('FROM mcr.microsoft.com/dotnet/sdk AS <|>'), 'build');
    assert.equal(await first('FROM lukemathwalker/cargo-chef AS <|>'), 'chef');
    assert.equal(await first('FROM golang AS builder\nFROM nginx AS <|>'), 'web');
  });

  it('goes by the place', async () => {
    assert.equal(await first('FROM whatever AS <|>'), 'base');
    assert.equal(await first('FROM golang AS builder\nFROM alpine AS <|>'), 'runtime');
    assert.equal(await first('FROM golang AS builder\nFROM scratch AS <|>'), 'runtime');
    assert.equal(await first('FROM golang AS builder\nFROM whatever AS <|>\nFROM alpine'), 'deps');
  });

  it('begins with names that the file asks for and nobody has', async () => {
    const text = 'FROM golang AS <|>\nFROM alpine\nCOPY --from=compile /a /b\nCOPY --from=nginx /c /d';
    const [item] = (await listAt(text)).items;
    assert.equal(item.label, 'compile');
    assert.equal(item.detail, 'named by stage 1, line 3');
    assert.ok(!(await labelsAt(text)).includes('nginx'));
  });

  it('offers no name twice in a file, in no case', async () => {
    const labels = await labelsAt('FROM golang AS Builder\nFROM golang AS build\nFROM golang AS <|>\nFROM x AS test');
    for (const taken of ['builder', 'build', 'test']) assert.ok(!labels.includes(taken), taken);
  });

  it('offers no name that this stage or one above means an image by', async () => {
    const text = 'FROM a\nCOPY --from=builder /a /b\nFROM golang AS <|>';
    assert.ok(!(await labelsAt(text)).includes('builder'));
  });

  it('knows that FROM alone looks at the case of a name', async () => {
    assert.ok(!(await labelsAt('FROM a\nCOPY --from=Builder /a /b\nFROM golang AS <|>')).includes('builder'));
    assert.equal(await first('FROM a AS <|>\nFROM alpine\nCOPY --from=Compile /a /b'), 'compile');
  });

  it('never holds more than what goes on from the typed letters, so that Enter ends a finished name', async () => {
    assert.deepEqual(await labelsAt('FROM golang AS bu<|>'), ['builder', 'build']);
    assert.deepEqual(await labelsAt('FROM golang AS build<|>'), ['builder']);
    assert.deepEqual(await labelsAt('FROM golang AS mine<|>'), []);
    assert.equal((await listAt('FROM golang AS <|>')).isIncomplete, true);
  });

  it('offers nothing in place of a name that is there, which others may use', async () => {
    assert.deepEqual(await labelsAt('FROM golang AS <|>mine'), []);
    assert.deepEqual(await labelsAt('FROM golang AS <|> mine'), []);
  });

  it('offers nothing inside ONBUILD', async () => {
    assert.deepEqual(await labelsAt('FROM a\nONBUILD FROM b AS <|>'), []);
  });
});
