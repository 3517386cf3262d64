import * as l10n from '@vscode/l10n';
import type { Finding, StageRule } from '../rule';
import { named } from '../shared/texts/named';

/** A relative destination in a stage where nothing says what it is relative to. */
export const relativeCopyDestination: StageRule = {
  id: 'relative-copy-destination',
  family: 'form',
  summary: () => l10n.t('A relative destination of COPY or ADD where no WORKDIR says what it is relative to.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3045'],
  *checkStage({ instructions, context }): Generator<Finding> {
    // On scratch it is the root for sure.
    if (context.inherited.workdir !== undefined || context.root === 'scratch') return;
    for (const instruction of named(instructions, 'COPY', 'ADD', 'WORKDIR')) {
      const { name, body } = instruction.parts;
      if (name === 'WORKDIR') return;
      if (body.kind !== 'copy' || !body.destination || body.sources.length === 0) continue;
      const { text } = body.destination;
      if (isAbsolute.test(text)) continue;
      yield {
        range: instruction.rangeOf(body.destination),
        message: l10n.t(
          "Where '{0}' is depends on the base image, as no WORKDIR stands above in stage {1}: set one, or write an absolute path.",
          text,
          context.label,
        ),
        hadolintRule: 'DL3045',
        // A builder takes nothing along from there but what COPY --from names.
        ...(context.shipsIn === undefined && { severity: 'hint' as const }),
      };
    }
  },
};

/** Of Linux or Windows, or a variable; quotes may stand in front. */
const isAbsolute = /^["']?(?:[/\\$]|[A-Za-z]:)/;
