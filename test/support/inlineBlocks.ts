import assert from 'node:assert/strict';
import { allFinders } from '../../server/src/targets/allFinders';
import type { TargetReference } from '../../server/src/targets/targetReference';
import { type InlineBlock, inlineBlocks } from '../../server/src/workspace/inlineDockerfiles';

/** The Dockerfiles inside of a file `file:///project/…`. */
export function blocksIn(path: string, text: string): readonly InlineBlock[] {
  const finders = allFinders.filter((finder) => finder.matches(path));
  assert(finders.length > 0, path);
  const uri = `file:///project/${path}`;
  const references = finders
    .flatMap((finder) => finder.find({ path, text }))
    .map((build): TargetReference => {
      const { target, range, kind, label, certainty } = build;
      return {
        uri,
        range: target?.range ?? range,
        target: target?.text,
        dynamic: target?.dynamic ?? false,
        dockerfile: undefined,
        certainty,
        kind,
        label,
        build,
      };
    });
  return inlineBlocks({ uri, version: 1, text }, references);
}

/** A compose file with a Dockerfile inside, whose lines stand behind eight blanks. */
export function composeWith(dockerfile: string, target?: string): string {
  const asked = target === undefined ? '' : `      target: ${target}\n`;
  return `services:\n  app:\n    build:\n${asked}      dockerfile_inline: |\n${dockerfile.replace(/^(?=.)/gm, '        ')}`;
}

/** A bake file with a Dockerfile inside. */
export function bakeWith(dockerfile: string, mark = '<<EOT'): string {
  return `target "app" {\n  dockerfile-inline = ${mark}\n${dockerfile}EOT\n}\n`;
}
