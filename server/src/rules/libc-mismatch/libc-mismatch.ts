import * as l10n from '@vscode/l10n';
import type { ImageFacts } from '../../images/imageFacts';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import type { Word } from '../../syntax/parts';
import type { Finding, Fix, Rule } from '../rule';
import { linkedBuilds, type ProgramBuild } from '../shared/commands/programBuilds';
import { anywhereBelow } from '../shared/stages/alongBases';
import { type Transfer, transfersOf } from '../shared/stages/transfers';

/** A program that was linked against glibc, in an image that has none. */
export const libcMismatch: Rule = {
  id: 'libc-mismatch',
  family: 'runtime',
  summary: () => l10n.t('A program that is linked against glibc, copied into an image without it.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const { fromImage, toImage, from, to } = transfer;
      if (fromImage?.libc !== 'glibc' || !toImage || !lacksGlibc(toImage) || bringsGlibc(to)) continue;
      const builds = linkedBuilds(from);
      if (builds.length === 0) continue;
      for (const source of transfer.body.sources) {
        const build = builds.find((one) => makes(one, source));
        if (build) yield found(transfer, source, build);
      }
    }
  },
};

function lacksGlibc({ libc }: ImageFacts): boolean {
  return libc === 'musl' || libc === 'none';
}

/** Alpine has packages that stand in for glibc; others are copied along. */
const bringsGlibc = anywhereBelow(({ instructions }) =>
  instructions.some(({ syntax }) => /glibc|gcompat|libc6-compat|ld-linux|\/lib(?:64)?[/\s]/.test(syntax.text)),
);

/** Whether what is copied is what a command writes. */
function makes({ language, output }: ProgramBuild, { text }: Word): boolean {
  const name = text.slice(text.lastIndexOf('/') + 1);
  if (output !== undefined) return name === output;
  if (language === 'rust') return /(?:^|\/)(?:release|debug|\.cargo\/bin|cargo\/bin)\/[^/.]+$/.test(text);
  return language === 'go' && /(?:^|\/)(?:go\/bin\/[^/]*|[\w-]+)$/.test(text) && !notPrograms.test(text);
}

/** Where files lie that were there before the build. */
const notPrograms =
  /^\/?(?:etc|usr\/share|var|lib|usr\/lib|public|static|templates|assets|dist|web|config|migrations)(?:\/|$)/;

function found({ instruction, from, to, toImage }: Transfer, source: Word, build: ProgramBuild): Finding {
  const { command, script, language } = build;
  const { line } = build.instruction;
  const range = script.rangeOf(command.program ?? command);
  const place = {
    start: { ...range.start, line: range.start.line + line },
    end: { ...range.end, line: range.end.line + line },
  };
  return {
    range: instruction.rangeOf(source),
    message: messageOf({ language, from, to, image: toImage?.name ?? '' }),
    related: [{ range: place, message: l10n.t('It is linked here') }],
    fixes: language === 'go' && command.assignments.length === 0 ? [withoutCgo(place)] : [],
  };
}

interface Told {
  readonly language: ProgramBuild['language'];
  readonly from: Stage;
  readonly to: Stage;
  readonly image: string;
}

function messageOf({ language, from, to, image }: Told): string {
  const [maker, user] = [stageLabel(from), stageLabel(to)];
  switch (language) {
    case 'go':
      return l10n.t(
        "Stage {0} builds with cgo, so that the program may need glibc, which '{2}' of stage {1} does not have: set CGO_ENABLED=0.",
        maker,
        user,
        image,
      );
    case 'rust':
      return l10n.t(
        "Stage {0} links against glibc, which '{2}' of stage {1} does not have: build for a musl target, or ship a glibc image such as distroless/cc.",
        maker,
        user,
        image,
      );
    case 'c':
      return l10n.t(
        "Stage {0} links against glibc, which '{2}' of stage {1} does not have: link with -static, or build on the same system.",
        maker,
        user,
        image,
      );
  }
}

function withoutCgo({ start }: Finding['range']): Fix {
  return {
    title: l10n.t('Build without cgo'),
    edits: [{ range: { start, end: start }, newText: 'CGO_ENABLED=0 ' }],
  };
}
