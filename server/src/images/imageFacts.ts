import { familiarName } from './familiarName';
import { familyFacts } from './imageFamilies';
import { parseImageReference } from './imageReference';
import { type ImageTag, readImageTag } from './imageTag';
import { slimmerImage } from './slimmerImage';
import { systemFacts } from './systems';
import { tableFacts } from './tableFacts';

/** The C library that programs of an image are linked against; `none` where the image has none at all. */
export type Libc = 'glibc' | 'musl' | 'none';

export type Distribution =
  | 'debian'
  | 'ubuntu'
  | 'alpine'
  | 'rhel'
  | 'fedora'
  | 'amazon'
  | 'suse'
  | 'arch'
  | 'azure-linux'
  | 'photon'
  | 'wolfi'
  | 'busybox'
  | 'nix'
  | 'distroless'
  | 'scratch'
  | 'windows';

export type PackageManager = 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | 'zypper' | 'pacman' | 'tdnf' | 'nix' | 'none';

export type Shell = 'sh' | 'bash' | 'cmd' | 'powershell';

/**
 * What an image is made for: `sdk` builds (it has compilers or a JDK), `runtime` runs programs of a language, `os` is a
 * bare system, `server` is a program of its own, `tool` is something to run during a build.
 */
export type ImageKind = 'sdk' | 'runtime' | 'os' | 'server' | 'tool';

export type Language =
  | 'go'
  | 'node'
  | 'python'
  | 'java'
  | 'dotnet'
  | 'rust'
  | 'php'
  | 'ruby'
  | 'bun'
  | 'deno'
  | 'c'
  | 'elixir'
  | 'erlang'
  | 'haskell'
  | 'swift'
  | 'dart'
  | 'perl'
  | 'r'
  | 'julia'
  | 'clojure'
  | 'scala'
  | 'zig';

/** What is known of an image without asking a registry; `undefined` is what nobody can tell from its name. */
export interface ImageFacts {
  /** The repository as people write it: `golang`, `gcr.io/distroless/static-debian12`; mirrors count as what they mirror. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly libc: Libc | undefined;
  readonly distribution: Distribution | undefined;
  readonly packageManager: PackageManager | undefined;
  /** Whether the shell form of RUN, CMD and ENTRYPOINT can run in it. */
  readonly hasShell: boolean | undefined;
  /** What `/bin/sh`, or the Windows shell, is or at least the shell that people expect in it; undefined without one. */
  readonly shell: Shell | undefined;
  /** The user that it runs as when nobody says another: `root`, `65532` … */
  readonly user: string | undefined;
  /** Users other than root that it has ready, `app` or `node`; the number where it has no name. */
  readonly users: readonly string[];
  readonly kind: ImageKind | undefined;
  readonly language: Language | undefined;
  /** The version of the language (or of the system, or the server) that the tag says, without a leading `v`. */
  readonly version: string | undefined;
  /** A smaller image of the same family and version that could ship instead. */
  readonly slimmer: string | undefined;
  /** Names of the variables that it defines; undefined where they are not known. */
  readonly environment: readonly string[] | undefined;
  readonly workingDir: string | undefined;
  /** Whether it has the certificates that an HTTPS client needs. */
  readonly caCertificates: boolean | undefined;
}

/** What is known of the image of this reference, as it stands in a Dockerfile; nothing but its name for most. */
export function imageFacts(reference: string): ImageFacts {
  let facts = known.get(reference);
  if (facts === undefined) {
    facts = readFacts(reference);
    if (known.size >= mostKnown) known.clear();
    known.set(reference, facts);
  }
  return facts;
}

/** Facts hang on nothing but the reference; more than these are in no file that somebody writes. */
const known = new Map<string, ImageFacts>();
const mostKnown = 500;

const nothing: ImageFacts = {
  name: '',
  tag: undefined,
  digest: undefined,
  libc: undefined,
  distribution: undefined,
  packageManager: undefined,
  hasShell: undefined,
  shell: undefined,
  user: undefined,
  users: [],
  kind: undefined,
  language: undefined,
  version: undefined,
  slimmer: undefined,
  environment: undefined,
  workingDir: undefined,
  caCertificates: undefined,
};

function readFacts(reference: string): ImageFacts {
  if (reference === 'scratch')
    return { ...nothing, name: reference, ...familyFacts(reference, readImageTag(undefined)) };
  const parsed = parseImageReference(reference);
  if (typeof parsed === 'string') return { ...nothing, name: reference };
  const name = familiarName(parsed);
  const tag = readImageTag(parsed.tag);
  const facts = { ...nothing, name, tag: parsed.tag, digest: parsed.digest, ...repositoryFacts(name, tag) };
  return { ...facts, slimmer: slimmerImage(facts) };
}

function repositoryFacts(name: string, tag: ImageTag): Partial<ImageFacts> {
  return familyFacts(name, tag) ?? tableFacts(name, tag) ?? (tag.system === undefined ? {} : systemFacts(tag.system));
}
