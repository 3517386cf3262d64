import type { Distribution, ImageFacts, ImageKind, Language, PackageManager } from './imageFacts';
import { type ImageTag, languageVersion } from './imageTag';
import { type KnownImage, knownImage } from './knownImages';
import { systemFacts } from './systems';

/** What the table of well-known images says of a repository at a tag; undefined for others. */
export function tableFacts(name: string, tag: ImageTag): Partial<ImageFacts> | undefined {
  const image = knownImage(name);
  return image && { ...languageFacts(image, tag), ...baseFacts(image, tag), ...userFacts(image, tag) };
}

function languageFacts(image: KnownImage, tag: ImageTag): Partial<ImageFacts> {
  const language = image.language?.replace('*', '') as Language | undefined;
  const isProgram = image.kind === 'server' || image.kind === 'tool';
  const own = language === undefined || (language === image.language && !isProgram);
  const version = own ? tag.version : languageVersion(tag);
  const workingDir = tag.system === 'windows' ? undefined : workingDirs[image.name];
  return { kind: kindOf(image, tag, language), language, version, workingDir };
}

function kindOf({ name, kind }: KnownImage, { words }: ImageTag, language: Language | undefined): ImageKind {
  const has = (word: string) => words.some((other) => other.startsWith(word));
  if (kind === 'sdk' && language === 'java' && has('jre')) return 'runtime';
  if (kind === 'sdk' && language === 'swift' && has('slim')) return 'runtime';
  if (kind === 'runtime' && has('devel')) return 'sdk';
  if (name === 'caddy' && has('builder')) return 'sdk';
  return kind as ImageKind;
}

function baseFacts(image: KnownImage, tag: ImageTag): Partial<ImageFacts> {
  const [named, manager] = image.system === undefined ? [] : systemAt(image.system, tag.version);
  // A system that is an image of its own has the numbers of others in its tags, but stays what it is.
  const distribution = (image.kind === 'os' ? named : undefined) ?? tag.system ?? named;
  if (distribution === undefined) return {};
  const facts = systemFacts(distribution);
  const packageManager = managerOf(image, tag, distribution === named ? manager : undefined) ?? facts.packageManager;
  return { ...facts, packageManager, ...ownLibc(image, tag), caCertificates: certificates(image, tag, facts) };
}

/** `debian/12/rhel:microdnf` at a version. */
function systemAt(system: string, version: string | undefined): readonly [Distribution, PackageManager?] {
  const [before = '', since, after = before] = system.split('/');
  const isBefore = since !== undefined && version !== undefined && Number.parseFloat(version) < Number(since);
  return (isBefore ? before : after).split(':') as [Distribution, PackageManager?];
}

function managerOf({ name, kind }: KnownImage, { words }: ImageTag, manager: PackageManager | undefined) {
  const isSmall = words.includes('minimal') || (name === 'oraclelinux' && words.includes('slim'));
  return kind === 'os' && isSmall ? 'microdnf' : manager;
}

function ownLibc({ name }: KnownImage, { words }: ImageTag): Partial<ImageFacts> {
  if (name !== 'busybox') return {};
  return { libc: words.includes('musl') ? 'musl' : words.includes('glibc') ? 'glibc' : undefined };
}

function certificates({ kind }: KnownImage, { words }: ImageTag, system: Partial<ImageFacts>): boolean | undefined {
  if (system.caCertificates || kind === 'os') return system.caCertificates;
  return words.includes('slim') || kind === 'server' || kind === 'tool' ? undefined : true;
}

function userFacts({ users, environment }: KnownImage, tag: ImageTag): Partial<ImageFacts> {
  if (tag.system === 'windows') return {};
  const [user, ...others] = users;
  return { user, users: user === undefined || user === 'root' ? others : [user, ...others], environment };
}

const workingDirs: Readonly<Record<string, string | undefined>> = {
  golang: '/go',
  php: '/var/www/html',
  wordpress: '/var/www/html',
  composer: '/app',
  httpd: '/usr/local/apache2',
  tomcat: '/usr/local/tomcat',
  redis: '/data',
  'oven/bun': '/home/bun/app',
  gradle: '/home/gradle',
  caddy: '/srv',
  jetty: '/var/lib/jetty',
};
