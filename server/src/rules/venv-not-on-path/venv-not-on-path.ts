import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { destinationOf, sourcePath } from '../../model/copyPaths';
import { runScripts } from '../../model/runScripts';
import type { Stage } from '../../model/stageGraph';
import { StageValues } from '../../model/stageValues';
import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { environmentsOf } from '../shared/commands/pythonEnvironments';
import { anywhereBelow } from '../shared/stages/alongBases';
import { chainOf, type Transfer, transfersOf } from '../shared/stages/transfers';
import { named } from '../shared/texts/named';

/** A Python environment that is copied, and that nothing in the image looks into. */
export const venvNotOnPath: Rule = {
  id: 'venv-not-on-path',
  family: 'runtime',
  summary: () => l10n.t('A Python environment that is copied into an image whose PATH does not know it.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const environments = environmentsOf(transfer, snapshot);
      // Where another stage stands on it, that one may say more.
      const isBase = snapshot.graph.dependents(transfer.to).some(({ kind }) => kind === 'base');
      const isForUser = environments.size === 0 && installsForUser(transfer.from);
      if ((environments.size === 0 && !isForUser) || isBase || transfer.toImage?.distribution === 'windows') continue;
      const path = copiedAsIs(transfer, isForUser ? [userFolder] : [...environments.keys()], snapshot);
      if (path !== undefined && isBypassed(path, transfer.to, isForUser)) yield found(transfer, path);
    }
  },
};

/** Where pip puts what root installs for itself; Python looks there unasked, a shell does not. */
const userFolder = '/root/.local';

const installsForUser = anywhereBelow(({ instructions }) =>
  instructions.some(({ name, syntax }) => name === 'RUN' && /\bpip[\d.]* install\b[^\n]*--user\b/.test(syntax.text)),
);

/** The environment that a COPY puts where it was made; `venv-moved` speaks of the others. */
function copiedAsIs(
  { body, to, index, from }: Transfer,
  environments: readonly string[],
  { graph, dockerfile }: Snapshot,
): string | undefined {
  const [word, ...others] = body.sources;
  if (!word || others.length > 0) return undefined;
  const values = new StageValues(graph, dockerfile.escape);
  const destination = destinationOf(body, { stage: to, before: index }, values).path?.replace(/\/$/, '');
  const source = sourcePath(word, { stage: from, before: from.instructions.length }, values).replace(/\/$/, '');
  return source === destination ? environments.find((path) => path === source) : undefined;
}

/** What people start in an environment: without it, it is not found or finds no packages. */
const python =
  /^(?:python[\d.]*|gunicorn|uvicorn|hypercorn|daphne|flask|fastapi|celery|streamlit|django-admin|alembic|uwsgi)$/;

/** Whether the program that the image starts is one of Python, and nothing leads it into the environment. */
function isBypassed(environment: string, stage: Stage, isForUser: boolean): boolean {
  const chain = [...chainOf(stage)];
  const start = lastOf(chain, 'ENTRYPOINT') ?? lastOf(chain, 'CMD');
  const program = start && pythonIn(start);
  if (program === undefined || (isForUser && program.startsWith('python'))) return false;
  return !chain.some(({ instructions }) => instructions.some((instruction) => leads(instruction, environment)));
}

function lastOf(chain: readonly Stage[], keyword: string): Instruction | undefined {
  for (const { instructions } of chain) {
    const last = named(instructions, keyword).at(-1);
    if (last) return last;
  }
  return undefined;
}

function pythonIn({ parts, syntax }: Instruction): string | undefined {
  const [script] = runScripts(parts, syntax);
  const [command] = script?.commands ?? [];
  const isPlain = command?.program !== undefined && command.name === command.program.text;
  return isPlain && python.test(command.name) ? command.name : undefined;
}

const leading = /\b(?:PATH|PYTHONPATH|PYTHONHOME|VIRTUAL_ENV)\b|\bactivate\b/;

function leads({ name, syntax }: Instruction, environment: string): boolean {
  if (name === 'COPY' || name === 'ADD' || name === 'FROM') return false;
  if (name === 'ENV' || name === 'CMD' || name === 'ENTRYPOINT') {
    return leading.test(syntax.text) || syntax.text.includes(environment);
  }
  if (name !== 'RUN') return false;
  return syntax.text.includes(environment) || /\b(?:pip[\d.]*|uv|poetry|pipx|activate|\w+\.pth)\b/.test(syntax.text);
}

function found({ instruction, body, to }: Transfer, environment: string): Finding {
  const [word] = body.sources;
  const line = `ENV PATH="${environment}/bin:$PATH"`;
  const { end } = instruction.range;
  return {
    range: word ? instruction.rangeOf(word) : instruction.range,
    message:
      environment === userFolder
        ? l10n.t(
            "What stage {0} starts does not look into '{1}': without its bin folder in PATH, its programs are not found.",
            stageLabel(to),
            environment,
          )
        : l10n.t(
            "What stage {0} starts does not look into '{1}': without its bin folder in PATH, neither programs nor packages are found.",
            stageLabel(to),
            environment,
          ),
    fixes: [{ title: l10n.t('Add {0}', line), edits: [{ range: { start: end, end }, newText: `\n${line}` }] }],
  };
}
