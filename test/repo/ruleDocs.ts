import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RuleFamily, RuleInfo } from '../../server/src/rules/rule';
import { defaultChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules } from '../../server/src/rules/runRules';
import { snapshotOf } from '../support/fixture';
import { examples, pageOf } from './rulePage';

const folder = path.resolve(import.meta.dirname, '../../docs/rules');

/** In the order in which the index has them. */
const families: Readonly<Record<RuleFamily, string>> = {
  stages: 'Stages and targets',
  buildkit: "BuildKit's build checks",
  images: 'Base images',
  shipping: 'What ships',
  runtime: 'What breaks at run time',
  cache: 'Cache and speed',
  secrets: 'Secrets',
  shell: 'Commands in RUN',
  form: 'Form of the Dockerfile',
};

/** File name → text of all that `docs/rules` should hold. */
export function wantedDocs(rules: readonly RuleInfo[]): Readonly<Record<string, string>> {
  const pages = rules.map((rule) => [`${rule.id}.md`, docOf(rule)] as const);
  return Object.fromEntries([['README.md', indexOf(rules)] as const, ...pages]);
}

/** What it holds. */
export function presentDocs(): Readonly<Record<string, string>> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** Makes it hold just that. */
export function writeDocs(docs: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(docs)) writeFileSync(path.join(folder, file), text);
}

function docOf(rule: RuleInfo): string {
  const [title = '', ...rest] = pageOf(rule.id).trim().split('\n');
  return `${[title, '', factsOf(rule), '', ...rest.slice(1), '', settingsOf(rule)].join('\n')}\n`;
}

function factsOf(rule: RuleInfo): string {
  const facts = [
    `**Severity** ${rule.defaultSeverity}${strictOf(rule)}`,
    `**About** ${families[rule.family]}`,
    rule.buildkitRule && `**Build check** ${buildCheck(rule.buildkitRule)}`,
    rule.hadolintRules?.length && `**hadolint** ${rule.hadolintRules.map(hadolintCode).join(', ')}`,
    fixOf(rule) && `**Quick fix** ${fixOf(rule)}`,
  ];
  return facts.filter((fact) => typeof fact === 'string').join(' · ');
}

function strictOf({ defaultSeverity, strictSeverity }: RuleInfo): string {
  const strict =
    strictSeverity ?? (defaultSeverity === 'off' || defaultSeverity === 'hint' ? 'information' : undefined);
  return strict && strict !== defaultSeverity ? ` (${strict} in the strict profile)` : '';
}

/** What the wrong examples of its page can be mended with. */
function fixOf(rule: RuleInfo): string {
  const choice = { ...defaultChoice, severities: { [rule.id]: 'warning' } } as const;
  const found = examples(pageOf(rule.id), 'Wrong').flatMap((text) => runRules(snapshotOf(text), choice));
  const own = found.filter((finding) => finding.rule === rule.id);
  const isSafe = own.some(({ fixes = [] }) => fixes.some(({ safe }) => safe));
  if (isSafe) return 'yes, also for all at once';
  return own.some(({ fixes = [], replacement }) => fixes.length > 0 || replacement !== undefined) ? 'yes' : '';
}

function settingsOf({ id, hadolintRules = [], buildkitRule }: RuleInfo): string {
  const others = [
    buildkitRule && `\`# check=skip=${buildkitRule}\``,
    hadolintRules[0] && `\`# hadolint ignore=${hadolintRules[0]}\``,
  ].filter((comment) => typeof comment === 'string');
  const also = others.length > 0 ? ` ${others.join(' and ')} ${others.length > 1 ? 'do' : 'does'} as well.` : '';
  return `## Silence it

Above an instruction, for that instruction:

\`\`\`
# dockerfile-stages ignore=${id}
\`\`\`
${also && `\n${also.trim()}\n`}
For a whole project, in \`dockerfile-stages.json\`:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\`

[All rules](README.md)`;
}

function indexOf(rules: readonly RuleInfo[]): string {
  const sections = Object.entries(families).flatMap(([family, title]) => {
    const own = rules.filter((rule) => rule.family === family);
    return own.length === 0 ? [] : [`## ${title}\n\n${tableOf(own)}\n`];
  });
  return `# Rules

What Dockerfile Stages looks for. Each has a page: why it matters, what is wrong and right, and how to silence it.

${sections.join('\n')}`;
}

function tableOf(rules: readonly RuleInfo[]): string {
  const rows = rules.map(
    (rule) =>
      `| [\`${rule.id}\`](${rule.id}.md) | ${rule.defaultSeverity} | ${rule.summary().replace(/\.$/, '')} | ${codesOf(rule)} | ${fixOf(rule) ? '✓' : ''} |`,
  );
  return ['| rule | severity | finds | as | fix |', '|---|---|---|---|---|', ...rows].join('\n');
}

function codesOf({ buildkitRule, hadolintRules = [] }: RuleInfo): string {
  return [...(buildkitRule ? [buildCheck(buildkitRule)] : []), ...hadolintRules.map(hadolintCode)].join(', ');
}

function buildCheck(name: string): string {
  const page = name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return `[${name}](https://docs.docker.com/reference/build-checks/${page}/)`;
}

function hadolintCode(code: string): string {
  return `[${code}](https://github.com/hadolint/hadolint/wiki/${code})`;
}
