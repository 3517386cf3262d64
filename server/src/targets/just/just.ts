import type { Dialect } from '../../shell/dialect';
import { joinedLines, type MappedText, mappedText } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { dialectOfShell } from '../ci/systems';
import { fillTemplates } from '../commands/fillTemplates';
import { posix } from '../commands/posix';
import { mayBuild, readCommands, type ScriptFile, scriptFile } from '../commands/readCommands';
import { folderOfFile, givenPath } from '../commands/startingPlaces';
import { type Justfile, type JustLine, type JustRecipe, readJustfile } from './justfile';

/** The recipes of justfiles. One that another imports runs in the other's folder. */
export const just: Finder = {
  matches: (path) => /(?:^|\/)\.?justfile$|\.just$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const justfile = readJustfile(source.text);
    const file = scriptFile(source);
    return justfile.recipes.flatMap((recipe) => buildsOf(recipe, justfile, file));
  },
};

function buildsOf(recipe: JustRecipe, justfile: Justfile, file: ScriptFile): readonly BuildReference[] {
  const scripts = scriptsOf(recipe).map((lines) => fill(lines, recipe, justfile));
  const dialect = dialectOf(recipe, justfile);
  if (!dialect) return [];
  const directory = givenPath(recipe.folder ?? justfile.folder);
  const setting = { kind: 'just', label: recipe.name, dialect, paths: 'either', directory } as const;
  return scripts.flatMap((script) => readCommands(script, file, setting));
}

const firstLine = /^#!(.*)/;

/** Each line runs in a shell of its own; a recipe that begins with `#!` is one script. */
function scriptsOf({ lines }: JustRecipe): readonly (readonly JustLine[])[] {
  if (firstLine.test(lines[0]?.text ?? '')) return [lines];
  const scripts: JustLine[][] = [];
  for (const line of lines) {
    const last = scripts.at(-1);
    if (last?.at(-1)?.text.trimEnd().endsWith('\\')) last.push(line);
    else scripts.push([withoutSigns(line)]);
  }
  return scripts;
}

function withoutSigns({ text, start }: JustLine): JustLine {
  const signs = /^[@-]*/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(signs), start: start + signs };
}

function dialectOf({ lines }: JustRecipe, { shell }: Justfile): Dialect | undefined {
  const own = firstLine.exec(lines[0]?.text ?? '');
  if (own)
    return /python|node|ruby|perl/.test(own[1]) ? undefined : dialectOfShell(own[1].includes('pwsh') ? 'pwsh' : 'sh');
  return dialectOfShell(/pwsh|powershell/.test(shell) ? 'pwsh' : 'sh') ?? posix;
}

function fill(lines: readonly JustLine[], { parameters }: JustRecipe, { variables }: Justfile): MappedText {
  const texts = lines.map(({ text, start }) => mappedText([{ text, start, end: start + text.length }], start));
  return fillTemplates(joinedLines(texts), (expression) => {
    if (expression === 'justfile_directory()') return folderOfFile;
    return parameters.has(expression) ? undefined : variables.get(expression);
  });
}
