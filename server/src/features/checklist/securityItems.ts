import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { runScripts } from '../../model/runScripts';
import type { Stage } from '../../model/stageGraph';
import type { ChecklistEvidence } from '../../protocol/checklist';
import { packageUses } from '../../rules/shared/commands/packageCommands';
import type { ShellWord } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import { isBare, isSlim } from './baseSize';
import { at, failed, failedBy, type ItemDefinition, notApplicable, passed } from './checklistItem';
import { ignoreFile } from './ignoreFileItem';
import { nameOf } from './structureItems';

const noSecrets: ItemDefinition = {
  id: 'no-secrets',
  section: 'security',
  title: () => l10n.t('No stage holds a secret'),
  rules: ['secrets-used-in-arg-or-env', 'secret-in-value', 'secret-file-copied', 'secret-in-command'],
  judge: (_view, findings) =>
    findings.length > 0 ? failedBy(findings) : passed({ message: l10n.t('Nothing here looks like a secret.') }),
};

const nonRoot: ItemDefinition = {
  id: 'non-root',
  section: 'security',
  title: () => l10n.t('What ships does not run as root'),
  rules: ['runs-as-root'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const user = lastUser(view.shipped);
    if (user) return passed(at(user.range, l10n.t('It runs as {0}.', userIn(user))));
    const { base } = view;
    if (base?.user !== undefined && base.user !== 'root' && base.user !== '0')
      return passed(at(view.target.base.range, l10n.t("'{0}' runs as {1}.", base.name, base.user)));
    if (base?.user === undefined)
      return notApplicable(l10n.t('Nobody can tell from here which user the base image has.'));
    if (isBare(base))
      return notApplicable(l10n.t('Nothing says what is started in stage {0}.', stageLabel(view.target)));
    if (view.target.base.written.startsWith('$'))
      return notApplicable(l10n.t('Which image that is depends on the build.'));
    return notApplicable(l10n.t("'{0}' starts as root, and changes to another user by itself.", base.name));
  },
};

/** The USER that is in force where the target ends. */
function lastUser(shipped: readonly Stage[]): Instruction | undefined {
  for (const { instructions } of shipped) {
    const user = instructions.findLast(({ name }) => name === 'USER');
    if (user) return user;
  }
  return undefined;
}

function userIn({ body }: Instruction): string {
  return body.kind === 'words' ? (body.words[0]?.text ?? '') : '';
}

const smallSurface: ItemDefinition = {
  id: 'small-surface',
  section: 'security',
  title: () => l10n.t('What ships has little to attack'),
  rules: ['filesystem-copied'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const { base, shipped, target } = view;
    const tools = shipped.flatMap((stage) => stage.instructions.flatMap(toolsInstalled));
    if (tools.length > 0) return failed(...tools);
    if (!base || base.name === '') return notApplicable(l10n.t('Which image that is depends on the build.'));
    const place = (shipped.at(-1) ?? target).base.range;
    if (isBare(base)) return passed(at(place, l10n.t("'{0}' has no shell and no package manager.", base.name)));
    if (base.kind === 'sdk') return failed(at(place, l10n.t("'{0}' holds the tools of a whole build.", nameOf(base))));
    if (isSlim(base)) return passed(at(place, l10n.t("'{0}' is small.", nameOf(base))));
    if (base.slimmer !== undefined)
      return failed(at(place, l10n.t("'{0}' has much in it that '{1}' does without.", nameOf(base), base.slimmer)));
    return passed(at(place, l10n.t('No tool is installed in stage {0}.', stageLabel(target))));
  },
};

/** Programs that help whoever gets in. */
const handyTools: ReadonlySet<string> = new Set([
  'ssh',
  'openssh',
  'openssh-client',
  'openssh-server',
  'sudo',
  'telnet',
  'netcat',
  'netcat-openbsd',
  'nmap',
  'tcpdump',
  'vim',
  'nano',
  'git',
  'strace',
  'gdb',
  'socat',
  'ftp',
]);

const installs = /^(?:install|add|in)$/;
const removes = /^(?:del|remove|purge|erase|rm)$/;

/** What a RUN installs of these, and does not take away again. */
function toolsInstalled(instruction: Instruction): ChecklistEvidence[] {
  if (instruction.name !== 'RUN') return [];
  const scripts = runScripts(instruction.parts, instruction.syntax);
  const uses = packageUses({ scripts }).filter(({ found }) => systemManagers.has(found.manager));
  const isTidy = uses.some(({ found }) => removes.test(found.verb) && found.packages.length > 0);
  // What official images do: all that is not marked is removed.
  if (isTidy || scripts.some(({ commands }) => commands.some(({ name }) => name === 'apt-mark'))) return [];
  return uses.flatMap(({ found, script }) => {
    const tools = installs.test(found.verb) ? found.packages.filter(isHandy) : [];
    return tools.map((word) => {
      const { start } = script.rangeOf(word);
      const message = l10n.t("'{0}' ships.", word.text);
      return { message, line: start.line + instruction.line, character: start.character };
    });
  });
}

const systemManagers: ReadonlySet<string> = new Set(['apt', 'apk', 'dnf', 'yum', 'zypper']);

function isHandy({ text }: ShellWord): boolean {
  return handyTools.has(text.replace(/[=<>~].*$/, ''));
}

export const securityItems: readonly ItemDefinition[] = [noSecrets, nonRoot, smallSurface, ignoreFile];
