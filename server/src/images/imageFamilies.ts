import type { ImageFacts, ImageKind, Language } from './imageFacts';
import { type ImageTag, languageVersion } from './imageTag';
import { systemFacts } from './systems';

type Facts = Partial<ImageFacts>;

interface Family {
  /** Its groups are handed to `read`. */
  readonly form: RegExp;
  read(tag: ImageTag, ...groups: readonly string[]): Facts;
}

/** What is known of images whose names follow a rule, all of a registry mostly; undefined for others. */
export function familyFacts(name: string, tag: ImageTag): Facts | undefined {
  for (const { form, read } of families) {
    const match = form.exec(name);
    if (match) return read(tag, ...match.slice(1).map((group = '') => group));
  }
  return undefined;
}

const families: readonly Family[] = [
  { form: /^scratch$/, read: () => ({ ...systemFacts('scratch'), user: 'root', kind: 'os', environment: ['PATH'] }) },
  { form: /^gcr\.io\/distroless\/([a-z-]+?)([\d.]*)(?:-debian(\d+))?$/, read: distroless },
  { form: /^(?:cgr\.dev\/[^/]+|chainguard)\/([a-z-]+)$/, read: chainguard },
  { form: /^dhi\.io\/([a-z-]+)$/, read: hardened },
  { form: /^bitnami(?:legacy|secure)?\/([a-z-]+)$/, read: bitnami },
  { form: /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?(sdk|aspnet|runtime-deps|runtime)$/, read: dotnet },
  { form: /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/([a-z-]+)$/, read: devcontainer },
  { form: /^mcr\.microsoft\.com\/windows(?:\/(\w+))?$/, read: windows },
  { form: /^mcr\.microsoft\.com\/(?:azurelinux|cbl-mariner)\/(base|distroless)\/([a-z-]+)$/, read: azureLinux },
  { form: /^mcr\.microsoft\.com\/openjdk\/jdk$/, read: microsoftJdk },
  {
    form: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/(?:ubi|rhel)(\d+)(?:[/-](?:ubi-)?([a-z-]+?)-?(\d*)(-[a-z]+)?)?$/,
    read: redHat,
  },
  { form: /^registry\.suse\.com\/(?:suse\/|bci\/)([a-z0-9-]+)$/, read: suse },
  { form: /^cimg\/([a-z-]+)$/, read: circle },
];

const byWord: Readonly<Record<string, readonly [ImageKind, Language?]>> = {
  go: ['sdk', 'go'],
  golang: ['sdk', 'go'],
  'go-toolset': ['sdk', 'go'],
  node: ['runtime', 'node'],
  nodejs: ['runtime', 'node'],
  'javascript-node': ['sdk', 'node'],
  'typescript-node': ['sdk', 'node'],
  python: ['runtime', 'python'],
  jdk: ['sdk', 'java'],
  openjdk: ['sdk', 'java'],
  'openjdk-devel': ['sdk', 'java'],
  maven: ['sdk', 'java'],
  gradle: ['sdk', 'java'],
  java: ['sdk', 'java'],
  'java-base': ['runtime', 'java'],
  jre: ['runtime', 'java'],
  rust: ['sdk', 'rust'],
  php: ['runtime', 'php'],
  ruby: ['runtime', 'ruby'],
  perl: ['runtime', 'perl'],
  dotnet: ['sdk', 'dotnet'],
  sdk: ['sdk', 'dotnet'],
  'dotnet-sdk': ['sdk', 'dotnet'],
  'dotnet-runtime': ['runtime', 'dotnet'],
  'aspnet-runtime': ['runtime', 'dotnet'],
  aspnet: ['runtime', 'dotnet'],
  runtime: ['runtime', 'dotnet'],
  'runtime-deps': ['runtime', 'dotnet'],
  bun: ['runtime', 'bun'],
  deno: ['runtime', 'deno'],
  cpp: ['sdk', 'c'],
  gcc: ['sdk', 'c'],
  'gcc-glibc': ['sdk', 'c'],
  'build-base': ['sdk', 'c'],
};

