import assert from 'node:assert/strict';
import type { Dialect } from '../../server/src/shell/dialect';
import { posix } from '../../server/src/targets/commands/posix';
import { readCommands } from '../../server/src/targets/commands/readCommands';
import { placesIn } from '../../server/src/targets/places';
import { wholeText } from '../../server/src/util/mappedText';

/** What a build is told, as far as a test asks. */
export interface Expected {
  target?: string | undefined;
  /** What is written in the target's range, if that is something else. */
  written?: string;
  dynamic?: boolean;
  dockerfile?: string;
  context?: string;
  directory?: string;
  paths?: string;
  certainty?: string;
  buildArgs?: Record<string, string | undefined>;
  platform?: string;
  namedContexts?: Record<string, string>;
}

/** The builds that a script asks for. */
export function read(script: string, dialect: Dialect = posix) {
  const file = { text: script, places: placesIn(script) };
  return readCommands(wholeText(script), file, { kind: 'script', dialect, paths: 'either' });
}

/** What the builds of a script are told, in order, as far as it is expected. */
export function check(script: string, expected: readonly Expected[], dialect: Dialect = posix) {
  const builds = read(script, dialect);
  const lines = script.split('\n');
  assert.equal(builds.length, expected.length, `${script} has ${builds.map((build) => build.target?.text)}`);
  builds.forEach((build, index) => {
    const wanted = expected[index];
    const said: Record<string, unknown> = {
      target: build.target?.text,
      dynamic: build.target?.dynamic,
      dockerfile: build.dockerfile?.text,
      context: build.context?.text,
      directory: build.directory,
      paths: build.paths,
      certainty: build.certainty,
      buildArgs: build.buildArgs,
      platform: build.platform,
      namedContexts: Object.fromEntries(build.namedContexts.map(({ name, source }) => [name, source])),
    };
    for (const [key, value] of Object.entries(wanted)) if (key !== 'written') assert.deepEqual(said[key], value, key);
    if (!build.target) return;
    const { start, end } = build.target.range;
    assert.equal(start.line, end.line);
    const written = lines[start.line].slice(start.character, end.character);
    assert.equal(written, wanted.written ?? wanted.target ?? written);
    if (wanted.dynamic === undefined) assert.equal(build.target.dynamic, written !== build.target.text);
  });
}

/** The empty target stands at `<|>`. */
export function checkEmpty(marked: string, dialect: Dialect = posix) {
  const script = marked.replace('<|>', '');
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  const place = { line: before.length - 1, character: before[before.length - 1].length };
  const [build] = read(script, dialect);
  assert.equal(build?.target?.text, '');
  assert.deepEqual(build.target.range, { start: place, end: place });
}
