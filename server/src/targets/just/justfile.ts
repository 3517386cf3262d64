/** What of a justfile counts here, with offsets into its text. */
export interface Justfile {
  /** Values that are plain texts, by name. */
  readonly variables: ReadonlyMap<string, string>;
  /** `set shell := […]`, as written. */
  readonly shell: string;
  /** `set working-directory`. */
  readonly folder: string;
  readonly recipes: readonly JustRecipe[];
}

export interface JustRecipe {
  readonly name: string;
  /** Its parameters hide variables of the same name. */
  readonly parameters: ReadonlySet<string>;
  readonly folder: string | undefined;
  readonly lines: readonly JustLine[];
}

/** A line of a recipe without its indentation. */
export interface JustLine {
  readonly text: string;
  readonly start: number;
}

/** Reads any text, in time that grows with its length. */
export function readJustfile(text: string): Justfile {
  const reader: Reader = { variables: new Map(), shell: '', folder: '', recipes: [], attributes: '' };
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    readLine({ text: text.slice(start, end), start }, reader);
    start = end + 1;
  }
  return reader;
}

interface Reader {
  readonly variables: Map<string, string>;
  shell: string;
  folder: string;
  readonly recipes: { name: string; parameters: Set<string>; folder: string | undefined; lines: JustLine[] }[];
  /** Those that stand above the next recipe. */
  attributes: string;
}

const assignment = /^(?:export[ \t]+)?([A-Za-z_][\w-]*)[ \t]*:=[ \t]*(?:"([^"\\{}]*)"|'([^']*)')?/;
const setting = /^set[ \t]+([\w-]+)[ \t]*:=[ \t]*(.*)/;
const header = /^@?([A-Za-z_][\w-]*)([^:=]{0,500}(?:=[^:]{0,500})?):(?!=)/;
const workingDirectory = /working-directory[ \t]*[:(][ \t]*["']([^"']*)["']/;

function readLine(line: JustLine, reader: Reader): void {
  const { text } = line;
  const current = reader.recipes.at(-1);
  const blanks = /^[ \t]+/.exec(text)?.[0].length ?? 0;
  if (blanks > 0) current?.lines.push({ text: text.slice(blanks), start: line.start + blanks });
  else if (text.startsWith('[')) reader.attributes += text;
  else if (text.trim() !== '' && !text.startsWith('#')) readOutside(text, reader);
}

function readOutside(text: string, reader: Reader): void {
  const set = setting.exec(text);
  const assigned = assignment.exec(text);
  const recipe = header.exec(text);
  if (set?.[1] === 'shell') reader.shell = set[2];
  else if (set?.[1] === 'working-directory') reader.folder = set[2].trim().replace(/^(["'])(.*)\1$/, '$2');
  else if (assigned) {
    const value = assigned[2] ?? assigned[3];
    if (value !== undefined) reader.variables.set(assigned[1], value);
  } else if (recipe) {
    const parameters = new Set(recipe[2].match(/[A-Za-z_][\w-]*/g));
    const folder = workingDirectory.exec(reader.attributes)?.[1];
    reader.recipes.push({ name: recipe[1], parameters, folder, lines: [] });
  }
  reader.attributes = '';
}
