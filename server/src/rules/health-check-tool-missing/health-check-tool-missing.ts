import * as l10n from '@vscode/l10n';
import type { ImageFacts } from '../../images/imageFacts';
import { stageLabel } from '../../model/buildErrors';
import { runScripts } from '../../model/runScripts';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Fix, Rule } from '../rule';
import { stagesAskedFor } from '../running/stageContext';
import { copiesSystem, runsUnknown } from '../shared/commands/hiddenChanges';
import { alongBases, anywhereBelow } from '../shared/stages/alongBases';
import { namedIn } from '../shared/texts/named';
import { lacks, type WebTool } from './webTools';

/** A HEALTHCHECK with `curl` or `wget` in an image that has no such program. */
export const healthCheckToolMissing: Rule = {
  id: 'health-check-tool-missing',
  family: 'runtime',
  summary: () => l10n.t('A HEALTHCHECK that calls curl or wget where the image has none.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    if (!graph.stages.some((stage) => healthcheckOf(stage))) return;
    for (const [stage, target] of shippedIn(graph, stagesAskedFor(snapshot))) {
      const instruction = healthcheckOf(stage);
      const call = instruction && callIn(instruction);
      const image = call && rootFacts(graph, stage);
      if (!image || !lacks(image, call.tool) || mayHave(target, call.tool)) continue;
      // Without a shell, `no-shell` says the graver thing.
      if (image.hasShell === false && !call.script.isExec) continue;
      yield found(stage, instruction, call, image);
    }
  },
};

const healthcheckOf = alongBases<Instruction | undefined>(
  (stage) => namedIn(stage, 'HEALTHCHECK').at(-1),
  (_below, own) => own,
);

interface Call {
  readonly tool: WebTool;
  readonly command: ShellCommand;
  readonly script: ShellScript;
}

/** The call that the check begins with, and hangs on: nothing else takes its place where it fails. */
function callIn({ parts, syntax }: Instruction): Call | undefined {
  for (const script of runScripts(parts, syntax)) {
    const [command, ...others] = script.commands.filter(({ name }) => !shell.test(name));
    const tool = command?.name;
    if (!command || (tool !== 'curl' && tool !== 'wget')) return undefined;
    const hasOther = others.some(({ joint, name }) => joint === '||' && !giveUp.test(name));
    return hasOther ? undefined : { tool, command, script };
  }
  return undefined;
}

const shell = /^(?:ba|da|a)?sh$/;
const giveUp = /^(?:exit|false|kill|echo)$/;

const mayHaveCurl = anywhereBelow((stage) => mayBring(stage, /\bcurl/));
const mayHaveWget = anywhereBelow((stage) => mayBring(stage, /\bwget/));

function mayHave(target: Stage, tool: WebTool): boolean {
  return tool === 'curl' ? mayHaveCurl(target) : mayHaveWget(target);
}

function mayBring({ instructions, base }: Stage, sought: RegExp): boolean {
  let atRoot = base.source.kind !== 'stage';
  return instructions.some(({ syntax }) => {
    if (syntax.name === 'RUN') return sought.test(syntax.text) || busybox.test(syntax.text) || runsUnknown(syntax);
    if (syntax.name === 'WORKDIR') atRoot = false;
    if (syntax.name !== 'COPY' && syntax.name !== 'ADD') return false;
    const { body } = syntax.parts;
    return body.kind === 'copy' && (copiesSystem(body, sought, atRoot) || copiesSystem(body, busybox, atRoot));
  });
}

const busybox = /\b(?:busybox|toybox)\b/;

function found(stage: Stage, instruction: Instruction, { tool, command, script }: Call, image: ImageFacts): Finding {
  const { start, end } = script.rangeOf(command.program ?? command);
  const { line } = instruction;
  return {
    range: { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } },
    message: l10n.t(
      "'{0}' has no {1}, and nothing in stage {2} installs it: each of these checks fails.",
      image.name,
      tool,
      stageLabel(stage),
    ),
    fixes: [...useWget(line, { tool, command, script }, image), ...install(stage, tool, image)],
  };
}

/** Alpine has a wget that does the same, as long as nothing else is asked for. */
function useWget(line: number, { tool, command, script }: Call, image: ImageFacts): readonly Fix[] {
  const { program, args } = command;
  const [address, ...rest] = args.filter(({ text }) => !plainFlag.test(text));
  const isPlain = address && rest.length === 0 && /^https?:\/\//.test(address.text) && args.at(-1) === address;
  if (tool !== 'curl' || image.distribution !== 'alpine' || !program || !isPlain || script.isExec) return [];
  const { start, end } = script.rangeOf({ start: program.start, end: address.start });
  const range = { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
  return [{ title: l10n.t("Use '{0}'", 'wget'), edits: [{ range, newText: 'wget -qO /dev/null ' }] }];
}

const plainFlag = /^(?:-[fsSL]+|--fail|--silent|--show-error|--location)$/;

const installs: Readonly<Record<string, (tool: WebTool) => string>> = {
  apk: (tool) => `apk add --no-cache ${tool}`,
  apt: (tool) => `apt-get update && apt-get install -y --no-install-recommends ${tool} && rm -rf /var/lib/apt/lists/*`,
};

/** Right behind FROM, where nobody but root is at work yet. */
function install({ base, instructions }: Stage, tool: WebTool, { packageManager, user }: ImageFacts): readonly Fix[] {
  const [from] = instructions;
  const line = installs[packageManager ?? '']?.(tool);
  if (!from || !line || base.source.kind !== 'image' || user !== 'root') return [];
  const { end } = from.range;
  return [{ title: l10n.t('Install {0}', tool), edits: [{ range: { start: end, end }, newText: `\nRUN ${line}` }] }];
}
