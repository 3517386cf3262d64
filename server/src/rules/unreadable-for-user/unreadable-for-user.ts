import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Rule } from '../rule';
import { alongBases, anywhereBelow } from '../shared/stages/alongBases';
import { transfersOf } from '../shared/stages/transfers';

/** What is copied into the home of root, for a program that another user runs. */
export const unreadableForUser: Rule = {
  id: 'unreadable-for-user',
  family: 'runtime',
  summary: () => l10n.t('Files in /root for a program that runs as another user, who may not look in there.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const { body, instruction, to } of transfersOf(snapshot)) {
      const { destination } = body;
      if (!destination || !/^\/root(?:\/|$)/.test(destination.text)) continue;
      const user = lastUser(to);
      if (user === undefined || opensHome(to)) continue;
      yield {
        range: instruction.rangeOf(destination),
        message: l10n.t(
          "Stage {0} runs as '{1}', who cannot read /root: copy to a folder that everybody can read.",
          stageLabel(to),
          user,
        ),
      };
    }
  },
};

/** The last USER of a stage or of what it stands on. */
const lastUserOf = alongBases<Instruction | undefined>(
  ({ instructions }) => instructions.findLast(({ syntax }) => !syntax.isPlainRun && syntax.name === 'USER'),
  (below, own) => own ?? below,
);

/** Who runs the stage, if that is surely not root. */
function lastUser(stage: Stage): string | undefined {
  const user = lastUserOf(stage);
  return user && notRoot(user);
}

function notRoot({ body }: Instruction): string | undefined {
  const text = body.kind === 'words' ? (body.words[0]?.text ?? '') : '';
  const [name = ''] = text.split(':');
  return name === '' || /^(?:root|0+)$|\$/.test(name) ? undefined : name;
}

/** Whether a command changes who may look into /root, or makes it somebody's home. */
const opensHome = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax: { name, text } }) => name === 'RUN' && /\/root\b/.test(text) && openers.test(text)),
);

const openers = /\b(?:chmod|chown|usermod|useradd|setfacl|mv|cp)\b/;
