import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { pathBeside } from '../../util/uris';
import type { TargetFile } from '../../workspace/targetFile';
import type { Finding, Rule } from '../rule';
import { targetPlaces } from '../shared/stages/targetPlaces';

/** A target in other letters than its stage, for an engine that tells them apart. */
export const targetCase: Rule<TargetFile> = {
  id: 'target-case',
  family: 'stages',
  summary: () => l10n.t('A target that podman does not find, because its stage is written in other letters.'),
  defaultSeverity: 'error',
  *check({ text, builds }): Generator<Finding> {
    const lines = lazily(() => text.split('\n'));
    for (const [{ reference, dockerfile }] of targetPlaces(builds)) {
      const { target, dynamic, range, build, certainty } = reference;
      if (!target || dynamic || !dockerfile) continue;
      const stage = dockerfile.graph.stageNamed(target);
      const written = stage?.writtenName;
      const isThere = dockerfile.graph.stages.some(({ writtenName }) => writtenName === target);
      const engine = written === undefined || isThere ? undefined : mindfulEngine(lines(), build.range);
      if (written === undefined || engine === undefined) continue;
      const file = pathBeside(dockerfile.uri, reference.uri);
      yield {
        range,
        message: l10n.t("{0} does not find '{1}': the stage of {2} is '{3}'.", engine, target, file, written),
        replacement: written,
        ...(certainty === 'likely' && { severity: 'warning' }),
      };
    }
  },
};

/** The engine of a command, if it is one that tells capital letters from small ones. */
function mindfulEngine(lines: readonly string[], { start, end }: Range): string | undefined {
  const words = lines.slice(start.line, Math.min(end.line, start.line + mostLines) + 1);
  if (words.length === 0) return undefined;
  if (end.line === start.line) words[0] = words[0].slice(0, end.character);
  words[0] = words[0].slice(start.character);
  const [, engine] = engines.exec(words.map((line) => line.slice(0, mostCharacters)).join(' ')) ?? [];
  return engine === 'podman' || engine === 'buildah' ? engine : undefined;
}

/** The first of these words is the program, unless it is called something else; of `docker -t podman` it is docker. */
const engines = /(?:^|[\s/"'({@])(docker|podman|buildah|nerdctl|buildx|finch|depot)(?=\s)/;

/** The program is one of the first words. */
const mostLines = 3;
const mostCharacters = 400;

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
