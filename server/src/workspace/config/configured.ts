import type { Settings } from '../settings';
import { type ConfigFile, overridesFor } from './configFile';

const known = new WeakMap<ConfigFile, WeakMap<Settings, Map<string, Settings>>>();

/** Settings as a project wants them for one of its files. The same object as long as it wants the same for it. */
export function configured(settings: Settings, config: ConfigFile | undefined, file: string): Settings {
  if (!config) return settings;
  const bySettings = known.get(config) ?? new WeakMap<Settings, Map<string, Settings>>();
  known.set(config, bySettings);
  const byOverrides = bySettings.get(settings) ?? new Map<string, Settings>();
  bySettings.set(settings, byOverrides);
  const overrides = overridesFor(config, file);
  const key = overrides.join();
  const made = byOverrides.get(key) ?? merged(settings, config, overrides);
  byOverrides.set(key, made);
  return made;
}

function merged(settings: Settings, config: ConfigFile, overrides: readonly number[]): Settings {
  const chosen = config.overrides.flatMap(({ rules }, i) => (overrides.includes(i) ? [rules] : [])).reverse();
  return {
    ...settings,
    strongerRules: [...settings.strongerRules, ...chosen, config.rules],
    profile: config.profile ?? settings.profile,
    ruleOptions: { ...settings.ruleOptions, ...config.options },
  };
}
