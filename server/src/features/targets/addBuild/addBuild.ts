import * as l10n from '@vscode/l10n';
import type { AddBuildParams, AddedBuild, BuildAddition } from '../../../protocol/addBuild';
import { Refusal } from '../../../protocol/refusal';
import { bake, isBakeFile } from '../../../targets/bake/bake';
import type { BuildReference, Finder, SourceFile } from '../../../targets/buildReference';
import { compose, isComposeFile } from '../../../targets/compose/compose';
import { placesIn } from '../../../targets/places';
import { nameOf } from '../../../util/uris';
import { wayTo } from '../../../util/uriWay';
import { addBakeTarget, addToDefaultGroup } from './addBakeTarget';
import { addJsonTarget, addToJsonGroup } from './addJsonTarget';
import { addService } from './addService';
import { freeName, type NameRules } from './freeName';
import { type NewBuild, noPlaceIn, type TextWithBuild } from './newBuild';

/** One kind of file that builds can be added to. */
interface Format {
  readonly finder: Finder;
  readonly names: NameRules;
  add(file: SourceFile, build: NewBuild): TextWithBuild;
  /** The file with the name in the default group. */
  group?(file: SourceFile, name: string): string | undefined;
}

const serviceNames: NameRules = { other: /[^A-Za-z0-9._-]+/g, beginning: /^[^A-Za-z0-9]+/ };
const targetNames: NameRules = { other: /[^A-Za-z0-9_-]+/g, beginning: /^[^A-Za-z]+/ };

function formatOf(path: string): Format | undefined {
  if (isComposeFile(path)) return { finder: compose, names: serviceNames, add: addService };
  if (!isBakeFile(path)) return undefined;
  return path.endsWith('.json')
    ? { finder: bake, names: targetNames, add: addJsonTarget, group: addToJsonGroup }
    : { finder: bake, names: targetNames, add: addBakeTarget, group: addToDefaultGroup };
}

/**
 * What puts a build of a stage into a compose or bake file, under a name that is none of `taken`. Our own finder reads the
 * build there, of this Dockerfile and stage, and all the others as before. Throws a Refusal where that can't be.
 */
export function addBuild(params: AddBuildParams, taken: ReadonlySet<string>): AddedBuild {
  const { file: uri, text } = params;
  const path = nameOf(uri);
  const format = formatOf(path);
  if (!format) throw noPlaceIn(path);
  const build = { ...pathsOf(params), target: params.target, tag: params.tag };
  const name = freeName(namesFor(params), format.names, taken);
  const added = format.add({ path, text }, { ...build, name });
  checked(format.finder, { path, text }, { path, text: added.text }, { ...build, name });
  const grouped = format.group?.({ path, text: added.text }, name);
  const inGroup = grouped === undefined ? undefined : { text: grouped, nameAt: movedBy(added, grouped) };
  return {
    name,
    ...additionOf(text, added, name),
    ...(inGroup && { withGroup: additionOf(text, inGroup, name) }),
  };
}

/** What the build would best be called: like its stage, or like the folder too. */
function namesFor({ dockerfile, target }: AddBuildParams): string[] {
  const folder = nameOf(dockerfile.slice(0, dockerfile.lastIndexOf('/')));
  return target === undefined ? [folder] : [target, `${folder}-${target}`];
}

function pathsOf({ file, dockerfile, context }: AddBuildParams): Pick<NewBuild, 'context' | 'dockerfile'> {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const [there, inside] = [wayTo(folder, context), wayTo(context, dockerfile)];
  if (there === undefined || inside === undefined) {
    throw new Refusal(l10n.t('{0} is on another disk than {1}.', nameOf(dockerfile), nameOf(file)));
  }
  return { context: asPath(there), dockerfile: inside === 'Dockerfile' ? undefined : asPath(inside) };
}

/** `-` is standard input, `github.com/…` a repository, and `~` a home, unless they begin with a dot. */
function asPath(path: string): string {
  return /^[\w.][\w.-]*(?:\/|$)/.test(path) && !path.startsWith('github.com/') ? path : `./${path}`;
}

/** Whatever stands in the file already is to mean the same afterwards. */
function checked(finder: Finder, before: SourceFile, after: SourceFile, build: NewBuild): void {
  const [old, all] = [finder.find(before), finder.find(after)].map((found) => found.map(meaningOf));
  const wanted = JSON.stringify([build.name, build.target, build.context, build.dockerfile]);
  const rest = all?.filter((one) => one !== wanted);
  if (all?.length !== (old?.length ?? 0) + 1 || rest?.some((one, index) => one !== old?.[index])) {
    throw noPlaceIn(before.path);
  }
}

function meaningOf({ label, target, context, dockerfile }: BuildReference): string {
  return JSON.stringify([label, target?.text, context?.text, dockerfile?.text]);
}

/** Where the name is once something stands in front of it, or behind it. */
function movedBy({ text, nameAt }: TextWithBuild, grouped: string): number {
  let same = 0;
  while (same < text.length && text[same] === grouped[same]) same++;
  return same <= nameAt ? nameAt + grouped.length - text.length : nameAt;
}

/** The smallest edit that makes one text of the other. */
function additionOf(before: string, { text: after, nameAt }: TextWithBuild, name: string): BuildAddition {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    edit: {
      range: placesIn(before).range(start, before.length - tail),
      newText: after.slice(start, after.length - tail),
    },
    select: placesIn(after).range(nameAt, nameAt + name.length),
  };
}
