import type { Node } from 'yaml';
import type { BuildReference, BuildReferenceKind, SourceFile } from '../buildReference';
import { flagTarget } from '../flagTarget';
import { newReference } from '../newReference';
import { type YamlFile, yamlFile } from '../yamlFile';

/** Where a tool for Kubernetes says what an image is built from. */
export interface ImageNodes {
  readonly kind: BuildReferenceKind;
  readonly label: string | undefined;
  /** All that is said of the image. */
  readonly block: Node;
  readonly target: Node | undefined;
  readonly dockerfile: Node | undefined;
  readonly dockerfileIn: BuildReference['dockerfileIn'];
  readonly context: Node | undefined;
  readonly buildArgs: Node | undefined;
  readonly platforms?: Node | undefined;
  /** Further flags for the build. */
  readonly flags?: Node | undefined;
}

/** The builds of the images that `images` finds in each document of a file. */
export function buildsOfImages(
  source: SourceFile,
  images: (root: Node, file: YamlFile) => readonly ImageNodes[],
): readonly BuildReference[] {
  const file = yamlFile(source);
  return file.roots.flatMap((root) => images(root, file).map((image) => buildOf(image, source, file)));
}

function buildOf(image: ImageNodes, { path }: SourceFile, file: YamlFile): BuildReference {
  const written = (node: Node | undefined) => file.written(node, hasTemplate);
  const flags = file.items(image.flags).flatMap((flag) => file.mapped(flag) ?? []);
  const platforms = file.items(image.platforms).map((platform) => file.text(platform) ?? '');
  return newReference({
    kind: image.kind,
    label: image.label,
    range: file.range(image.block),
    target: written(image.target) ?? flagTarget(flags, file.places, hasTemplate),
    paths: /(?:^|\/)\.okteto\/[^/]+$/.test(path) ? 'root' : 'folder',
    dockerfile: written(image.dockerfile),
    dockerfileIn: image.dockerfileIn,
    context: written(image.context),
    buildArgs: argsOf(image.buildArgs, file),
    platform: platforms.length === 1 && !hasTemplate(platforms[0]) ? platforms[0] : undefined,
  });
}

/** `{{ .NAME }}`, `${NAME}`. */
function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('$');
}

/** Build arguments: a mapping, a list of `NAME=value`, or one of names with their values. */
function argsOf(node: Node | undefined, file: YamlFile): Record<string, string | undefined> {
  const constant = (text: string | undefined) => (text === undefined || hasTemplate(text) ? undefined : text);
  const mapped = file.entries(node).map(({ key, value }) => [key, constant(file.text(value))] as const);
  const listed = file.items(node).flatMap((item) => {
    const [, name, value] = /^([^=]+)(?:=(.*))?$/s.exec(file.text(item) ?? '') ?? [];
    const text = file.text(file.at(item, 'name')) ?? name;
    return text === undefined ? [] : [[text, constant(file.text(file.at(item, 'value')) ?? value)] as const];
  });
  return Object.fromEntries([...mapped, ...listed]);
}
