import type { Instruction } from '../../server/src/syntax/instruction';
import type { Parts } from '../../server/src/syntax/parts';
import type { Snapshot } from '../../server/src/workspace/snapshot';

/**
 * What a Dockerfile has a build do, without the places and without blanks that no word and no shell cares for.
 * BuildKit takes an indented comment for no description of a stage, which changes no build.
 */
export function meaningOf({ dockerfile, graph, text }: Snapshot): unknown {
  return {
    escape: dockerfile.escape,
    directives: dockerfile.directives.map(({ key, value }) => `${key}=${value}`),
    instructions: dockerfile.instructions.map(instructionMeaning),
    problems: dockerfile.problems.map(({ id }) => (id === 'empty-file' ? 'no-instructions' : id)),
    stages: graph.stages.map(({ name, base, dependencies }) => ({
      name,
      base: base.expanded,
      takes: dependencies.map(({ kind, reference }) => `${kind} ${reference}`),
    })),
    unusual: text.match(/[^\s]/g)?.length,
  };
}

function instructionMeaning(instruction: Instruction): unknown {
  const { syntax, comments } = instruction;
  const body = syntax.text.split('\n').slice(syntax.headLines);
  return { ...partsMeaning(instruction.parts), body, comments: comments.map((line) => line.replace(/^#\s*/, '')) };
}

function partsMeaning({ name, flags, body }: Parts): object {
  const said = JSON.stringify(body, (key, value) => {
    if (key === 'start' || key === 'end' || key === 'trigger') return undefined;
    return typeof value === 'string' ? collapse(value) : value;
  });
  const trigger = body.kind === 'onbuild' && body.trigger ? partsMeaning(body.trigger) : undefined;
  return { name, flags: flags.map(({ name: flag, value }) => `${flag.text}=${value?.text}`), said, trigger };
}

/** One blank for many, but for those inside of quotes and in values that go to the end of the line. */
function collapse(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|'[^']*'|[ \t]+/gs, (part) => (/^[ \t]/.test(part) ? ' ' : part));
}
