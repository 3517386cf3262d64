import type { Range } from 'vscode-languageserver-types';
import { through } from '../../util/mappedText';
import type { BuildReference, NamedContext, Written } from '../buildReference';
import { inlineDockerfile, sharedInline } from '../inlineDockerfile';
import { newReference } from '../newReference';
import { fixedText, type Placed } from './composeBuild';
import type { ComposeFile, ComposeService } from './composeFile';
import type { ComposeWorld, ResolvedBuild } from './composeWorld';
import { type Interpolated, interpolate, withoutEscapes } from './interpolation';
import { folderOf, isRelative, pathIn, relativePath } from './relativePaths';

/** The build of a service. */
export function composeReference(
  service: ComposeService,
  resolved: ResolvedBuild,
  world: ComposeWorld,
): BuildReference {
  const { yaml } = service.file;
  const { fields, args, contexts } = resolved.build;
  const target = fields.get('target');
  const context = contextOf(fields.get('context'), service);
  const { dockerfile, inline } = dockerfileOf(resolved, service);
  return newReference({
    kind: 'compose',
    label: service.name,
    range: { start: yaml.range(service.nameNode).start, end: yaml.range(service.node).end },
    target: target && targetOf(target, service),
    paths: 'folder',
    directory: world.directoryOf(service.file),
    context,
    dockerfile,
    inline,
    buildArgs: Object.fromEntries(args),
    platform: platformOf(service, fields.get('platforms')),
    namedContexts: [...contexts].map(
      ([name, { file, nameRange, source }]): NamedContext => ({
        name,
        nameRange: file === service.file ? nameRange : yaml.range(service.nameNode),
        source,
      }),
    ),
    certainty:
      resolved.isOpen || hasDefault(fields.get('context')) || hasDefault(fields.get('dockerfile'))
        ? 'likely'
        : 'certain',
  });
}

/** The stages whose caches `x-bake` leaves out, where bake builds the service: a name or a list of them. */
export function skippedCaches(
  service: ComposeService,
  { build }: ResolvedBuild,
  reference: BuildReference,
): BuildReference[] {
  const bake = build.fields.get('x-bake');
  if (bake?.file !== service.file) return [];
  const { yaml } = service.file;
  const names = yaml.at(bake.node, 'no-cache-filter');
  return [...(names ? [names] : []), ...yaml.items(names)].flatMap((node): BuildReference[] => {
    const target = written({ file: service.file, node }, service);
    return target ? [{ ...reference, target, role: 'no-cache-filter' }] : [];
  });
}

/** What another file says has no place in this one: it is where the service has its name, and no name to change. */
function targetOf(target: Placed, service: ComposeService): Written | undefined {
  const found = written(target, service);
  if (found?.text !== '' || target.file !== service.file) return found;
  const below = lineBelow(service.file, target.node.range?.[0] ?? 0);
  return below ? { ...found, range: below } : found;
}

const blankLine = /\r?\n([ \t]+)(?=\r?\n|$)/y;

/** Where a value is typed on the line below its key, whose colon ends at `end`: behind the blanks of that line. */
function lineBelow({ text, yaml: { places } }: ComposeFile, end: number): Range | undefined {
  blankLine.lastIndex = end;
  const found = text[end - 1] === ':' ? blankLine.exec(text) : null;
  if (!found) return undefined;
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  const isDeeper = found[1].length > line.length - line.trimStart().length;
  return isDeeper ? places.range(blankLine.lastIndex, blankLine.lastIndex) : undefined;
}

function written({ file, node }: Placed, service: ComposeService): Written | undefined {
  const found = file.yaml.written(node, () => false);
  if (!found) return undefined;
  const { text, dynamic } = interpolate(found.text);
  if (file === service.file) return { text, range: found.range, dynamic };
  return { text, range: service.file.yaml.range(service.nameNode), dynamic: true };
}

/** Where all variables of a path have defaults, these are meant until somebody sets them. */
function pathOf(path: Placed | undefined, service: ComposeService): Written | undefined {
  const found = path && written(path, service);
  if (!found || found.text === '') return undefined;
  return { ...found, dynamic: interpolatedIn(path).dynamic && !hasDefault(path) };
}

function interpolatedIn({ file: { yaml }, node }: Placed): Interpolated {
  return interpolate(yaml.text(node) ?? '');
}

/** Whether a text has variables, and all of them have defaults. */
function hasDefault(placed: Placed | undefined): boolean {
  const found = placed && interpolatedIn(placed);
  return found?.dynamic === true && found.text !== '' && found.isKnown;
}

/** A path that a file of another folder says begins there. */
function contextOf(context: Placed | undefined, service: ComposeService): Written | undefined {
  const found = pathOf(context, service);
  if (!context || !found || context.file === service.file || !isRelative(found.text)) return found;
  const here = folderOf(service.file.path);
  const there = folderOf(context.file.path);
  return here === there ? found : { ...found, text: relativePath(here, pathIn(there, found.text)) || '.' };
}

/** A Dockerfile inside wins over a path, which nobody may give beside it. */
function dockerfileOf(
  { build, isNamedElsewhere }: ResolvedBuild,
  service: ComposeService,
): Pick<BuildReference, 'dockerfile' | 'inline'> {
  const elsewhere = { range: service.file.yaml.range(service.nameNode), dynamic: true };
  if (isNamedElsewhere) return { dockerfile: { text: service.name, ...elsewhere } };
  const inline = build.fields.get('dockerfile_inline');
  if (!inline) {
    return { dockerfile: pathOf(build.fields.get('dockerfile'), service) };
  }
  const { yaml, text } = service.file;
  const mapped = inline.file === service.file ? yaml.mapped(inline.node) : undefined;
  if (mapped) {
    const read = () => inlineDockerfile(through(mapped, withoutEscapes(mapped)), text, yaml.places);
    return { dockerfile: undefined, inline: sharedInline(inline.node, read) };
  }
  return { dockerfile: { text: '', ...elsewhere } };
}

/** The platform that is built if it is one: of the build, or else of the service. */
function platformOf({ file: { yaml }, node }: ComposeService, platforms: Placed | undefined): string | undefined {
  const list = platforms ? platforms.file.yaml.items(platforms.node) : [];
  if (list.length > 1) return undefined;
  const text =
    list.length === 1 && platforms ? platforms.file.yaml.text(list[0]) : yaml.text(yaml.at(node, 'platform'));
  return text ? fixedText(text) : undefined;
}
