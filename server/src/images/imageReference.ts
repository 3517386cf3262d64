/** Image references by the grammar of `distribution/reference`, as BuildKit normalises and refuses them. */

export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly domain: string;
  /** With `library/` for official images. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export type ReferenceProblem = 'format' | 'uppercase' | 'too-long' | 'digest' | 'hex';

const hex64 = /^[a-f0-9]{64}$/;
const domainForm =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const componentForm = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const longestPath = 255;

/** Reads a reference as it is written in a Dockerfile (`alpine`, `host:5000/a/b:1@sha256:…`), or says what is wrong. */
export function parseImageReference(written: string): ImageReference | ReferenceProblem {
  let reference = known.get(written);
  if (reference === undefined) {
    reference = readReference(written);
    if (known.size >= mostKnown) known.clear();
    known.set(written, reference);
  }
  return reference;
}

/** Files name the same few images, and they are asked for again with each key. */
const known = new Map<string, ImageReference | ReferenceProblem>();
const mostKnown = 1000;

function readReference(written: string): ImageReference | ReferenceProblem {
  if (hex64.test(written)) return 'hex';
  const { domain, remainder } = splitDomain(written);
  const at = remainder.indexOf('@');
  const named = at < 0 ? remainder : remainder.slice(0, at);
  const digest = at < 0 ? undefined : remainder.slice(at + 1);
  // The tag begins at the first colon for the check of upper case, at the last for the grammar; they agree where it fits.
  const colon = named.indexOf(':');
  const path = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (path.toLowerCase() !== path) return isReference(domain, path.toLowerCase(), tag, digest) ? 'uppercase' : 'format';
  if (!isReference(domain, path, tag, digest)) return 'format';
  if (path.length > longestPath) return 'too-long';
  if (digest !== undefined && !isDigest(digest)) return 'digest';
  return { domain, path, tag, digest };
}

/** `docker.io/library/alpine:latest` for `alpine`; undefined for what is no reference. */
export function normalizeImageReference(written: string): string | undefined {
  const reference = parseImageReference(written);
  if (typeof reference === 'string') return undefined;
  const { domain, path, tag, digest } = reference;
  const suffix = digest === undefined ? `:${tag ?? 'latest'}` : `${tag === undefined ? '' : `:${tag}`}@${digest}`;
  return `${domain}/${path}${suffix}`;
}

/** The short form: without `docker.io/library/` and without `:latest`, as named contexts are looked up. */
export function familiarImageReference(written: string): string | undefined {
  const normalized = normalizeImageReference(written);
  return normalized
    ?.replace(/^docker\.io\/library\//, '')
    .replace(/^docker\.io\//, '')
    .replace(/:latest$/, '');
}

function splitDomain(written: string): { domain: string; remainder: string } {
  const slash = written.indexOf('/');
  const first = written.slice(0, Math.max(slash, 0));
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const domain = !isDomain || first === 'index.docker.io' ? 'docker.io' : first;
  const remainder = isDomain ? written.slice(slash + 1) : written;
  return { domain, remainder: domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder };
}

function isReference(domain: string, path: string, tag: string | undefined, digest: string | undefined): boolean {
  return (
    domainForm.test(domain) &&
    path.split('/').every((component) => componentForm.test(component)) &&
    (tag === undefined || tagForm.test(tag)) &&
    (digest === undefined || digestForm.test(digest))
  );
}

function isDigest(digest: string): boolean {
  const [algorithm = '', hex = ''] = digest.split(':');
  return digestLengths[algorithm] === hex.length && hex === hex.toLowerCase();
}
