import { noOptions, type RuleOptions } from './ruleOptions';

/** What people set for us, all of it optional for them. */
export interface Settings {
  /** Rule id → severity or `off`. Rules that are not named here keep their default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly ruleOptions: RuleOptions;
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

export const defaultSettings: Settings = {
  rules: {},
  ruleOptions: noOptions,
  codeLens: true,
  usesLens: true,
  inlayHints: { stageOfIndex: true, resolvedBase: true, stageIndex: true },
  generalFeatures: true,
  formatting: true,
  targets: { enabled: true, exclude: [] },
};

const ruleSettings: ReadonlySet<unknown> = new Set<RuleSetting>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads the section `dockerfileStages` as a client sends it; what makes no sense is as if it had not been set. */
export function readSettings(section: unknown): Settings {
  if (!isRecord(section)) return defaultSettings;
  const lenses = isRecord(section.codeLens) ? section.codeLens : { enabled: section.codeLens };
  const hints = isRecord(section.inlayHints) ? section.inlayHints : {};
  const { codeLens, usesLens, inlayHints } = defaultSettings;
  const generalFeatures = isOn(section.generalFeatures);
  return {
    rules: isRecord(section.rules) ? readRules(section.rules) : {},
    ruleOptions: noOptions,
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
  };
}

function readTargets(section: unknown): TargetSettings {
  const { enabled, exclude } = isRecord(section) ? section : {};
  const globs = Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string') : [];
  return { enabled: booleanOr(true, enabled), exclude: globs };
}

function readRules(rules: Record<string, unknown>): Record<string, RuleSetting> {
  const known = Object.entries(rules).filter(([, severity]) => ruleSettings.has(severity));
  return Object.fromEntries(known) as Record<string, RuleSetting>;
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
