import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Instruction } from '../../syntax/instruction';
import type { CopyBody } from '../../syntax/parts';
import type { Fix, StageSubject } from '../rule';
import { removeLines } from '../shared/commands/mountEdits';
import type { StageRun } from '../shared/commands/stageRuns';
import type { Install } from './ecosystems';

/** Copies the manifests, gets the dependencies, and copies the rest behind that. */
export function fixesOf(copy: Instruction, install: Install, run: StageRun, subject: StageSubject): readonly Fix[] {
  const { body } = copy;
  if (install.ecosystem.isSystem) return behindPackages(copy, install, run, subject);
  const manifests = install.ecosystem.manifests(install.words);
  if (body.kind !== 'copy' || manifests === undefined || !isPlain(body, copy) || !isAtPlace(body, copy, run, subject)) {
    return [];
  }
  const { fetch } = install.ecosystem;
  const copied = copyOf(manifests, body, copy);
  if (fetch !== undefined) {
    if (install.command.name !== fetch.split(' ')[0]) return [];
    const range = { start: copy.positionAt(0), end: copy.positionAt(0) };
    const command = fetch === 'dotnet restore' && manifests !== '*.csproj' ? `${fetch} ${manifests}` : fetch;
    return [{ title: titleOf(install), edits: [{ range, newText: `${copied}\nRUN ${command}\n` }] }];
  }
  if (!runsNothingElse(install, run) || !mayPass(copy, run, subject, body)) return [];
  return [{ title: titleOf(install), edits: moved(copy, copied, run, subject) }];
}

/** Whose value may be another one further down. */
function hasVariable({ destination }: CopyBody): boolean {
  return destination === undefined || destination.text.includes('$');
}

/** Packages need nothing of the context. */
function behindPackages(copy: Instruction, install: Install, run: StageRun, subject: StageSubject): readonly Fix[] {
  const { body } = copy;
  if (body.kind !== 'copy' || copy.syntax.heredocs.length > 0 || !mayPass(copy, run, subject, body)) return [];
  if (!runsNothingElse(install, run) || hasVariable(body)) return [];
  const behind = run.instruction.range.end;
  const edits = [removeLines(copy), { range: { start: behind, end: behind }, newText: `\n${copy.syntax.text.trim()}` }];
  return [{ title: l10n.t('Copy the context after the packages'), edits }];
}

function titleOf({ ecosystem }: Install): string {
  return l10n.t('Copy {0} first, and the rest once {1} has the dependencies', ecosystem.files, ecosystem.name);
}

const longestPath = 500;

function isPlain({ sources, destination, json }: CopyBody, { parts, syntax }: Instruction): boolean {
  if (
    json ||
    sources.length !== 1 ||
    !destination ||
    destination.text.length > longestPath ||
    destination.text.includes('$')
  ) {
    return false;
  }
  return syntax.lineCount === 1 && parts.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name.text));
}

/** Whether the command works in the folder that the context is copied to. */
function isAtPlace(
  { destination }: CopyBody,
  copy: Instruction,
  { instruction: run, scripts, state }: StageRun,
  { instructions }: StageSubject,
): boolean {
  if (scripts.some(({ commands }) => commands.some(({ name }) => name === 'cd' || name === 'pushd'))) return false;
  const folder = (destination?.text ?? '').replace(/(.)\/+$/, '$1');
  if (folder.startsWith('/')) return folder === (state.workdir ?? '/').replace(/(.)\/+$/, '$1');
  if (folder !== '.') return false;
  return !instructions.some(({ name, line }) => name === 'WORKDIR' && line > copy.line && line < run.line);
}

/** `COPY --chown=… package.json package-lock.json ./` */
function copyOf(manifests: string, { destination }: CopyBody, { parts, syntax }: Instruction): string {
  const head = syntax.logical.text.slice(parts.keyword.start, parts.rest.start);
  const folder = (destination?.text ?? '.').replace(/\/*$/, '/');
  const needed = head.trimEnd().replace(/^ADD/i, 'COPY');
  return `${needed} ${manifests} ${folder}`;
}

const harmless: ReadonlySet<string> = new Set(['set', 'export', 'corepack', 'true', 'echo', 'rm']);

/** What else is in the RUN may need the sources. */
function runsNothingElse({ command, ecosystem }: Install, { scripts }: StageRun): boolean {
  return scripts.every(({ commands }) =>
    commands.every((one) => {
      if (one === command || harmless.has(one.name)) return true;
      const words = one.args.map(({ text }) => text).join(' ');
      return (
        ecosystem.programs.includes(one.name) &&
        /^(?:-\S+ )*(?:config|cache|install|i|-m pip install|mod|update|upgrade|clean|autoremove|add|del) ?/.test(
          words,
        ) &&
        !/(?:^| )\.(?: |$)/.test(words)
      );
    }),
  );
}

/** Whether nothing between the COPY and the RUN looks at what was copied. */
function mayPass(copy: Instruction, run: StageRun, { instructions }: StageSubject, { destination }: CopyBody): boolean {
  const isFixed = destination?.text.startsWith('/') ?? false;
  const passed = instructions.filter(({ line }) => line > copy.line && line < run.instruction.line);
  return passed.every(({ name }) => /^(?:ENV|ARG|LABEL|USER|EXPOSE)$/.test(name) || (isFixed && name === 'WORKDIR'));
}

const manifestName =
  /(?:^|\/)(?:package(?:-lock)?\*?\.json|package\*\.json|requirements[\w.-]*\.txt|pyproject\.toml|Gemfile|composer\.json|go\.mod|pom\.xml|[\w*.-]+proj)$/;

/** The manifests take the place of the context, unless they are there already. */
function moved(copy: Instruction, copied: string, run: StageRun, { instructions }: StageSubject): readonly TextEdit[] {
  const isThere = instructions.some(
    ({ line, body }) =>
      line < copy.line && body.kind === 'copy' && body.sources.some(({ text }) => manifestName.test(text)),
  );
  const { text } = copy.syntax;
  const behind = run.instruction.range.end;
  const there = isThere ? removeLines(copy) : { range: copy.range, newText: copied };
  return [there, { range: { start: behind, end: behind }, newText: `\n${text.trim()}` }];
}
