import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { parseImageReference } from '../../model/imageReference';
import type { Stage } from '../../model/stageGraph';
import { isOfficialImage } from '../../rules/officialImages';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpotOf } from '../spot/spot';
import { writtenSources } from '../stageReferences';
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
  const wanted = wantedNames(asked.snapshot, stage);
  const names = [...new Set([...wanted.keys(), ...usualNames(asked.snapshot, stage)])];
  const free = names.filter((name) => isFree(asked.snapshot, stage, name) && goesOnFrom(typed, name)).slice(0, most);
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

/** Names that places below use, and that are no stage and no image that everybody knows; with who uses them. */
function wantedNames(snapshot: Snapshot, stage: Stage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { source, form, range, stage: user } of writtenSources(snapshot)) {
    if (user.index <= stage.index || source.kind !== 'image' || form !== 'name') continue;
    const name = source.reference;
    if (!/^[a-z][a-z0-9_.-]*$/.test(name) || isOfficialImage(name) || found.has(name)) continue;
    found.set(name, l10n.t('named by {0}, line {1}', stageLabel(user), range.start.line + 1));
  }
  return found;
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

/** No other stage has the name, and nothing in this stage or above means an image by it. */
function isFree(snapshot: Snapshot, stage: Stage, name: string): boolean {
  if (snapshot.graph.stagesNamed(name).some((other) => other !== stage)) return false;
  return !writtenSources(snapshot).some(
    ({ kind, source, stage: user }) =>
      kind !== 'base' &&
      user.index <= stage.index &&
      source.kind === 'image' &&
      source.reference.toLowerCase() === name,
  );
}
