/** What we look at of an extension that is there beside us. */
export interface OtherExtension {
  readonly id: string;
  readonly isActive: boolean;
  readonly packageJSON: Manifest;
}

interface Manifest {
  readonly version?: string;
  readonly isBuiltin?: boolean;
  readonly main?: string;
  readonly browser?: string;
  readonly activationEvents?: readonly string[];
  readonly contributes?: { readonly languages?: readonly { readonly id?: string }[] };
}

/** Extensions that are known to complete, explain and format instructions. */
const knownPeers: ReadonlySet<string> = new Set([
  'docker.docker',
  'ms-azuretools.vscode-containers',
  'ms-azuretools.vscode-docker',
]);

/** Extensions that format Dockerfiles and do nothing else for them. */
const knownFormatters: ReadonlySet<string> = new Set(['foxundermoon.shell-format', 'wharflab.tally']);

/** Whether somebody else formats, although nobody helps with the rest. */
export function hasFormatter(extensions: readonly OtherExtension[]): boolean {
  return extensions.some((one) => knownFormatters.has(one.id.toLowerCase()) && hasCode(one));
}

/**
 * The extensions that give general features for sure. They count as soon as they are installed and enabled: a Dockerfile
 * starts them as it starts us, and to wait for them would be to change our mind in front of the user.
 */
export function peersAmong(extensions: readonly OtherExtension[]): readonly OtherExtension[] {
  return extensions.filter((one) => knownPeers.has(one.id.toLowerCase()) && hasCode(one) && isForDockerfiles(one));
}

/** The extensions of which only their behaviour can tell: a Dockerfile starts them, or they run already. */
export function suspectsAmong(extensions: readonly OtherExtension[], ownId: string): readonly OtherExtension[] {
  return extensions.filter(
    (one) =>
      one.packageJSON.isBuiltin !== true &&
      one.id.toLowerCase() !== ownId.toLowerCase() &&
      hasCode(one) &&
      isForDockerfiles(one),
  );
}

/** How an extension is remembered; a new version is looked at anew. */
export function versionedId({ id, packageJSON }: OtherExtension): string {
  return `${id.toLowerCase()}@${packageJSON.version ?? ''}`;
}

/** Packs, themes and grammars have none. */
export function hasCode({ packageJSON }: OtherExtension): boolean {
  return packageJSON.main !== undefined || packageJSON.browser !== undefined;
}

function isForDockerfiles({ isActive, packageJSON }: OtherExtension): boolean {
  const { activationEvents = [], contributes } = packageJSON;
  if (activationEvents.some((event) => event === 'onLanguage' || /dockerfile/i.test(event))) return true;
  return isActive && (contributes?.languages?.some(({ id }) => id === 'dockerfile') ?? false);
}
