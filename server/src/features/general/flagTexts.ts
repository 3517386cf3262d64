import * as l10n from '@vscode/l10n';

type Texts = Readonly<Record<string, () => string>>;

/** What a flag of an instruction does, in a sentence; undefined for what is no flag of it. Names are without dashes. */
export function flagText(instruction: string, flag: string): string | undefined {
  const texts = Object.hasOwn(byInstruction, instruction) ? byInstruction[instruction] : undefined;
  return texts && Object.hasOwn(texts, flag) ? texts[flag]?.() : undefined;
}

const owned: Texts = {
  chown: () => l10n.t('Owner of what is copied, as `user`, `user:group` or numbers. It is root otherwise.'),
  chmod: () => l10n.t('Permissions of what is copied, such as `755` or `u=rwX,go=rX`.'),
  link: () =>
    l10n.t(
      'Makes a layer of its own that hangs on nothing before it, so that it stays in the cache when the base changes.',
    ),
  exclude: () => l10n.t('Leaves out what matches this pattern. May stand here several times.'),
};

const byInstruction: Readonly<Record<string, Texts>> = {
  FROM: {
    platform: () =>
      l10n.t('Which platform of the image: `linux/arm64`, or `$BUILDPLATFORM` for that of the machine that builds.'),
  },
  COPY: {
    ...owned,
    from: () => l10n.t('Copies from a stage above, an image or a named context, and not from the build context.'),
    parents: () => l10n.t('Keeps the folders of the sources; `/./` in a source marks where they begin.'),
  },
  ADD: {
    ...owned,
    checksum: () => l10n.t('What the fetched file has to hash to, as `sha256:…`; for Git it is the commit.'),
    'keep-git-dir': () => l10n.t('Keeps the `.git` folder of a repository.'),
    unpack: () =>
      l10n.t('Whether an archive is unpacked. Local ones are, fetched ones are not, unless this says otherwise.'),
  },
  RUN: {
    mount: () =>
      l10n.t(
        'Lends the command a cache, a secret, an SSH agent, memory, or files of the context, a stage or an image.',
      ),
    network: () => l10n.t('The network of the command: `default`, `none`, or `host` where the builder allows it.'),
    security: () =>
      l10n.t('`insecure` runs the command with all privileges, where the builder allows it; `sandbox` is usual.'),
    device: () =>
      l10n.t('Devices of the machine for the command, such as `nvidia.com/gpu`, where the builder allows them.'),
  },
  HEALTHCHECK: {
    interval: () => l10n.t('How long to wait between two checks; 30 seconds unless it is set.'),
    timeout: () => l10n.t('A check that takes longer has failed; 30 seconds unless it is set.'),
    'start-period': () => l10n.t('For how long after the start failures do not count; none unless it is set.'),
    'start-interval': () =>
      l10n.t('How long to wait between two checks while the start lasts; 5 seconds unless it is set.'),
    retries: () => l10n.t('After how many failures in a row a container is unhealthy; 3 unless it is set.'),
  },
};

/** What a key of `RUN --mount` does for a type of mount, in a sentence; aliases too. Undefined for what is none. */
export function mountKeyText(key: string, type: string): string | undefined {
  const name = aliases[key] ?? key;
  const special = mountTexts[`${type} ${name}`];
  const text = special ?? (Object.hasOwn(mountTexts, name) ? mountTexts[name] : undefined);
  return text?.();
}

/** What a type of mount is for, in a sentence; undefined for what is none. */
export function mountTypeText(type: string): string | undefined {
  return Object.hasOwn(mountTypes, type) ? mountTypes[type]?.() : undefined;
}

const aliases: Readonly<Record<string, string | undefined>> = {
  dst: 'target',
  destination: 'target',
  src: 'source',
  ro: 'readonly',
  rw: 'readwrite',
};

const mountTexts: Texts = {
  type: () => l10n.t('What is mounted: `bind`, `cache`, `tmpfs`, `secret` or `ssh`; `bind` unless it is set.'),
  from: () => l10n.t('The stage, image or named context that the files come from; the build context unless it is set.'),
  target: () => l10n.t('Where the command finds it.'),
  'secret target': () => l10n.t('The file that holds the secret; `/run/secrets/` and its id unless it is set.'),
  source: () => l10n.t('What of `from` is mounted; all of it unless it is set.'),
  'secret source': () => l10n.t('The id of the secret, if `id` does not name it.'),
  id: () => l10n.t('The name of it, for the build and for others that share it.'),
  'cache id': () =>
    l10n.t('The name of the cache: the same name is the same cache, in all builds. It is `target` unless it is set.'),
  'secret id': () => l10n.t('The secret as `--secret id=…` of the build names it.'),
  sharing: () =>
    l10n.t(
      'What builds do that use the cache at one time: `shared` all write, `private` each has its own, `locked` they wait.',
    ),
  mode: () => l10n.t('Its permissions, in octal.'),
  uid: () => l10n.t('The user that owns it, as a number; 0 unless it is set.'),
  gid: () => l10n.t('The group that owns it, as a number; 0 unless it is set.'),
  env: () =>
    l10n.t('The environment variable that holds the secret; no file is made then, unless `target` is set too.'),
  required: () => l10n.t('Whether the build fails where it is not given; it is left out otherwise.'),
  size: () => l10n.t('How large it may grow, such as `64m`.'),
  readonly: () => l10n.t('The command can only read it.'),
  readwrite: () => l10n.t('The command can write to it; for `bind` what it writes is dropped afterwards.'),
};

const mountTypes: Texts = {
  bind: () => l10n.t('Files of the build context, a stage or an image, without a copy in the image.'),
  cache: () => l10n.t('A folder that is kept from build to build, for what package managers and compilers store.'),
  tmpfs: () => l10n.t('A folder in memory, empty at first and gone afterwards.'),
  secret: () => l10n.t('A secret as a file or a variable, which leaves no trace in the image.'),
  ssh: () => l10n.t('The SSH agent of whoever builds.'),
};