/** What the last part of a name says in most registries. */
function wordFacts(word: string, version: string | undefined): Facts {
  const [kind, language] = Object.hasOwn(byWord, word) ? (byWord[word] ?? []) : [];
  const isOs = /^(?:base|static|core|minimal|micro|init|ubi|standard|cc|bci|wolfi|busybox|alpine|debian|ubuntu)/.test(
    word,
  );
  return { kind: kind ?? (isOs ? 'os' : undefined), language, version };
}

/** Images without a shell: what they have besides the program. */
const bare = systemFacts('distroless');
const nonroot = { user: '65532', users: ['nonroot', '65532'] };

function distroless({ words }: ImageTag, word: string, number: string, debian: string): Facts {
  const isPython = word === 'python';
  const pythons: Readonly<Record<string, string>> = { '11': '3.9', '12': '3.11', '13': '3.13' };
  const facts = wordFacts(word === 'java' ? 'jre' : word, isPython ? pythons[debian] : number || undefined);
  const language = facts.language === 'java' ? ['LANG', 'JAVA_VERSION'] : isPython ? ['LANG'] : [];
  return {
    ...facts,
    ...bare,
    libc: word === 'static' ? 'none' : 'glibc',
    // The shell of the debug images stands at /busybox/sh, where only an own SHELL finds it.
    ...(words.includes('debug') && { hasShell: undefined, shell: 'sh' }),
    ...(words.includes('nonroot') ? nonroot : { user: 'root', users: nonroot.users }),
    workingDir: words.includes('nonroot') ? '/home/nonroot' : '/',
    environment: ['PATH', 'SSL_CERT_FILE', ...language],
  };
}

function chainguard({ words, version }: ImageTag, word: string): Facts {
  const facts = wordFacts(word, version);
  const system = systemFacts('wolfi');
  if (word === 'wolfi-base') return { ...facts, ...system, user: 'root', environment: ['PATH', 'SSL_CERT_FILE'] };
  const isDev = words.includes('dev');
  const isBare = !isDev && /^(?:static|glibc-dynamic|cc-dynamic|python|jre|\w+-runtime)$/.test(word);
  const unknown = { ...system, packageManager: undefined, hasShell: undefined, shell: undefined };
  return {
    ...facts,
    ...(isDev ? system : isBare ? bare : unknown),
    distribution: 'wolfi',
    libc: word === 'static' ? 'none' : 'glibc',
    ...(facts.kind !== 'sdk' && nonroot),
  };
}

function hardened(tag: ImageTag, word: string): Facts {
  const system = systemFacts(tag.system ?? 'debian');
  const isDev = tag.words.some((word) => word === 'dev' || word === 'sdk');
  const facts = wordFacts(word, tag.version);
  const isBase = /^(?:alpine|debian|ubuntu)-base$/.test(word);
  if (isDev)
    return { ...facts, ...system, kind: facts.kind === 'os' ? 'os' : 'sdk', user: 'root', caCertificates: true };
  const isBare = facts.language !== undefined || word === 'static';
  return {
    ...facts,
    ...(isBase
      ? system
      : { ...system, packageManager: 'none', hasShell: isBare ? false : undefined, shell: undefined }),
    kind: facts.kind === 'sdk' ? 'runtime' : facts.kind,
    ...nonroot,
    caCertificates: true,
  };
}

function bitnami(tag: ImageTag, word: string): Facts {
  const facts = wordFacts(word, tag.version);
  const system = tag.system ?? (word === 'minideb' ? 'debian' : undefined);
  const isServer = facts.language === undefined && word !== 'minideb';
  return {
    ...facts,
    ...(system && systemFacts(system)),
    ...(isServer ? { kind: 'server', user: '1001', users: ['1001'] } : {}),
    ...(word === 'minideb' && { kind: 'os', user: 'root' }),
  };
}

