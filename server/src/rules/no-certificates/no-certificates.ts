import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { Parts } from '../../syntax/parts';
import type { Finding, Fix, Rule } from '../rule';
import { stagesAskedFor } from '../running/stageContext';
import { anywhereBelow } from '../shared/stages/alongBases';
import { type Transfer, transfersOf } from '../shared/stages/transfers';

/** A program in scratch, which has no certificates to check a server with. */
export const noCertificates: Rule = {
  id: 'no-certificates',
  family: 'runtime',
  summary: () => l10n.t('A program in scratch without the certificates that HTTPS needs.'),
  defaultSeverity: 'hint',
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    let taken: Map<Stage, Transfer> | undefined;
    for (const [stage, target] of shippedIn(graph, stagesAskedFor(snapshot))) {
      if (stage !== target || rootFacts(graph, stage)?.name !== 'scratch') continue;
      if (!starts(stage) || hasCertificates(stage)) continue;
      taken ??= new Map([...transfersOf(snapshot)].reverse().map((transfer) => [transfer.to, transfer]));
      yield found(stage, taken.get(stage));
    }
  },
};

/** Whether something runs in it: others hold but files. */
const starts = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax }) => !syntax.isPlainRun && (syntax.name === 'CMD' || syntax.name === 'ENTRYPOINT')),
);

const hasCertificates = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax }) => !syntax.isPlainRun && bringsCertificates(syntax.parts)),
);

function bringsCertificates({ body }: Parts): boolean {
  if (body.kind !== 'copy') return false;
  const paths = [...body.sources.map(({ text }) => text), body.destination?.text ?? ''];
  return paths.some((path) => /cert|ssl|\.pem|\.crt|\$/i.test(path)) || isWhole(body.sources[0]?.text);
}

/** A folder that may hold a system, certificates and all. */
function isWhole(source = ''): boolean {
  return /^\/?(?:etc\/?)?$|rootfs|(?:^|\/)(?:fs|out|dist|root|install)\/?$/.test(source);
}

function found(stage: Stage, transfer: Transfer | undefined): Finding {
  return {
    range: stage.base.range,
    message: l10n.t(
      'Stage {0} has no certificates: a program that speaks HTTPS needs /etc/ssl/certs/ca-certificates.crt.',
      stageLabel(stage),
    ),
    fixes: transfer?.fromImage?.caCertificates && transfer.from.name !== undefined ? [copied(transfer)] : [],
  };
}

function copied({ instruction, from }: Transfer): Fix {
  const at = { line: instruction.line, character: 0 };
  const newText = `COPY --from=${from.name} /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\n`;
  return {
    title: l10n.t("Copy the certificates of '{0}'", from.name ?? ''),
    edits: [{ range: { start: at, end: at }, newText }],
  };
}
