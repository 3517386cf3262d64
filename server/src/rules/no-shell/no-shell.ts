import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { Instruction } from '../../syntax/instruction';
import type { CommandLine, Parts } from '../../syntax/parts';
import type { Finding, Rule } from '../rule';
import { anywhereBelow } from '../shared/stages/alongBases';

/** A line for a shell, in a stage that has none. */
export const noShell: Rule = {
  id: 'no-shell',
  family: 'runtime',
  summary: () => l10n.t('A command in shell form where there is no shell, as in scratch and distroless images.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    for (const stage of graph.stages) {
      const image = stage.replacedBy === undefined ? rootFacts(graph, stage) : undefined;
      if (image?.hasShell !== false || mayHaveShell(stage)) continue;
      for (const instruction of stage.instructions) {
        const line = shellLine(instruction);
        if (line) yield found(instruction, stage, image.name);
      }
    }
  },
};

/** Whether something is copied or mounted from where a shell could come with it, or another one is chosen. */
const mayHaveShell = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax }) => !syntax.isPlainRun && mayBringShell(syntax.parts)),
);

function mayBringShell({ name, body }: Parts): boolean {
  if (name === 'SHELL') return true;
  if (body.kind === 'run') return body.mounts.some(({ target }) => isProgramFolder(target?.text ?? ''));
  if (body.kind !== 'copy') return false;
  return bringsPrograms(
    body.destination?.text ?? '',
    body.sources.map(({ text }) => text),
  );
}

function bringsPrograms(destination: string, sources: readonly string[]): boolean {
  if (sources.some((source) => /(?:^|\/)(?:sh|bash|ash|dash|busybox)$/.test(source))) return true;
  return isProgramFolder(destination) && !sources.every(isOneFile);
}

function isProgramFolder(path: string): boolean {
  return /^\/?(?:$|\.\/?$|(?:usr\/(?:local\/)?)?s?bin(?:\/(?:ba|a|da)?sh|\/busybox|\/?$))|\$/.test(path);
}

/** Something with a name of its own that is hardly a folder of programs. */
function isOneFile(source: string): boolean {
  return (
    /\/[\w.-]*\w$/.test(source) &&
    !/(?:^|\/)(?:s?bin|usr|local|rootfs|root|out|dist|build|install|target|fs|image|layout)$/.test(source)
  );
}

function shellLine({ syntax, parts }: Instruction): CommandLine | undefined {
  if (syntax.isPlainRun) return parts.body.kind === 'run' ? parts.body.command : undefined;
  const { body, name, heredocs } = parts;
  if (name === 'SHELL') return undefined;
  if (body.kind !== 'command' && body.kind !== 'run' && body.kind !== 'healthcheck') return undefined;
  if (body.kind === 'healthcheck' && body.type?.text.toUpperCase() !== 'CMD') return undefined;
  // A script that says who runs it needs that program alone, which may well be there.
  if (heredocs.length > 0) return undefined;
  return body.command.form === 'shell' && body.command.words.length > 0 ? body.command : undefined;
}

function found(instruction: Instruction, stage: Stage, image: string): Finding {
  const { name, parts } = instruction;
  const [label, base] = [stageLabel(stage), image];
  return {
    range: instruction.rangeOf(parts.keyword),
    message:
      name === 'RUN'
        ? l10n.t(
            "'{1}' has no shell for this RUN of stage {0}: do it in a stage that builds, and copy what it made.",
            label,
            base,
          )
        : l10n.t(
            '\'{1}\' has no shell to start this {2} of stage {0}: write it as JSON, {2} ["program", "argument"].',
            label,
            base,
            name,
          ),
  };
}
