import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { configFindings, ruleNameProblem } from '../features/configFindings';
import { configName } from '../protocol/configName';
import { type ConfigFile, readConfigFile } from '../workspace/config/configFile';
import { configured } from '../workspace/config/configured';
import {
  defaultSettings,
  type Profile,
  profiles,
  type RuleSeverities,
  ruleSettings,
  type Settings,
} from '../workspace/settings';
import { nameFor, uriOf } from './folders';
import { choose, type Given, type OptionTable, pairs } from './options';
import { note } from './output';
import { UsageError } from './usageError';

/** What says how grave rules are, beside the project. */
export const settingsOptions: OptionTable = {
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  profile: { type: 'string' },
  rule: { type: 'string', multiple: true },
};

/** What is wanted of each file: by the command line, else by the project, else by us. */
export interface ProjectSettings {
  /** The same object for files that are treated alike. */
  settingsFor(uri: string): Settings;
  /** False once a configuration made no sense, of which the user was told. */
  isSound(): boolean;
}

/** Throws a UsageError where the options make no sense. */
export function projectSettings(given: Given): ProjectSettings {
  const rules = readRules(given.values('rule'));
  const profile = readProfile(given);
  const settings: Settings = { ...defaultSettings, strongerRules: [rules] };
  const configs = configsOf(given);
  const profiled = new Map<Settings, Settings>();
  return {
    isSound: configs.areSound,
    settingsFor(uri) {
      const made = configured(settings, configs.configFor(uri), uri);
      if (profile === undefined) return made;
      const strict = profiled.get(made) ?? { ...made, profile };
      profiled.set(made, strict);
      return strict;
    },
  };
}

function readProfile(given: Given): Profile | undefined {
  const profile = given.value('profile');
  return profile === undefined ? undefined : choose('--profile', profile, profiles, 'recommended');
}

function readRules(values: readonly string[]): RuleSeverities {
  const read = Object.entries(pairs('--rule', values)).map(([name, severity]) => {
    const wrong = ruleNameProblem(name);
    if (wrong) throw new UsageError(wrong.message);
    return [name, choose(`--rule ${name}`, severity, ruleSettings, 'off')];
  });
  return Object.fromEntries(read);
}

interface Configs {
  configFor(uri: string): ConfigFile | undefined;
  areSound(): boolean;
}

/** The file that is named, none, or the nearest one upwards from each file to the root of its repository. */
function configsOf(given: Given): Configs {
  let sound = true;
  const read = (path: string) => {
    const config = readConfigFile(uriOf(path), readFileSync(path, 'utf8'));
    if (tellProblems(config)) sound = false;
    return config;
  };
  const areSound = () => sound;
  const name = given.value('config');
  if (name !== undefined) {
    if (given.flag('no-config')) throw new UsageError(l10n.t('Choose one of {0}.', '--config, --no-config'));
    const config = readNamed(name, read);
    return { areSound, configFor: () => config };
  }
  return { areSound, configFor: given.flag('no-config') ? () => undefined : nearestConfig(read) };
}

function readNamed(name: string, read: (path: string) => ConfigFile): ConfigFile {
  try {
    return read(resolve(name));
  } catch (error) {
    throw new UsageError(l10n.t('{0} cannot be read: {1}', name, (error as Error).message));
  }
}

function nearestConfig(read: (path: string) => ConfigFile): (uri: string) => ConfigFile | undefined {
  const byFolder = new Map<string, ConfigFile | undefined>();
  const inFolder = (folder: string): ConfigFile | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const path = join(folder, configName);
    const parent = dirname(folder);
    const isRoot = parent === folder || existsSync(join(folder, '.git'));
    const above = () => (isRoot ? undefined : inFolder(parent));
    const config = existsSync(path) ? read(path) : above();
    byFolder.set(folder, config);
    return config;
  };
  // What comes over standard input stands where we run.
  return (uri) => inFolder(uri.startsWith('file:') ? dirname(fileURLToPath(uri)) : process.cwd());
}

/** Says on standard error what is wrong in a configuration, and where. */
function tellProblems(config: ConfigFile): boolean {
  const problems = configFindings(config);
  const file = nameFor(config.uri, '');
  for (const { message, range } of problems) {
    note(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
  }
  return problems.length > 0;
}
