import * as l10n from '@vscode/l10n';
import { imageFacts } from '../../images/imageFacts';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, StageRule } from '../rule';
import { shippedWhere } from '../shared/stages/shippedWhere';

/** A stage that ships and stands on the full variant of an image that has a smaller one. */
export const slimmerBase: StageRule = {
  id: 'slimmer-base',
  family: 'shipping',
  summary: () => l10n.t('A stage that ships on a full image where a slim one of the same family would do.'),
  defaultSeverity: 'hint',
  *checkStage({ instructions, context }): Generator<Finding> {
    const [from] = instructions;
    if (context.shipsIn === undefined || context.base !== 'image' || from?.body.kind !== 'from') return;
    const { base } = from.body;
    if (!base || context.root === undefined || base.text.includes('$')) return;
    const { slimmer, kind, digest } = imageFacts(context.root);
    // That compilers ship is what `build-tools-shipped` tells of.
    if (slimmer === undefined || kind === 'sdk' || kind === 'tool') return;
    if (imageFacts(slimmer).hasShell === false && needsShell(instructions)) return;
    const range = from.rangeOf(base);
    yield {
      range,
      message: l10n.t(
        "'{0}' would do {1}: it has what programs need to run, and little else.",
        slimmer,
        shippedWhere(context),
      ),
      ...(digest === undefined && {
        fixes: [{ title: l10n.t("Use '{0}'", slimmer), edits: [{ range, newText: slimmer }] }],
      }),
    };
  },
};

function needsShell(instructions: readonly Instruction[]): boolean {
  return instructions.some(({ body }) => {
    if (body.kind === 'run') return true;
    return (body.kind === 'command' || body.kind === 'healthcheck') && body.command.form === 'shell';
  });
}
