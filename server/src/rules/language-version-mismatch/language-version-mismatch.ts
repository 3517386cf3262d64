import * as l10n from '@vscode/l10n';
import type { Language } from '../../images/imageFacts';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import type { Finding, Fix, Rule } from '../rule';
import { type Transfer, transfersOf } from '../shared/stages/transfers';

/** What was built with one version of a language, and runs with another. */
export const languageVersionMismatch: Rule = {
  id: 'language-version-mismatch',
  family: 'images',
  summary: () => l10n.t('A stage that runs what another one builds with a different version of the language.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    const said = new Set<string>();
    for (const transfer of transfersOf(snapshot)) {
      const mismatch = mismatchIn(transfer);
      const pair = `${transfer.from.index} ${transfer.to.index}`;
      if (!mismatch || said.has(pair)) continue;
      said.add(pair);
      yield finding(transfer, mismatch);
    }
  },
};

/** How a language takes it. */
interface Custom {
  readonly name: string;
  /** How many numbers of a version tell what runs with what. */
  readonly numbers: number;
  /** Where installed packages lie. */
  readonly packages?: RegExp;
  readonly fails?: 'older' | 'newer';
}

const customs: Partial<Record<Language, Custom>> = {
  node: { name: 'Node.js', numbers: 1, packages: /node_modules/ },
  python: {
    name: 'Python',
    numbers: 2,
    packages: /site-packages|dist-packages|venv|\.local|^\/usr\/local\/?$|^\/install|^\/opt/,
  },
  ruby: { name: 'Ruby', numbers: 2, packages: /bundle|gems/ },
  php: { name: 'PHP', numbers: 2, packages: /extensions|conf\.d/ },
  perl: { name: 'Perl', numbers: 2, packages: /perl5|local/ },
  erlang: { name: 'Erlang', numbers: 1 },
  elixir: { name: 'Elixir', numbers: 2 },
  java: { name: 'Java', numbers: 1, fails: 'older' },
  dotnet: { name: '.NET', numbers: 2, fails: 'newer' },
};

interface Mismatch {
  readonly custom: Custom;
  readonly builds: string;
  readonly runs: string;
  readonly severity: 'warning' | 'information';
}

function mismatchIn({ fromImage, toImage, body }: Transfer): Mismatch | undefined {
  const language = fromImage?.language;
  const custom = language && customs[language];
  if (!custom || toImage?.language !== language || isProgram(fromImage.kind) || isProgram(toImage.kind))
    return undefined;
  const [builds, runs] = [fromImage.version, toImage.version];
  const order = builds !== undefined && runs !== undefined ? compare(builds, runs, custom.numbers) : 0;
  if (builds === undefined || runs === undefined || order === 0) return undefined;
  if (custom.fails === undefined) {
    const moves = body.sources.some(({ text }) => custom.packages?.test(text));
    return { custom, builds, runs, severity: moves ? 'warning' : 'information' };
  }
  const isNewer = order < 0;
  // A newer Java runs what an older one compiles; a newer .NET does not, and an older one only what was meant for it.
  if (custom.fails === 'older') return isNewer ? undefined : { custom, builds, runs, severity: 'warning' };
  return { custom, builds, runs, severity: isNewer ? 'warning' : 'information' };
}

function isProgram(kind: string | undefined): boolean {
  return kind !== 'sdk' && kind !== 'runtime';
}

/** Below 0 where `a` is the older one, by as many numbers as both have. */
function compare(a: string, b: string, numbers: number): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.min(numbers, left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Java 1.8 is Java 8. */
function numbersOf(version: string): readonly number[] {
  return version
    .replace(/^1\.(?=[5-8]\b)/, '')
    .split('.')
    .map(Number);
}

function finding({ instruction, body, from, to }: Transfer, mismatch: Mismatch): Finding {
  const { custom, builds, runs, severity } = mismatch;
  const [source] = body.sources;
  const fix = sameVersion(to, mismatch);
  return {
    range: source ? instruction.rangeOf(source) : instruction.range,
    message: l10n.t(
      'Stage {0} has {1} {2}, stage {3} has {1} {4}: build and run with the same version.',
      stageLabel(from),
      custom.name,
      builds,
      stageLabel(to),
      runs,
    ),
    related: [
      { range: from.base.range, message: `${custom.name} ${builds}` },
      { range: to.base.range, message: `${custom.name} ${runs}` },
    ],
    severity,
    ...(fix && { fixes: [fix] }),
  };
}

/** The builder's version for what runs, where a tag or name says it plainly. */
function sameVersion({ base }: Stage, { builds, runs }: Mismatch): Fix | undefined {
  const { word, written, source, range } = base;
  if (!word || source.kind !== 'image' || /[$@"']/.test(written)) return undefined;
  const at = [`:${runs}`, `nodejs${runs}`, `java${runs}`]
    .map((text) => written.indexOf(text))
    .find((found) => found >= 0);
  const start = at === undefined ? -1 : written.indexOf(runs, at);
  if (start < 0 || !/^(?:-|$)/.test(written.slice(start + runs.length))) return undefined;
  const newText = written.slice(0, start) + builds + written.slice(start + runs.length);
  return { title: l10n.t("Use '{0}'", newText), edits: [{ range, newText }] };
}
