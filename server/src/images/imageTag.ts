import type { Distribution } from './imageFacts';

/** What the tag of an image says by custom: `3.12.1-slim-bookworm`, `21-jre-alpine3.20`, `9.0-noble-chiseled`. */
export interface ImageTag {
  /** Lower-case, split at the hyphens; empty without a tag. */
  readonly words: readonly string[];
  /** What it begins with: `3.12.1`; the number of a release that it names: 12 for `bookworm`, 22 for `jod`. */
  readonly version: string | undefined;
  /** The system that it names. */
  readonly system: Distribution | undefined;
  /** Where the word of the system stands in `words`; -1 without one. */
  readonly systemAt: number;
}

const systems: readonly (readonly [Distribution, RegExp])[] = [
  ['alpine', /^alpine(?:\d[\d.]*)?$/],
  [
    'debian',
    /^(?:debian\d*|wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|sid|unstable|oldstable|oldoldstable)$/,
  ],
  [
    'ubuntu',
    /^(?:ubuntu[\d.]*|trusty|xenial|bionic|focal|jammy|lunar|mantic|noble|oracular|plucky|questing|resolute)$/,
  ],
  ['rhel', /^(?:ubi\d*|redhat\d*|oraclelinux\d*|oracle|ol\d|centos\w*|rocky\w*|almalinux\d*|el\d)$/],
  ['fedora', /^fedora\d*$/],
  ['amazon', /^(?:al2|al2023|amazonlinux\d*)$/],
  ['azure-linux', /^(?:azurelinux[\d.]*|mariner[\d.]*|cbl)$/],
  ['windows', /^(?:nanoserver|windowsservercore|servercore|windows|ltsc\d+)$/],
  ['wolfi', /^wolfi$/],
  ['suse', /^(?:suse|leap|tumbleweed|bci)$/],
  ['photon', /^photon\d*$/],
];

const releases: Readonly<Record<string, string>> = {
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  resolute: '26.04',
  carbon: '8',
  dubnium: '10',
  erbium: '12',
  fermium: '14',
  gallium: '16',
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

export function readImageTag(tag: string | undefined): ImageTag {
  const words = tag?.toLowerCase().split('-') ?? [];
  const named = words.map(systemOf);
  const systemAt = named.findIndex(Boolean);
  return { words, version: versionIn(words), system: named[systemAt], systemAt };
}

/** The version of a language in the tag of an image with a version of its own: `3.9-eclipse-temurin-21`, `8-jdk17`. */
export function languageVersion({ words }: Pick<ImageTag, 'words'>): string | undefined {
  for (const [index, word] of words.entries()) {
    const [, language, number] = /^([a-z]+)(\d[\d.]*)?$/.exec(word) ?? [];
    if (language === undefined || !languageWords.has(language)) continue;
    const version = number ?? numberIn(words[index + 1] ?? '');
    if (version !== undefined) return version;
  }
  return undefined;
}

const languageWords: ReadonlySet<string> = new Set(
  'jdk jre java openjdk temurin corretto amazoncorretto sapmachine semeru ibmjava graalvm zulu liberica open python node go php ruby'.split(
    ' ',
  ),
);

function systemOf(word: string): Distribution | undefined {
  return systems.find(([, form]) => form.test(word))?.[0];
}

function versionIn(words: readonly string[]): string | undefined {
  const first = words[0] ?? '';
  if (Object.hasOwn(releases, first)) return releases[first];
  return numberIn(first) ?? (languageWords.has(first) ? numberIn(words[1] ?? '') : undefined);
}

function numberIn(word: string): string | undefined {
  return /^v?(\d+(?:\.\d+)*)/.exec(word)?.[1];
}
