import type { Stage } from '../model/stageGraph';
import type { StageFingerprint } from '../protocol/fingerprints';
import type { Instruction } from '../syntax/instruction';
import type { InstructionSyntax } from '../syntax/instructionSyntax';
import { lineAt } from '../syntax/logicalText';
import { textHash } from '../util/textHash';
import type { Snapshot } from '../workspace/snapshot';

/** For each stage, what stands for its text and that of all that it reaches. */
export function fingerprints({ dockerfile, graph }: Snapshot): StageFingerprint[] {
  const directives = dockerfile.directives.filter(({ key }) => key !== 'check');
  const file = textHash(directives.flatMap(({ key, value }) => [key, value]));
  const globals = textHash(new Set(graph.globalArgs.map(({ instruction }) => textFor(instruction.syntax))));
  const found: StageFingerprint[] = [];
  for (const stage of graph.stages) {
    const { index, name, line, nameRange, instructions } = stage;
    const own = instructions.map(({ syntax }) => textFor(syntax));
    const inFront = instructions.some(looksUp) ? globals : '';
    // What is taken from below makes the build fail.
    const taken = sourcesOf(stage).map((source) => found[source]?.fingerprint ?? '');
    found.push({
      index,
      ...(name !== undefined && { name }),
      ...(nameRange && { nameAt: { ...nameRange.start, endCharacter: nameRange.end.character } }),
      line,
      isDefault: stage === graph.defaultStage,
      fingerprint: textHash([file, inFront, ...taken, '', ...own]),
    });
  }
  return found;
}

function sourcesOf({ dependencies }: Stage): readonly number[] {
  return dependencies.flatMap(({ source }) => (source.kind === 'stage' ? [source.stage.index] : []));
}

/** Whether an instruction may see the arguments in front of the first FROM. */
function looksUp({ syntax }: Instruction): boolean {
  const { name } = syntax;
  return name === 'ARG' || name === 'ONBUILD' || (name === 'FROM' && syntax.logical.text.includes('$'));
}

/** What an instruction says to a build: `run  make` and `RUN make` say the same. */
function textFor(syntax: InstructionSyntax): string {
  const text = syntax.logical.text.replace(/^\S+\s*/, (keyword) => `${keyword.trimEnd().toUpperCase()} `).trimEnd();
  return syntax.heredocs.length === 0 ? text : `${text}\n${bodiesOf(syntax)}`;
}

function bodiesOf({ text, headLines }: InstructionSyntax): string {
  let at = 0;
  for (let line = 0; line < headLines; line++) at = lineAt(text, at).next;
  return text.slice(at);
}
