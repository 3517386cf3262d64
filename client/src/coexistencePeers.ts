import { CHECK_SOURCE } from './build/check/checkFindings';
import { hasCode, type OtherExtension } from './generalFeaturesPeers';

/** A diagnostic of somebody else about a Dockerfile, as far as it tells what else they may say. */
export interface OtherDiagnostic {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
}

/** The value of a setting of another extension. */
export type ReadSetting = (name: string) => unknown;

/** What ours are told by. */
const ownSources: readonly unknown[] = ['dockerfile-stages', CHECK_SOURCE];

const hadolint = ['exiasr.hadolint', 'michaelzhou.hadolint'];
const tally = 'wharflab.tally';
const containerTools = ['ms-azuretools.vscode-containers', 'ms-azuretools.vscode-docker'];

/** Codes of hadolint that tally has as well and that are on by default. What it has more of, is seen. */
const tallyCodes =
  'DL3001 DL3002 DL3003 DL3004 DL3006 DL3007 DL3010 DL3011 DL3014 DL3020 DL3021 DL3023 DL3027 DL3030 DL3034 DL3038 DL3043 DL3045 DL3046 DL3047 DL3061 DL4001 DL4005 DL4006';

/** Build checks that Container Tools makes too, with the settings that can turn them off there, all of them. */
const containerToolsChecks: Readonly<Record<string, readonly string[]>> = {
  ConsistentInstructionCasing: ['instructionCasing'],
  DuplicateStageName: [],
  MaintainerDeprecated: ['deprecatedMaintainer'],
  MultipleInstructionsDisallowed: [
    'instructionCmdMultiple',
    'instructionEntrypointMultiple',
    'instructionHealthcheckMultiple',
  ],
  NoEmptyContinuation: ['emptyContinuationLine'],
  WorkdirRelativePath: ['instructionWorkdirRelative'],
};

/**
 * What extensions show for sure, as soon as they are enabled: families (`buildkit`, `hadolint`) and names of checks and
 * codes. Docker DX is none of them: it asks a daemon, and where there is none it says nothing.
 */
export function shownByExtensions(extensions: readonly OtherExtension[], setting: ReadSetting): readonly string[] {
  const has = (...ids: readonly string[]) =>
    extensions.some((one) => ids.includes(one.id.toLowerCase()) && hasCode(one));
  return [
    ...(has(...hadolint) ? ['hadolint'] : []),
    ...(has(tally) ? ['buildkit', ...tallyCodes.split(' ')] : []),
    ...(has(...containerTools) ? checksOfContainerTools(setting) : []),
  ];
}

/** What others were seen to show: who reports one check of a build reports all, and so it is with codes of hadolint. */
export function seenIn(diagnostics: readonly OtherDiagnostic[], isCheck: (name: string) => boolean): readonly string[] {
  const seen = new Set<string>();
  for (const { source, code } of diagnostics) {
    const name = typeof code === 'object' ? code.value : code;
    if (ownSources.includes(source) || typeof name !== 'string') continue;
    const [family, last] = name.includes('/') ? splitAtSlash(name) : [undefined, name];
    if (/^DL\d{4}$/.test(last)) seen.add(family === undefined ? 'hadolint' : last);
    else if (isCheck(last)) seen.add('buildkit');
  }
  return [...seen];
}

/** Tally's `hadolint/DL3008` is one of those that it has, and says nothing of the others. */
function splitAtSlash(name: string): [string, string] {
  const slash = name.lastIndexOf('/');
  return [name.slice(0, slash), name.slice(slash + 1)];
}

function checksOfContainerTools(setting: ReadSetting): readonly string[] {
  const isOn = (name: string) => setting(`docker.languageserver.diagnostics.${name}`) !== 'ignore';
  return Object.entries(containerToolsChecks).flatMap(([check, names]) => (names.every(isOn) ? [check] : []));
}
