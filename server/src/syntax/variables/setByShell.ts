import type { Found } from './variableUse';

/** What stands between two commands of a shell text. */
export type Separator = ';' | '&&' | '||' | '|' | '&' | '\n' | ')';

/** One list of commands: the text itself, or what stands in parentheses or backticks. */
interface CommandList {
  /** The next word is a command's name, or an assignment in front of it. */
  atCommand: boolean;
  /** The words that follow are names that `export`, `read` or their like set. */
  setter: string | undefined;
  /** Assignments that belong to the command behind them alone, if there comes one. */
  pending: Assigned[];
  separator: Separator | undefined;
}

interface Assigned {
  readonly name: string;
  readonly at: number;
  readonly certain: boolean;
}

const wordPattern = /[A-Za-z_]\w*/y;
const powerShellPattern = /\$([A-Za-z_]\w*)[ \t]*=(?!=)/y;
const setters: ReadonlySet<string> = new Set(['export', 'readonly', 'declare', 'typeset', 'local', 'unset', 'read']);
const openers: ReadonlySet<string> = new Set(['if', 'while', 'until']);
const closers: ReadonlySet<string> = new Set(['fi', 'done', 'esac']);
const betweens: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'do', 'time']);

/** Follows the commands of a shell text word by word, for the variables that they set. */
export class ShellCommands {
  private readonly lists: CommandList[] = [newList()];
  private readonly known: (Assigned & { readonly breaks: number })[] = [];
  /** How many `if`, loops, `case` and braces are open. */
  private compounds = 0;
  /** How often the outermost list went on whatever the command before said. */
  private breaks = 0;

  constructor(
    private readonly found: Found,
    /** In a shell of its own, from which nothing comes back. */
    private readonly nested: boolean,
  ) {}

  /** A word begins at `at`. Returns where its reading goes on: behind a name, or behind the `=` of an assignment. */
  word(text: string, at: number, end: number): number {
    const list = this.list;
    wordPattern.lastIndex = at;
    const name = wordPattern.exec(text)?.[0];
    if (name === undefined || at + name.length > end) return this.nameless(list, text, at, end);
    const behind = at + name.length;
    const equals = equalsLength(text, behind);
    if (list.atCommand && equals > 0) list.pending.push({ name, at, certain: this.isCertain(list) });
    else if (list.atCommand) this.command(list, name);
    else if (list.setter !== undefined) this.set(list, list.setter, name, at, equals > 0);
    return behind + equals;
  }

  separate(separator: Separator): void {
    const list = this.list;
    this.commit(list);
    list.atCommand = true;
    list.setter = undefined;
    list.separator = separator;
    if (this.lists.length === 1 && separator !== '&&' && separator !== '|') this.breaks++;
  }

  enter(): void {
    this.lists.push(newList());
  }

  leave(): void {
    this.commit(this.list);
    if (this.lists.length > 1) this.lists.pop();
  }

  finish(): void {
    while (this.lists.length > 1) this.leave();
    this.commit(this.list);
    for (const { name, at, certain, breaks } of this.known) {
      // `a && X=1 && b $X`: what follows runs only where X was set; behind a `;` it runs in any case.
      const sure = certain && (breaks < 0 || breaks === this.breaks);
      this.found.assignments.push({ name, nameSpan: { start: at, end: at + name.length }, certain: sure });
    }
  }

  private get list(): CommandList {
    return this.lists[this.lists.length - 1] as CommandList;
  }

  private command(list: CommandList, word: string): void {
    if (betweens.has(word)) return;
    if (openers.has(word)) {
      this.compounds++;
      return;
    }
    if (word === 'for' || word === 'case' || word === 'select') this.compounds++;
    if (closers.has(word)) this.compounds = Math.max(0, this.compounds - 1);
    if (setters.has(word) || word === 'for') list.setter = word;
    list.pending = [];
    list.atCommand = false;
  }

  private nameless(list: CommandList, text: string, at: number, end: number): number {
    const first = text[at];
    if (!list.atCommand || first === '!') return at;
    if (first === '{') this.compounds++;
    else if (first === '}') this.compounds = Math.max(0, this.compounds - 1);
    else {
      list.pending = [];
      list.atCommand = false;
      if (first === '$') return this.setInPowerShell(list, text, at, end);
    }
    return at;
  }

  /** `$X = 1`, which no other shell takes for an assignment. */
  private setInPowerShell(list: CommandList, text: string, at: number, end: number): number {
    powerShellPattern.lastIndex = at;
    const [all = '', name = ''] = powerShellPattern.exec(text) ?? [];
    if (name === '' || at + all.length > end) return at;
    this.remember(list, { name, at: at + 1, certain: this.isCertain(list) });
    return at + all.length;
  }

  private set(list: CommandList, setter: string, name: string, at: number, hasValue: boolean): void {
    this.remember(list, { name, at, certain: (hasValue || setter === 'read') && this.isCertain(list) });
    if (setter === 'for') list.setter = undefined;
  }

  private isCertain({ separator }: CommandList): boolean {
    return !this.nested && this.lists.length === 1 && this.compounds === 0 && separator !== '||' && separator !== '|';
  }

  private commit(list: CommandList): void {
    for (const assigned of list.pending) this.remember(list, assigned);
    list.pending = [];
  }

  private remember({ separator }: CommandList, assigned: Assigned): void {
    this.known.push({ ...assigned, breaks: separator === '&&' ? this.breaks : -1 });
  }
}

function newList(): CommandList {
  return { atCommand: true, setter: undefined, pending: [], separator: undefined };
}

/** Of `=` and `+=`. */
function equalsLength(text: string, at: number): number {
  if (text[at] === '=') return 1;
  return text[at] === '+' && text[at + 1] === '=' ? 2 : 0;
}
