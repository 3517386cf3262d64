import { noOptions, type RuleOptions, readRuleOptions } from './ruleOptions';

/** What people set for us, all of it optional for them. */
export interface Settings {
  /** Rules that are not named here keep what the profile says. */
  readonly rules: RuleSeverities;
  /** What wins over `rules`, the strongest first: the command line, the file of the project. */
  readonly strongerRules: readonly RuleSeverities[];
  readonly profile: Profile;
  readonly ruleOptions: RuleOptions;
  /** Whose findings others show, so that we leave them out: `buildkit`, `hadolint`, or single checks and codes. */
  readonly shownElsewhere: readonly string[];
  /** Lenses above FROM. */
  readonly codeLens: boolean;
  /** Among them, who takes from a stage. */
  readonly usesLens: boolean;
  readonly inlayHints: InlayHintSettings;
  /**
   * Whether we speak of the language at large too (keywords, formatting, variables …), and not of stages alone. Our
   * client decides what `auto` means and sends `on` or `off`; other clients have nobody beside us, so it means `on`.
   */
  readonly generalFeatures: boolean;
  /** Whether we format, which others do that have nothing else to do with Dockerfiles. Never without `generalFeatures`. */
  readonly formatting: boolean;
  readonly targets: TargetSettings;
  readonly shellcheck: ShellCheckSettings;
}

/** A program that looks at the scripts of RUN when a file is opened or saved. */
export interface ShellCheckSettings {
  /** Our client turns it off in a folder that is not trusted. */
  readonly enabled: boolean;
  /** A name on the PATH, or a path. */
  readonly path: string;
}

/** Where we look for builds of stages, beyond the Dockerfiles. */
export interface TargetSettings {
  readonly enabled: boolean;
  /** Globs of files that are not looked at. */
  readonly exclude: readonly string[];
}

/** Which inlay hints there are. */
export interface InlayHintSettings {
  /** The stage behind the number of a `--from`. */
  readonly stageOfIndex: boolean;
  /** What a FROM with variables builds on. */
  readonly resolvedBase: boolean;
  /** The number of a stage without a name. */
  readonly stageIndex: boolean;
}

export type RuleSetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Rule id → severity or `off`. A code of hadolint or the name of a build check stands for the findings that have it. */
export type RuleSeverities = Readonly<Record<string, RuleSetting>>;

/** Which rules are on, and how grave they are, where nobody says otherwise. */
export type Profile = (typeof profiles)[number];

/** `buildkit-only`: the build's own checks, and what makes it fail. `strict`: all that needs no configuration. */
export const profiles = ['recommended', 'strict', 'buildkit-only'] as const;

export const defaultSettings: Settings = {
  rules: {},
  strongerRules: [],
  profile: 'recommended',
  ruleOptions: noOptions,
  shownElsewhere: [],
  codeLens: true,
  usesLens: true,
  inlayHints: { stageOfIndex: true, resolvedBase: true, stageIndex: true },
  generalFeatures: true,
  formatting: true,
  targets: { enabled: true, exclude: [] },
  shellcheck: { enabled: false, path: 'shellcheck' },
};

export const ruleSettings: readonly RuleSetting[] = ['off', 'hint', 'information', 'warning', 'error'];

/** Reads the section `dockerfileStages` as a client sends it; what makes no sense is as if it had not been set. */
export function readSettings(section: unknown): Settings {
  if (!isRecord(section)) return defaultSettings;
  const lenses = isRecord(section.codeLens) ? section.codeLens : { enabled: section.codeLens };
  const hints = isRecord(section.inlayHints) ? section.inlayHints : {};
  const { codeLens, usesLens, inlayHints } = defaultSettings;
  const generalFeatures = isOn(section.generalFeatures);
  return {
    rules: isRecord(section.rules) ? readRules(section.rules) : {},
    strongerRules: [],
    profile: profiles.find((one) => one === section.profile) ?? defaultSettings.profile,
    ruleOptions: readRuleOptions(section),
    shownElsewhere: readShownElsewhere(section.coexistence),
    codeLens: booleanOr(codeLens, lenses.enabled),
    usesLens: booleanOr(usesLens, lenses.references),
    inlayHints: {
      stageOfIndex: booleanOr(inlayHints.stageOfIndex, hints.stageOfIndex),
      resolvedBase: booleanOr(inlayHints.resolvedBase, hints.resolvedBase),
      stageIndex: booleanOr(inlayHints.stageIndex, hints.stageIndex),
    },
    generalFeatures,
    formatting: generalFeatures && isOn(section.formatting),
    targets: readTargets(section.targets),
    shellcheck: readShellCheck(section.shellcheck),
  };
}

/** Off where a client says nothing: to run a program is for somebody to allow. */
function readShellCheck(section: unknown): ShellCheckSettings {
  const { enabled, path } = isRecord(section) ? section : {};
  const { shellcheck } = defaultSettings;
  const isPath = typeof path === 'string' && path.trim() !== '';
  return { enabled: booleanOr(shellcheck.enabled, enabled), path: isPath ? path.trim() : shellcheck.path };
}

function readTargets(section: unknown): TargetSettings {
  const { enabled, exclude } = isRecord(section) ? section : {};
  const globs = Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string') : [];
  return { enabled: booleanOr(true, enabled), exclude: globs };
}

function readRules(rules: Record<string, unknown>): Record<string, RuleSetting> {
  const known = Object.entries(rules).filter(([, severity]) => (ruleSettings as readonly unknown[]).includes(severity));
  return Object.fromEntries(known) as Record<string, RuleSetting>;
}

/** Our client sends a list; to other clients `auto` is `off`, because nobody knows who else is there. */
function readShownElsewhere(coexistence: unknown): readonly string[] {
  if (Array.isArray(coexistence)) return coexistence.filter((name) => typeof name === 'string');
  if (coexistence === 'all') return ['buildkit', 'hadolint'];
  return coexistence === 'buildkit' || coexistence === 'hadolint' ? [coexistence] : [];
}

/** Everything is, unless it is turned off. */
function isOn(value: unknown): boolean {
  return value !== 'off' && value !== false;
}

function booleanOr(otherwise: boolean, value: unknown): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