function dotnet(tag: ImageTag, word: string): Facts {
  const { version, words } = tag;
  const major = Number.parseInt(version ?? '8', 10);
  const facts = { ...wordFacts(word, version), ...systemFacts(tag.system ?? (major >= 10 ? 'ubuntu' : 'debian')) };
  if (facts.distribution === 'windows') {
    return { ...facts, user: words.includes('nanoserver') ? 'ContainerUser' : 'ContainerAdministrator' };
  }
  const users = major >= 8 ? ['app', '1654'] : [];
  const environment = dotnetNames;
  const common = { ...facts, users, environment, caCertificates: true };
  if (!words.some((word) => word === 'chiseled' || word === 'distroless')) return { ...common, user: 'root' };
  return { ...common, packageManager: 'none', hasShell: false, shell: undefined, user: users.at(-1) };
}

const dotnetNames =
  `PATH APP_UID ASPNETCORE_HTTP_PORTS ASPNETCORE_URLS DOTNET_RUNNING_IN_CONTAINER DOTNET_VERSION ASPNET_VERSION
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT DOTNET_GENERATE_ASPNET_CERTIFICATE DOTNET_NOLOGO DOTNET_SDK_VERSION
DOTNET_USE_POLLING_FILE_WATCHER NUGET_XMLDOC_MODE POWERSHELL_DISTRIBUTION_CHANNEL`.split(/\s/);

function devcontainer(tag: ImageTag, word: string): Facts {
  const { language } = wordFacts(word, undefined);
  const system = tag.system ?? (language === undefined ? 'ubuntu' : 'debian');
  return { ...systemFacts(system), kind: 'sdk', language, user: 'root', users: ['vscode'], caCertificates: true };
}

function windows(_tag: ImageTag, word: string): Facts {
  const user = word === 'nanoserver' ? 'ContainerUser' : 'ContainerAdministrator';
  return { ...systemFacts('windows'), kind: 'os', user };
}

function azureLinux({ words, version }: ImageTag, group: string, word: string): Facts {
  const isBare = group === 'distroless' && word !== 'debug';
  const facts = { ...wordFacts(word, version), ...systemFacts('azure-linux') };
  return {
    ...facts,
    ...(isBare && { packageManager: 'none', hasShell: false, shell: undefined }),
    ...(words.includes('nonroot') ? nonroot : { user: 'root' }),
  };
}

function microsoftJdk(tag: ImageTag): Facts {
  const isBare = tag.words.includes('distroless');
  const system = isBare ? bare : systemFacts(tag.system ?? 'ubuntu');
  const environment = ['PATH', 'JAVA_HOME', 'LANG', 'LANGUAGE', 'LC_ALL'];
  return { ...wordFacts('jdk', tag.version), ...system, user: isBare ? 'app' : 'root', users: ['app'], environment };
}

function redHat({ version }: ImageTag, release: string, word: string, number: string, suffix: string): Facts {
  const facts: Facts = { ...systemFacts('rhel'), environment: ['PATH', 'container'] };
  if (/^(?:|ubi|standard|minimal|micro|init)$/.test(word)) {
    const manager = word === 'micro' ? 'none' : word === 'minimal' ? 'microdnf' : Number(release) < 8 ? 'yum' : 'dnf';
    return { ...facts, kind: 'os', version: version ?? release, packageManager: manager, user: 'root' };
  }
  const language = wordFacts(word, number && word !== 'openjdk' ? dotted(number) : number || version);
  const user = word === 'openjdk' ? '185' : '1001';
  const kind = suffix === '-runtime' ? 'runtime' : language.kind;
  return { ...facts, ...language, kind, packageManager: undefined, user, users: [user], environment: undefined };
}

/** `311` is Python 3.11, `20` is Node 20. */
function dotted(number: string): string {
  return number.length === 3 ? `${number[0]}.${number.slice(1)}` : number;
}

function suse({ version }: ImageTag, word: string): Facts {
  const facts = { ...wordFacts(word, version), ...systemFacts('suse'), user: 'root' };
  const isSmall = /^bci-(?:micro|minimal|busybox)$/.test(word);
  return isSmall ? { ...facts, packageManager: 'none' } : facts;
}

function circle(tag: ImageTag, word: string): Facts {
  const system = systemFacts('ubuntu');
  return {
    ...wordFacts(word, tag.version ?? languageVersion(tag)),
    ...system,
    kind: 'sdk',
    user: 'circleci',
    caCertificates: true,
  };
}
