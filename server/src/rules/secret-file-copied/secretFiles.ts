/** A file that gives access to something. */
export interface SecretFile {
  /** `sure` is nothing but a secret, `maybe` often holds none. */
  readonly weight: 'sure' | 'maybe';
  /** What a secret of the build would be called. */
  readonly id: string;
  /** Programs that read it, as they begin a command. */
  readonly readers?: RegExp;
}

interface Pattern extends Omit<SecretFile, 'id'> {
  /** Of the last one or two parts of the path, lower-case. */
  readonly path: RegExp;
  readonly id?: string;
}

const patterns: readonly Pattern[] = [
  { path: /(?:^|\/)\.npmrc$/, weight: 'maybe', id: 'npmrc', readers: /^(?:npm|npx|yarn|pnpm|bun)$/ },
  { path: /(?:^|\/)\.netrc$/, weight: 'sure', id: 'netrc', readers: /^(?:git|curl|go|pip3?|wget|uv|poetry)$/ },
  { path: /(?:^|\/)\.pypirc$/, weight: 'sure', id: 'pypirc', readers: /^(?:twine|python3?|uv|flit)$/ },
  { path: /(?:^|\/)\.git-credentials$/, weight: 'sure', id: 'git-credentials', readers: /^(?:git|go|npm|pip3?)$/ },
  { path: /(?:^|\/)\.pgpass$|(?:^|\/)\.my\.cnf$|(?:^|\/)\.vault-token$|(?:^|\/)\.dockercfg$/, weight: 'sure' },
  { path: /(?:^|\/)\.docker\/config\.json$|(?:^|\/)\.dockerconfigjson$/, weight: 'sure', id: 'docker-config' },
  { path: /(?:^|\/)\.kube(?:\/config)?$|(?:^|\/)kubeconfig$/, weight: 'sure', id: 'kubeconfig' },
  { path: /(?:^|\/)\.aws(?:\/credentials)?$/, weight: 'sure', id: 'aws', readers: /^(?:aws|terraform|s3cmd)$/ },
  { path: /(?:^|\/)\.ssh$/, weight: 'sure', id: 'ssh' },
  { path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/, weight: 'sure', id: 'ssh-key', readers: /^(?:git|ssh|scp|rsync)$/ },
  {
    path: /(?:^|\/)(?:gcp|gcloud|google|aws|firebase|client)?[-_]?credentials?\.json$/,
    weight: 'sure',
    id: 'credentials',
  },
  { path: /(?:^|\/)service[-_]?account(?:[-_]?key)?\.json$/, weight: 'sure', id: 'credentials' },
  { path: /(?:^|\/)(?:[\w.-]*[-_.])?(?:priv(?:ate)?[-_.]?)?key\.pem$|(?:^|\/)priv(?:ate)?key\.pem$/, weight: 'sure' },
  { path: /(?:^|\/)(?:id|tls|ssl|server|client|private|ca|[\w-]+-key)\.key$|\.(?:p12|pfx|ppk)$/, weight: 'sure' },
  { path: /(?:^|\/)auth\.json$/, weight: 'maybe', id: 'composer-auth', readers: /^composer$/ },
  { path: /(?:^|\/)\.env(?:\.(?:local|prod|production|staging|secrets?|[\w-]+\.local))?$/, weight: 'maybe', id: 'env' },
];

const longestPath = 500;

const publicParts =
  /(?:^|[-_./])(?:pub|public|example|sample|template|dist|tests?|testdata|fixtures?|mocks?)(?:[-_./]|$)/;

/** What is known of a path in a COPY, whichever folder it stands in; undefined for what is no secret. */
export function secretFile(path: string): SecretFile | undefined {
  const short = path
    .slice(-longestPath)
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .split('/')
    .slice(-2)
    .join('/');
  if (short === '' || short.includes('$') || publicParts.test(short)) return undefined;
  const found = patterns.find((pattern) => pattern.path.test(short));
  if (!found) return undefined;
  const { id = short.slice(short.lastIndexOf('/') + 1).replace(/^\.|[^\w.-]/g, '') } = found;
  return { weight: found.weight, id, ...(found.readers && { readers: found.readers }) };
}
