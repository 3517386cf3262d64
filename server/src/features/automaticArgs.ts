import * as l10n from '@vscode/l10n';
import { code } from './markdown';

/** Values of what BuildKit sets on its own, where linux/amd64 builds for itself. */
const platform: Readonly<Record<string, string>> = {
  PLATFORM: 'linux/amd64',
  OS: 'linux',
  OSVERSION: '',
  ARCH: 'amd64',
  VARIANT: '',
};

/** What an argument that BuildKit sets on its own holds on linux/amd64; undefined for any other name. */
export function automaticValue(name: string): string | undefined {
  if (name === 'TARGETSTAGE') return '';
  const [, part] = /^(?:BUILD|TARGET)([A-Z]+)$/.exec(name) ?? [];
  return part !== undefined && Object.hasOwn(platform, part) ? platform[part] : undefined;
}

/** Who sets it, and what to. */
export function describeAutomatic(name: string): string[] {
  const setter = l10n.t('set by BuildKit');
  if (name === 'TARGETSTAGE') return [setter, l10n.t('The stage that is asked for')];
  const known = automaticValue(name) ?? '';
  const value = known === '' ? l10n.t('empty') : code(known);
  return name.startsWith('BUILD')
    ? [setter, l10n.t('About the platform that builds: {0} on linux/amd64', value)]
    : [setter, l10n.t('About the platform that is built for: {0} for linux/amd64', value)];
}
