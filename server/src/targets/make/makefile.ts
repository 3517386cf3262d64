/** What of a Makefile counts here, with offsets into its text. */
export interface Makefile {
  /** Values of variables that have one value only, by name. */
  readonly variables: ReadonlyMap<string, MakeValue>;
  readonly rules: readonly MakeRule[];
}

/** What is assigned or defined, as written: variables in it are not replaced, and lines are not joined. */
export interface MakeValue {
  readonly text: string;
  readonly start: number;
}

export interface MakeRule {
  /** What is made; none for the body of a `define`. */
  readonly names: readonly string[];
  /** What the `define` is called whose body it is. */
  readonly defined: string | undefined;
  /** Each runs in a shell of its own. */
  readonly recipe: readonly MakeValue[];
  /** Variables that have a value for these names alone. */
  readonly variables: ReadonlyMap<string, MakeValue>;
}

/** Reads any text, in time that grows with its length. */
export function readMakefile(text: string): Makefile {
  const reader: Reader = { variables: new Map(), own: new Map(), rules: [], current: undefined, definition: undefined };
  for (const line of logicalLines(text)) readLine(line, reader, text);
  const known = new Map([...reader.variables].flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
  return { variables: known, rules: reader.rules.map((rule) => withOwnVariables(rule, reader)) };
}

interface Reader {
  /** Undefined for a variable that has several values. */
  readonly variables: Map<string, MakeValue | undefined>;
  readonly own: Map<string, Map<string, MakeValue>>;
  readonly rules: DraftRule[];
  current: DraftRule | undefined;
  /** The `define` that is open, and where its body begins. */
  definition: { readonly name: string; readonly start: number } | undefined;
}

type DraftRule = Omit<MakeRule, 'variables'> & { readonly recipe: MakeValue[] };

/** Lines with those that a backslash joins to them. */
function* logicalLines(text: string): Generator<MakeValue> {
  for (let start = 0; start < text.length; ) {
    let end = lineEnd(text, start);
    while (end < text.length && goesOn(text, start, end)) end = lineEnd(text, end + 1);
    yield { text: text.slice(start, end), start };
    start = end + 1;
  }
}

function lineEnd(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

function goesOn(text: string, start: number, end: number): boolean {
  let at = text[end - 1] === '\r' ? end - 1 : end;
  const last = at;
  while (at > start && text[at - 1] === '\\') at--;
  return (last - at) % 2 === 1;
}

const assignment =
  /^(?:(?:export|override|private|unexport)[ \t]+)*([A-Za-z0-9_.][\w.-]*)[ \t]*(\?=|:{0,3}=|\+=|!=)[ \t]*/;
const definition = /^(?:override[ \t]+)?define[ \t]+(\S+)/;

function readLine(line: MakeValue, reader: Reader, text: string): void {
  const isRecipe = line.text.startsWith('\t');
  const bare = withoutBlanks(line);
  if (reader.definition && /^endef\b/.test(bare.text)) {
    const { name, start } = reader.definition;
    reader.variables.set(name, { text: text.slice(start, Math.max(start, line.start - 1)), start });
    reader.definition = reader.current = undefined;
  } else if (reader.definition || (isRecipe && reader.current)) addRecipe(bare, reader);
  else readOutside(bare, reader);
}

function readOutside(line: MakeValue, reader: Reader): void {
  const { text } = line;
  if (text === '' || text.startsWith('#') || isConditional(text)) return;
  const defined = definition.exec(text);
  const assigned = assignment.exec(text);
  reader.current = undefined;
  if (defined) {
    reader.variables.set(defined[1], undefined);
    reader.definition = { name: defined[1], start: line.start + text.length + 1 };
    startRule([], reader, defined[1]);
  } else if (assigned) assign(reader.variables, assigned, line);
  else readRule(line, reader);
}

function isConditional(text: string): boolean {
  return (
    /^(?:if|else|endif|-?include|sinclude|vpath|undefine|export|unexport)\b(?![^=]{0,200}=)/.test(text) ||
    /^ifn?(?:eq|def)\b/.test(text)
  );
}

function assign(variables: Map<string, MakeValue | undefined>, found: RegExpExecArray, line: MakeValue): void {
  const [head, name, operator] = found;
  const value = withoutComment({ text: line.text.slice(head.length), start: line.start + head.length });
  const isSame = !variables.has(name) || variables.get(name)?.text === value.text;
  variables.set(name, isSame && operator !== '!=' && operator !== '+=' ? value : undefined);
}

/** `names: prerequisites`, `names: VARIABLE = value`, `names: ; recipe`. */
function readRule(line: MakeValue, reader: Reader): void {
  const found = /^([^:=#]{1,2000}?)(?:&?::?)(?!=)[ \t]*/.exec(line.text);
  if (!found) return;
  const names = found[1].trim().split(/[ \t\\\r\n]+/);
  const rest: MakeValue = { text: line.text.slice(found[0].length), start: line.start + found[0].length };
  const assigned = assignment.exec(rest.text);
  if (assigned) {
    for (const name of names) assign(ownVariables(name, reader), assigned, rest);
    return;
  }
  startRule(names, reader);
  const at = rest.text.indexOf(';');
  if (at >= 0 && !rest.text.slice(0, at).includes('#'))
    addRecipe(withoutBlanks({ text: rest.text.slice(at + 1), start: rest.start + at + 1 }), reader);
}

function ownVariables(name: string, reader: Reader): Map<string, MakeValue> {
  const known = reader.own.get(name) ?? new Map();
  reader.own.set(name, known);
  return known;
}

function startRule(names: readonly string[], reader: Reader, defined?: string): void {
  reader.current = { names, defined, recipe: [] };
  reader.rules.push(reader.current);
}

/** Without the signs that keep `make` from printing the line or from stopping at an error. */
function addRecipe(line: MakeValue, reader: Reader): void {
  const signs = /^[@+-][@+\- \t]*/.exec(line.text)?.[0].length ?? 0;
  const text = line.text.slice(signs);
  if (text !== '') reader.current?.recipe.push({ text, start: line.start + signs });
}

function withOwnVariables(rule: DraftRule, reader: Reader): MakeRule {
  const variables = new Map(rule.names.slice(0, 20).flatMap((name) => [...(reader.own.get(name) ?? [])]));
  return { ...rule, variables };
}

/** Trailing blanks stay: something may be typed behind them. */
function withoutBlanks({ text, start }: MakeValue): MakeValue {
  const blanks = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(blanks), start: start + blanks };
}

function withoutComment({ text, start }: MakeValue): MakeValue {
  const at = text.search(/(?<!\\)#/);
  return { text: (at < 0 ? text : text.slice(0, at)).trimEnd(), start };
}
