import * as l10n from '@vscode/l10n';
import type { BuildRecord } from '../../features/buildRecords';
import { type Paint, paintFor } from './paint';
import { printable } from './printable';

/** A build with the name of the file that asks for it. */
export interface NamedBuild extends BuildRecord {
  readonly file: string;
}

/** A way to print builds: `file` for those of each file in turn, `end` when all are done. */
export interface TargetFormat {
  file(builds: readonly NamedBuild[]): string;
  end(): string;
}

export const targetFormats = {
  text: () => textFormat(paintFor(process.stdout, process.env)),
  json: jsonFormat,
  jsonl: () => ({ file: (builds) => builds.map((build) => `${JSON.stringify(build)}\n`).join(''), end: () => '' }),
} satisfies Record<string, () => TargetFormat>;

function jsonFormat(): TargetFormat {
  const all: NamedBuild[] = [];
  return {
    file(builds) {
      all.push(...builds);
      return '';
    },
    end: () => `${JSON.stringify(all, null, 2)}\n`,
  };
}

/** A line for each build, and a count at the end. */
function textFormat(paint: Paint): TargetFormat {
  let [all, files] = [0, 0];
  return {
    file(builds) {
      all += builds.length;
      files++;
      return builds.map((build) => `${line(build, paint)}\n`).join('');
    },
    end: () => (all === 0 ? '' : `${summary(all, files)}\n`),
  };
}

function line(build: NamedBuild, paint: Paint): string {
  const { file, target } = build;
  const place = paint.bold(printable(`${file}:${build.line}:${build.column}`));
  const who = paint.dim(printable([build.kind, build.label, build.role].filter(Boolean).join(' ')));
  const what = target === null ? l10n.t('the last stage') : printable(target);
  return `${place} ${who} ${what} → ${outcome(build, paint)}`;
}

function outcome({ stage, stageLine, dockerfile, dynamic }: NamedBuild, paint: Paint): string {
  if (dynamic) return paint.dim(l10n.t('known when it runs'));
  if (dockerfile === null) return paint.dim(l10n.t('a Dockerfile that was not found'));
  const name = printable(dockerfile);
  if (stage === null) return paint.error(l10n.t('no stage of {0}', name));
  return l10n.t('{0} of {1}:{2}', printable(String(stage)), name, stageLine ?? 1);
}

function summary(builds: number, files: number): string {
  const inFiles = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
  return builds === 1 ? l10n.t('1 build in {0}.', inFiles) : l10n.t('{0} builds in {1}.', builds, inFiles);
}
