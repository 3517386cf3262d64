import { joinedLines } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { posix } from '../commands/posix';
import { mayBuild, readCommands, type ScriptFile, scriptFile } from '../commands/readCommands';
import { expandMake } from './expandMake';
import { type MakeRule, type MakeValue, readMakefile } from './makefile';

/** The recipes of Makefiles. */
export const make: Finder = {
  matches: (path) => /(?:^|\/)(?:GNU|BSD)?makefile(?:\.[\w-]+)?$|\.(?:mk|mak|make)$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const { rules, variables } = readMakefile(source.text);
    const run: MakeRun = { file: scriptFile(source), variables, room: { left: mostByVariables } };
    const isOneShell = rules.some(({ names }) => names.includes('.ONESHELL'));
    const used = new Set(Array.from(source.text.matchAll(/\$[({](?:call[ \t]+)?([\w.-]+)/g), (found) => found[1]));
    // What is defined is read where it is used.
    const read = rules.filter(({ defined }) => defined === undefined || !used.has(defined));
    return read.flatMap((rule) =>
      isOneShell ? buildsOf(rule.recipe, rule, run) : rule.recipe.flatMap((line) => buildsOf([line], rule, run)),
    );
  },
};

/** How many characters variables may bring into one file. */
const mostByVariables = 2_000_000;

interface MakeRun {
  readonly file: ScriptFile;
  readonly variables: ReadonlyMap<string, MakeValue>;
  readonly room: { left: number };
}

/** The builds in lines that one shell runs. */
function buildsOf(lines: readonly MakeValue[], rule: MakeRule, run: MakeRun): readonly BuildReference[] {
  if (!lines.some(mayRun)) return [];
  const { file, variables, room } = run;
  const made = rule.names.length === 1 && !/[%$]/.test(rule.names[0]) ? rule.names[0] : undefined;
  const valueOf = (name: string) => rule.variables.get(name) ?? variables.get(name);
  const script = joinedLines(lines.map((line) => expandMake(line, { valueOf, made, room })));
  const builds = readCommands(script, file, { kind: 'make', label: made, dialect: posix, paths: 'either' });
  return builds.map((build) => ({ ...build, range: rangeInRecipe(build, lines, file) }));
}

/** Whether a line can build anything: it says so, or it has a variable that may. */
function mayRun({ text }: MakeValue): boolean {
  return text.includes('$') || mayBuild(text);
}

/** Where the command begins in a variable's value it is the recipe that builds. */
function rangeInRecipe({ range }: BuildReference, lines: readonly MakeValue[], { places }: ScriptFile) {
  const last = lines[lines.length - 1];
  const whole = places.range(lines[0].start, last.start + last.text.trimEnd().length);
  const isInside = (line: number) => line >= whole.start.line && line <= whole.end.line;
  return isInside(range.start.line) && isInside(range.end.line) ? range : whole;
}
