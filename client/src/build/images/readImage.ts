import { listOf, readJson, textOf, valueOf } from '../json';
import type { ImageDetails } from './image';

/** Reads what `image inspect` of docker, podman and nerdctl says, or `inspect` of buildah; undefined if that is no image. */
export function readImage(said: string): ImageDetails | undefined {
  const read = readJson(said);
  const image = Array.isArray(read) ? (read[0] as unknown) : read;
  if (textOf(image, 'FromImageID') !== '') return buildahImage(image);
  const id = textOf(image, 'Id');
  if (id === '') return undefined;
  const diffIds = textsOf(valueOf(image, 'RootFS'), 'Layers');
  return {
    id: withAlgorithm(id),
    size: sizeOf(image, 'Size'),
    layerCount: diffIds.length,
    diffIds,
    digest: digestOf(image),
    created: timeOf(textOf(image, 'Created')),
    ...readConfig(valueOf(image, 'Config')),
    platform: platformOf([textOf(image, 'Os'), textOf(image, 'Architecture'), textOf(image, 'Variant')]),
  };
}

function buildahImage(said: unknown): ImageDetails {
  const oci = valueOf(said, 'OCIv1');
  const docker = valueOf(said, 'Docker');
  const diffIds = textsOf(valueOf(oci, 'rootfs'), 'diff_ids');
  return {
    id: withAlgorithm(textOf(said, 'FromImageID')),
    size: sumOf(buildahLayers(said)),
    layerCount: diffIds.length,
    diffIds,
    digest: textOf(said, 'FromImageDigest') || undefined,
    created: timeOf(textOf(oci, 'created')),
    ...readConfig(valueOf(oci, 'config')),
    shell: textsOf(valueOf(docker, 'config'), 'Shell'),
    platform: platformOf([textOf(oci, 'os'), textOf(oci, 'architecture'), textOf(oci, 'variant')]),
  };
}

/** The bytes of each layer, base first, from the manifest that buildah tells as text. */
export function buildahLayers(said: unknown): readonly (number | undefined)[] {
  return listOf(readJson(textOf(said, 'Manifest')), 'layers').map((layer) => sizeOf(layer, 'size'));
}

function sumOf(sizes: readonly (number | undefined)[]): number | undefined {
  return sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
}

type Config = Pick<
  ImageDetails,
  'user' | 'exposedPorts' | 'entrypoint' | 'cmd' | 'workingDir' | 'env' | 'shell' | 'labels'
>;

function readConfig(config: unknown): Config {
  return {
    user: textOf(config, 'User'),
    exposedPorts: Object.keys(objectOf(config, 'ExposedPorts')).sort(byNumber),
    entrypoint: textsOf(config, 'Entrypoint'),
    cmd: textsOf(config, 'Cmd'),
    workingDir: textOf(config, 'WorkingDir'),
    env: textsOf(config, 'Env'),
    shell: textsOf(config, 'Shell'),
    labels: Object.fromEntries(Object.entries(objectOf(config, 'Labels')).filter(isTextEntry)),
  };
}

function digestOf(image: unknown): string | undefined {
  const own = textOf(image, 'Digest') || textOf(valueOf(image, 'Descriptor'), 'digest');
  const named = textsOf(image, 'RepoDigests')[0];
  return own || named?.slice(named.indexOf('@') + 1) || undefined;
}

/** docker has it, podman leaves it out. */
function withAlgorithm(id: string): string {
  return id.includes(':') ? id : `sha256:${id}`;
}

/** Undefined for what is no time, and for the year 1, which stands for none. */
export function timeOf(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) || text.startsWith('0001-') ? undefined : time;
}

export function sizeOf(object: unknown, key: string): number | undefined {
  const value = valueOf(object, key);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function platformOf(parts: readonly string[]): string {
  return parts.filter(Boolean).join('/');
}

function textsOf(object: unknown, key: string): readonly string[] {
  return listOf(object, key).filter((value) => typeof value === 'string');
}

function objectOf(object: unknown, key: string): object {
  const value = valueOf(object, key);
  return typeof value === 'object' && value !== null ? value : {};
}

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b);
}
