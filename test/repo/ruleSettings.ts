import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RuleInfo } from '../../server/src/rules/rule';

const root = path.resolve(import.meta.dirname, '../..');
const PREFIX = 'dockerfileStages.rules.';
const NLS = 'rule.';

type Texts = Record<string, string>;
type Rule = Pick<RuleInfo, 'id' | 'summary' | 'defaultSeverity'>;
type Properties = Record<string, unknown>;
interface Manifest {
  contributes: { configuration: { title: string; properties: Properties }[] };
}

const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const write = (file: string, value: unknown) =>
  writeFileSync(path.join(root, file), `${JSON.stringify(value, null, 2)}\n`);

/** What the manifest has to say of the rules. */
export function wantedSettings(rules: readonly Rule[]) {
  const french = read<Texts>('l10n/bundle.l10n.fr.json');
  return {
    properties: Object.fromEntries(rules.map((rule) => [`${PREFIX}${rule.id}`, setting(rule)])),
    english: Object.fromEntries(rules.map((rule) => [`${NLS}${rule.id}`, rule.summary()])),
    french: Object.fromEntries(rules.map((rule) => [`${NLS}${rule.id}`, french[rule.summary()] ?? rule.summary()])),
  };
}

/** What it says. */
export function presentSettings(): ReturnType<typeof wantedSettings> {
  const sections = read<Manifest>('package.json').contributes.configuration;
  return {
    properties: Object.assign({}, ...sections.map(({ properties }) => withPrefix(properties, PREFIX))),
    english: withPrefix(read<Texts>('package.nls.json'), NLS),
    french: withPrefix(read<Texts>('package.nls.fr.json'), NLS),
  };
}

/** Makes the manifest say it. */
export function writeSettings(wanted: ReturnType<typeof wantedSettings>): void {
  const manifest = read<Manifest>('package.json');
  const others = manifest.contributes.configuration.filter(({ title }) => title !== '%settings.rules%');
  manifest.contributes.configuration = [...others, { title: '%settings.rules%', properties: wanted.properties }];
  write('package.json', manifest);
  for (const [file, texts] of [
    ['package.nls.json', wanted.english],
    ['package.nls.fr.json', wanted.french],
  ] as const) {
    const kept = Object.entries(read<Texts>(file)).filter(([key]) => !key.startsWith(NLS));
    write(file, { ...Object.fromEntries(kept), ...texts });
  }
}

function setting({ id, defaultSeverity }: Rule): Properties {
  return {
    type: 'string',
    enum: ['off', 'hint', 'information', 'warning', 'error'],
    default: defaultSeverity,
    markdownDescription: `%${NLS}${id}%`,
  };
}

function withPrefix<T>(all: Record<string, T>, prefix: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(prefix)));
}
