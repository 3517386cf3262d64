import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { parseImageReference } from '../../images/imageReference';
import { isOfficialImage } from '../../images/officialImages';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpotOf } from '../spot/spot';
import { stageLabel } from '../words';
import { goesOnFrom } from './fuzzy';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';

/** Usual names of stages by the image that they are built on; the first pattern that fits the image decides. */
const namesByImage: readonly (readonly [image: RegExp, names: readonly string[]])[] = [
  [/^scratch$|distroless|chainguard\/static/, ['runtime', 'final', 'production']],
  [/nginx|caddy|httpd|traefik/, ['web', 'runtime', 'production']],
  [/golang|\bgo\b/, ['builder', 'build', 'deps', 'test']],
  [/node|\bbun\b|deno/, ['deps', 'builder', 'prod-deps', 'test', 'dev']],
  [/python|pypy|\buv\b/, ['builder', 'deps', 'test', 'dev']],
  [/cargo-chef/, ['chef', 'planner', 'builder']],
  [/rust/, ['builder', 'planner', 'test']],
  [/maven|gradle|temurin|openjdk|corretto|\bjdk\b/, ['builder', 'deps', 'extract', 'test']],
  [/dotnet\/(sdk|nightly\/sdk)/, ['build', 'publish', 'test']],
  [/composer/, ['vendor', 'deps']],
  [/php|ruby/, ['base', 'deps', 'builder', 'test']],
  [/gcc|clang|buildpack-deps|haskell|swift|elixir|erlang|scala|sbt/, ['builder', 'build', 'test']],
  [/dotnet\/(aspnet|runtime)|\bjre\b/, ['base', 'runtime', 'final']],
];
const firstNames = ['base', 'builder', 'deps'];
const middleNames = ['builder', 'deps', 'build', 'test', 'lint', 'dev'];
const lastNames = ['runtime', 'final', 'production', 'release'];
const most = 8;

/**
 * Names for the stage that is being declared: those that the file asks for and nobody has, then what stages on such an
 * image are called. Never a name that is taken, nor one that the file means an image by.
 */
export function stageNames(asked: Asked, spot: SpotOf<'stage-name'>): Offered {
  const { stage, typed, word, inTrigger } = spot;
  // A name that is there already has references; renaming changes them too, and this would not.
  if (!stage || inTrigger || (typed === '' && word !== '')) return nothing;
  const { graph } = asked.snapshot;
  const { wanted, taken } = imageNames(asked.snapshot, stage);
  const isFree = (name: string) => !taken.has(name) && graph.stagesNamed(name).every((other) => other === stage);
  const names = [...new Set([...wanted.keys(), ...usualNames(asked.snapshot, stage)])];
  const free = names.filter((name) => goesOnFrom(typed, name) && isFree(name)).slice(0, most);
  const items = free.map((label, index) =>
    itemAt(asked, spot, {
      label,
      kind: CompletionItemKind.Module,
      sort: inOrder(0, index),
      detail: wanted.get(label) ?? l10n.t('name for this stage'),
    }),
  );
  // Asked anew for each letter, a list never holds what Enter would put in the place of a finished name.
  return { items, isIncomplete: true };
}

/** Names that mean images in this file, and that a stage may have. */
interface ImageNames {
  /** What places below name although it is no image that everybody knows, with who does. */
  readonly wanted: ReadonlyMap<string, string>;
  /** What this stage or one above copies or mounts from; a stage of that name would come too late for it. */
  readonly taken: ReadonlySet<string>;
}

function imageNames({ graph }: Snapshot, { index }: Stage): ImageNames {
  const wanted = new Map<string, string>();
  const taken = new Set<string>();
  const add = (reference: string, kind: string, user: Stage, line: number) => {
    // Only FROM looks at the case.
    const name = kind === 'base' ? reference : reference.toLowerCase();
    if (!/^[a-z][a-z0-9_.-]*$/.test(name)) return;
    if (user.index <= index) {
      if (kind !== 'base') taken.add(name);
    } else if (!isOfficialImage(name) && name !== 'context' && !wanted.has(name)) {
      wanted.set(name, l10n.t('named by {0}, line {1}', stageLabel(user), line + 1));
    }
  };
  for (const user of graph.stages) {
    for (const { kind, source, range } of user.dependencies) {
      if (source.kind === 'image') add(source.reference, kind, user, range.start.line);
    }
  }
  for (const { source, reference, stage: user, range } of graph.triggerReferences) {
    if (source.kind === 'image') add(reference, 'trigger', user, range.start.line);
  }
  return { wanted, taken };
}

function usualNames({ graph }: Snapshot, { index, base }: Stage): readonly string[] {
  const { source } = base;
  const name = source.kind === 'stage' ? (source.stage.writtenName ?? '') : imageName(base.expanded);
  const fitting = namesByImage.find(([image]) => image.test(name))?.[1];
  const isLast = index > 0 && index === graph.stages.length - 1;
  if (isLast) return [...(fitting ?? lastNames), ...lastNames, ...middleNames];
  return [...(fitting ?? []), ...(index === 0 ? firstNames : []), ...middleNames, ...lastNames];
}

/** The name alone: a tag such as `bookworm-golang` says less. */
function imageName(image: string): string {
  const reference = parseImageReference(image);
  return typeof reference === 'string' ? image : reference.path.replace(/^library\//, '');
}
