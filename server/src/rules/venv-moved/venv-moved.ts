import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { destinationOf, sourcePath } from '../../model/copyPaths';
import { StageValues } from '../../model/stageValues';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { environmentsOf } from '../shared/commands/pythonEnvironments';
import { type Transfer, transfersOf } from '../shared/stages/transfers';

/** A Python environment that is copied to another path than it was made for, or to where its Python is not. */
export const venvMoved: Rule = {
  id: 'venv-moved',
  family: 'runtime',
  summary: () => l10n.t('A Python environment that is copied to another path, or away from its Python.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const environments = environmentsOf(transfer, snapshot);
      if (environments.size > 0) yield* findingsOf(transfer, environments, snapshot);
    }
  },
};

function* findingsOf(
  transfer: Transfer,
  environments: ReadonlyMap<string, ShellCommand>,
  { graph, dockerfile }: Snapshot,
): Generator<Finding> {
  const { body, to, index, instruction, from } = transfer;
  const values = new StageValues(graph, dockerfile.escape);
  const { path: destination } = destinationOf(body, { stage: to, before: index }, values);
  for (const word of body.sources) {
    const source = sourcePath(word, { stage: from, before: from.instructions.length }, values).replace(/\/$/, '');
    const maker = environments.get(source);
    if (!maker || destination === undefined) continue;
    // A folder's contents are copied, never the folder itself.
    const path = destination.replace(/\/$/, '');
    if (path !== source) yield { range: instruction.rangeOf(word), message: movedText(transfer, source, path) };
    else if (maker.name !== 'uv' && lacksPython(transfer))
      yield { range: instruction.rangeOf(word), message: pythonText(transfer) };
  }
}

function movedText({ from, to }: Transfer, source: string, path: string): string {
  return l10n.t(
    "The environment of stage {0} was made for '{1}', and its scripts look for Python there. Copy it to the same path in stage {2}, not to '{3}'.",
    stageLabel(from),
    source,
    stageLabel(to),
    path === '' ? '/' : path,
  );
}

/** The official images have their Python in /usr/local, systems have theirs in /usr; an environment links to one of them. */
function lacksPython({ fromImage, toImage }: Transfer): boolean {
  if (!fromImage || !toImage || fromImage.name !== 'python') return false;
  return toImage.distribution === 'distroless' || toImage.name === 'scratch';
}

function pythonText({ from, to, toImage }: Transfer): string {
  return l10n.t(
    "The environment of stage {0} runs /usr/local/bin/python, which '{2}' of stage {1} does not have there.",
    stageLabel(from),
    stageLabel(to),
    toImage?.name ?? '',
  );
}
