import assert from 'node:assert/strict';
import type { Engine } from '../engine';
import { canCheck, checkCommand } from './checkCommand';
import { notShown, readCheck } from './checkFindings';

const lines = (first: number, last = first) => ({ ranges: [{ start: { line: first }, end: { line: last } }] });
const printed = (warnings: unknown, buildError?: unknown) => JSON.stringify({ warnings, sources: [], buildError });
const casing = {
  ruleName: 'FromAsCasing',
  description: "The 'as' keyword should match",
  url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
  detail: "'as' and 'FROM' keywords' casing do not match",
  location: lines(1),
};

describe('What Docker checks', () => {
  it('is read with its lines counted from zero', () => {
    const result = readCheck(printed([casing], { message: 'circular dependency', location: lines(3, 4) }));
    assert.deepEqual(result?.warnings, [
      { rule: 'FromAsCasing', message: casing.detail, url: casing.url, place: { first: 0, last: 0 } },
    ]);
    assert.deepEqual(result?.error, { message: 'circular dependency', place: { first: 2, last: 3 } });
  });

  it('may be nothing, or an error without a place', () => {
    assert.deepEqual(readCheck(printed(null)), { warnings: [], error: undefined });
    assert.deepEqual(readCheck(printed(null, { message: 'no target', location: {} }))?.error, {
      message: 'no target',
      place: undefined,
    });
  });

  it('is left where it is something else', () => {
    for (const other of ['', 'ERROR', '[]', '{}', 'null', '{"warnings": '])
      assert.equal(readCheck(other), undefined, other);
    const odd = [
      null,
      1,
      {},
      { ...casing, location: null },
      { ...casing, location: lines(0) },
      { ...casing, detail: 1, description: 2 },
    ];
    assert.deepEqual(readCheck(printed(odd))?.warnings, []);
  });

  it('is not shown twice: the same rule in the same lines, an error where there is one', () => {
    const result = readCheck(printed([casing], { message: 'parse error', location: lines(5, 7) }));
    assert(result);
    const shown = (rule: string, first: number, isError = false) => ({ rule, isError, place: { first, last: first } });
    assert.deepEqual(notShown(result, [shown('from-as-casing', 0), shown('syntax', 5, true)]), {
      warnings: [],
      error: undefined,
    });
    assert.deepEqual(notShown(result, [shown('from-as-casing', 3), shown('other', 0), shown('syntax', 5)]), result);
  });
});

describe('The command that checks', () => {
  const engine = (kind: Engine['kind'], ...version: number[]): Engine => ({ kind, executable: 'docker', version });

  it('builds nothing, and leaves out what only a build needs', () => {
    const request = {
      dockerfile: '/a/Dockerfile',
      context: '/a',
      stage: 'web',
      buildArgs: [{ name: 'X', value: '--load' }],
      platforms: ['linux/arm64', 'linux/amd64'],
      tag: 'a:b',
      secrets: [{ id: 'x', from: { kind: 'value' as const, value: 's3cret' } }],
    };
    const { args, env } = checkCommand(engine('buildx', 0, 29), request);
    assert.deepEqual(args, [
      'buildx',
      'build',
      '--call=check,format=json',
      '--progress=plain',
      '--target=web',
      '--file=Dockerfile',
      '--build-arg=X=--load',
      '--platform=linux/arm64',
      '.',
    ]);
    assert.equal(env, undefined);
  });

  it('is known to buildx since 0.15', () => {
    assert.ok(canCheck(engine('buildx', 0, 15, 1)) && canCheck(engine('buildx')));
    for (const other of [engine('buildx', 0, 14, 2), engine('legacy', 28), engine('podman', 5), engine('buildkit', 20)])
      assert.ok(!canCheck(other));
  });
});
