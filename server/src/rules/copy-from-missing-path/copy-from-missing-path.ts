import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { sourcePath } from '../../model/copyPaths';
import type { Edge } from '../../model/edge';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import { StageValues } from '../../model/stageValues';
import type { Word } from '../../syntax/parts';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { isOfSystem, workOf } from './stageWork';

/** A path in `COPY --from` whose first folder is neither in the image of that stage, nor made by anything in it. */
export const copyFromMissingPath: Rule = {
  id: 'copy-from-missing-path',
  family: 'stages',
  summary: () => l10n.t('COPY --from of a path that the stage never makes.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const to of snapshot.graph.stages) {
      for (const edge of to.dependencies) {
        if (edge.kind === 'copy' && edge.source.kind === 'stage')
          yield* missingIn(edge, edge.source.stage, to, snapshot);
      }
    }
  },
};

function* missingIn({ instruction }: Edge, from: Stage, to: Stage, snapshot: Snapshot): Generator<Finding> {
  const { body } = instruction;
  if (body.kind !== 'copy' || from.replacedBy !== undefined) return;
  for (const word of body.sources) {
    const segments = pathOf(word, instruction.line, to, snapshot);
    const [first] = segments;
    if (first === undefined || !plainName.test(first)) continue;
    const image = rootFacts(snapshot.graph, from);
    if (!image || isOfSystem(first, image)) continue;
    const work = workOf(from, image, snapshot);
    if (work.isUnseen || work.mentions(first)) continue;
    yield found(instruction.rangeOf(word), segments, from, work);
  }
}

/** What build tools are told to write to. */
const outputs =
  /^(?:dist|build|out|output|public|static|assets|www|html|web|client|server|bin|target|publish|artifacts)$/;
const plainName = /^\w[\w.-]*$/;

/** The names between the slashes; none where a variable hides them. */
function pathOf(word: Word, line: number, to: Stage, { graph, dockerfile }: Snapshot): readonly string[] {
  if (!word.text.includes('$')) return namesIn(word.text);
  const before = to.instructions.findIndex((instruction) => instruction.line === line);
  return namesIn(sourcePath(word, { stage: to, before }, new StageValues(graph, dockerfile.escape)));
}

function namesIn(path: string): readonly string[] {
  if (/[$\\:]/.test(path)) return [];
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function found(
  range: Finding['range'],
  [first = '', ...rest]: readonly string[],
  from: Stage,
  { directory, mayLeave }: ReturnType<typeof workOf>,
): Finding {
  const label = stageLabel(from);
  if (directory === '/') return { range, message: l10n.t("Nothing in stage {0} makes '/{1}'.", label, first) };
  const path = [directory, ...(rest.length > 0 ? rest : [first])].join('/');
  return {
    range,
    message: l10n.t("Nothing in stage {0} makes '/{1}': it works in '{2}'.", label, first, directory),
    ...(mayLeave && outputs.test(first) && { severity: 'information' as const }),
    fixes: [{ title: l10n.t("Use '{0}'", path), edits: [{ range, newText: path }] }],
  };
}
