import type { ImageFacts } from './imageFacts';

type Known = Omit<ImageFacts, 'slimmer'>;

/** Images whose `-slim` comes last: `20-bookworm-slim`. */
const slimLast: ReadonlySet<string> = new Set('debian node elixir erlang oraclelinux swift oven/bun'.split(' '));
/** Images whose `slim` stands in front of the name of the system: `3.12-slim-bookworm`. */
const slimFirst: ReadonlySet<string> = new Set('python ruby perl pypy haskell'.split(' '));
const minimal: ReadonlySet<string> = new Set('rockylinux almalinux rockylinux/rockylinux'.split(' '));
const jreBesides: ReadonlySet<string> = new Set('eclipse-temurin sapmachine azul/zulu-openjdk tomcat'.split(' '));

/**
 * A smaller image of the same family and version that what is built could stand on; undefined where there is none, where
 * the image is small already, or where nobody can tell (no tag, an unusual one).
 */
export function slimmerImage(facts: Known): string | undefined {
  const { name, tag = '', distribution, language } = facts;
  if (name === 'cgr.dev/chainguard/jdk') return 'cgr.dev/chainguard/jre';
  if (tag === '' || /onbuild|backports|experimental|windows|nanoserver/.test(tag)) return undefined;
  if (name.startsWith('mcr.microsoft.com/dotnet/')) return smallerDotnet(facts, tag);
  if (language === 'java') return javaRuntime(facts, tag);
  if (name === 'golang') return 'gcr.io/distroless/static:nonroot';
  if (name === 'rust') return distribution === 'debian' ? 'gcr.io/distroless/cc:nonroot' : undefined;
  if (name === 'nvidia/cuda' || name === 'pytorch/pytorch') return replaced(name, tag, '-devel', '-runtime');
  if (distribution === 'alpine' || /slim|minimal|distroless/.test(tag)) return undefined;
  return redHatMinimal(name, tag) ?? slimTag(name, tag);
}

function slimTag(name: string, tag: string): string | undefined {
  if (minimal.has(name)) return `${name}:${tag}-minimal`;
  if (name === 'debian' && tag === 'latest') return 'debian:stable-slim';
  if (!slimLast.has(name) && !slimFirst.has(name)) return undefined;
  if (tag === 'latest') return `${name}:slim`;
  if (slimLast.has(name)) return name === 'oven/bun' && tag.includes('debian') ? undefined : `${name}:${tag}-slim`;
  const [, version = '', system = ''] = /^(.*?)(-?[a-z]{6,})?$/.exec(tag) ?? [];
  return `${name}:${version === '' ? `slim-${system}` : `${version}-slim${system}`}`;
}

function javaRuntime({ name, kind, version, distribution }: Known, tag: string): string | undefined {
  if (/jre|headless/.test(tag) || (kind !== 'sdk' && name !== 'tomcat')) return undefined;
  if (name === 'maven' || name === 'gradle') {
    if (version === undefined) return undefined;
    return `eclipse-temurin:${version}-jre${distribution === 'alpine' ? '-alpine' : ''}`;
  }
  const isOldOpenJdk = name === 'openjdk' && Number.parseInt(version ?? '99', 10) < 12;
  if (!jreBesides.has(name) && !isOldOpenJdk && name !== 'ibm-semeru-runtimes') return undefined;
  if (tag.includes('jdk')) return replaced(name, tag, 'jdk', 'jre');
  return name !== 'tomcat' && /^\d/.test(tag) ? `${name}:${tag.replace(/^[\d._+]+/, '$&-jre')}` : undefined;
}

function smallerDotnet({ name, version, distribution, hasShell }: Known, tag: string): string | undefined {
  if (name.endsWith('/sdk')) return tag.includes('aot') ? undefined : `${name.slice(0, -'sdk'.length)}aspnet:${tag}`;
  if (hasShell === false || (distribution !== 'debian' && distribution !== 'ubuntu')) return undefined;
  const major = Number.parseInt(version ?? '', 10);
  if (tag !== version || !(major >= 6)) return undefined;
  return `${name}:${tag}-${major < 8 ? 'jammy' : 'noble'}-chiseled`;
}

function redHatMinimal(name: string, tag: string): string | undefined {
  if (/\/ubi\d+$/.test(name)) return `${name}-minimal:${tag}`;
  return /\/ubi\d+\/ubi$/.test(name) ? `${name}-minimal:${tag}` : undefined;
}

function replaced(name: string, tag: string, word: string, other: string): string | undefined {
  return tag.includes(word) ? `${name}:${tag.replace(word, other)}` : undefined;
}
