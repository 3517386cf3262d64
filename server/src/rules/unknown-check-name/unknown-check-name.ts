import * as l10n from '@vscode/l10n';
import { type CheckName, readCheckOptions } from '../../syntax/checkOptions';
import { nearest } from '../../util/editDistance';
import type { Finding, Rule } from '../rule';
import { buildkitChecks, experimentalChecks, wholeFileChecks } from '../shared/checks/buildkitChecks';
import { type PlacedCheckValue, placedCheckValues } from '../shared/checks/checkComments';

/** A name in `# check=skip=…` that has no effect there: BuildKit passes over it without a word. */
export const unknownCheckName: Rule = {
  id: 'unknown-check-name',
  family: 'buildkit',
  summary: () => l10n.t('A name in a check comment that does nothing there.'),
  defaultSeverity: 'information',
  *check(snapshot): Generator<Finding> {
    for (const placed of placedCheckValues(snapshot)) {
      const { problem, skip, experimental } = readCheckOptions(placed.value);
      if (problem) continue;
      for (const name of skip) yield* skipped(name, placed);
      for (const name of experimental) yield* enabled(name, placed);
    }
  },
};

const names: ReadonlySet<string> = new Set<string>(buildkitChecks);

function* skipped(name: CheckName, placed: PlacedCheckValue): Generator<Finding> {
  if (name.text === '') return;
  if (!names.has(name.text)) yield unknown(name, placed, buildkitChecks);
  else if (placed.isInline && wholeFileChecks.has(name.text)) {
    const message = l10n.t(
      '{0} looks at the whole file, so that a comment above an instruction does not silence it. Write it in the first lines of the file.',
      name.text,
    );
    yield { range: rangeOf(name, placed), message };
  }
}

function* enabled(name: CheckName, placed: PlacedCheckValue): Generator<Finding> {
  if (name.text === '' || experimentalChecks.has(name.text)) return;
  if (!names.has(name.text)) yield unknown(name, placed, [...experimentalChecks]);
  else yield { range: rangeOf(name, placed), message: l10n.t('{0} is not experimental: it runs anyway.', name.text) };
}

function unknown(name: CheckName, placed: PlacedCheckValue, known: readonly string[]): Finding {
  // People write our own names, too: `stage-name-casing`.
  const meant = nearest(name.text.replaceAll('-', ''), known, Math.min(4, Math.floor(name.text.length / 3)));
  return {
    range: rangeOf(name, placed),
    message: meant
      ? l10n.t("There is no check '{0}'. Did you mean '{1}'?", name.text, meant)
      : l10n.t("There is no check '{0}', so this does nothing.", name.text),
    ...(meant !== undefined && { replacement: meant }),
  };
}

function rangeOf({ start, end }: CheckName, { line, character }: PlacedCheckValue): Finding['range'] {
  return { start: { line, character: character + start }, end: { line, character: character + end } };
}
