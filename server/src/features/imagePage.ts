import { parseImageReference } from '../images/imageReference';

/** Where people read about an image. */
export interface ImagePage {
  readonly url: string;
  /** Of the registry, as people call it. */
  readonly registry: string;
  /** The image as it is called there, without tag and digest. */
  readonly image: string;
}

/**
 * The page of an image on the registry that its reference names, by the reference alone. Undefined where the registry
 * has no such pages or we don't know them, and for what is no reference.
 */
export function imagePage(reference: string): ImagePage | undefined {
  const parsed = parseImageReference(/\s/.test(reference) ? '' : untagged(reference));
  if (typeof parsed === 'string') return undefined;
  const { domain, path } = parsed;
  const found = pageOn(domain, path);
  return found && { image: path.replace(/^library\//, ''), ...found };
}

/** Without tag and digest, of which a build argument may leave half; the page is the same. */
function untagged(reference: string): string {
  const [named = ''] = reference.split('@', 1);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? named : named.slice(0, colon);
}

function pageOn(domain: string, path: string): Omit<ImagePage, 'image'> | undefined {
  const [first, second, ...more] = path.split('/');
  switch (domain) {
    case 'docker.io':
    case 'registry-1.docker.io':
    case 'registry.hub.docker.com':
      if (!second || more.length > 0) return undefined;
      return {
        registry: 'Docker Hub',
        url: `https://hub.docker.com/${first === 'library' ? '_' : `r/${first}`}/${second}/`,
      };
    case 'ghcr.io':
      return second ? { registry: 'GitHub', url: `https://ghcr.io/${path}` } : undefined;
    case 'quay.io':
      return second ? { registry: 'Quay', url: `https://quay.io/repository/${path}` } : undefined;
    case 'mcr.microsoft.com':
      return { registry: 'Microsoft', url: `https://mcr.microsoft.com/en-us/artifact/mar/${path}/about` };
    case 'public.ecr.aws':
      return second ? { registry: 'Amazon ECR Public', url: `https://gallery.ecr.aws/${path}` } : undefined;
    default:
      return googlePage(domain, path);
  }
}

const containerRegistry = /^(?:(?:us|eu|asia)\.)?gcr\.io$/;
const artifactRegistry = /^([a-z0-9-]+)-docker\.pkg\.dev$/;

function googlePage(domain: string, path: string): Omit<ImagePage, 'image'> | undefined {
  const registry = 'Google';
  const [project, second, ...image] = path.split('/');
  if (containerRegistry.test(domain)) return second ? { registry, url: `https://${domain}/${path}` } : undefined;
  const location = artifactRegistry.exec(domain)?.[1];
  if (!location || image.length === 0) return undefined;
  const place = [project, location, second, image.join('%2F')].join('/');
  return { registry, url: `https://console.cloud.google.com/artifacts/docker/${place}` };
}
