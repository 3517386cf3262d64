/** What BuildKit sets on its own; FROM sees them always, a stage once it declares them. */
export const automaticNames: readonly string[] = [
  ...['BUILD', 'TARGET'].flatMap((side) =>
    ['PLATFORM', 'OS', 'ARCH', 'VARIANT', 'OSVERSION'].map((part) => `${side}${part}`),
  ),
  'TARGETSTAGE',
];

/** Build arguments that RUN sees although nobody declares them. BuildKit takes them in any case. */
export const proxyNames: readonly string[] = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

const automatic: ReadonlySet<string> = new Set(automaticNames);
const proxies: ReadonlySet<string> = new Set(proxyNames);

export function isAutomatic(name: string): boolean {
  return automatic.has(name);
}

export function isProxy(name: string): boolean {
  return proxies.has(name.toUpperCase());
}

/** Whether both BuildKit and every shell take it for the name of a variable. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

/** Build arguments that steer BuildKit itself. */
export function isControl(name: string): boolean {
  return name.startsWith('BUILDKIT_') || name === 'SOURCE_DATE_EPOCH';
}
