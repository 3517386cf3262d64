import type { Meaning, Occurrence, Variable } from './variableBinding';

/** What will be one variable, as far as is known while a file is read; groups may turn out to be the same one. */
export class Group {
  private parent: Group | undefined;

  constructor(readonly kind: Variable['kind'] = 'file') {}

  get root(): Group {
    let root: Group = this;
    while (root.parent) root = root.parent;
    // What was found out is kept, so that chains of groups stay short.
    if (root !== this) this.parent = root;
    return root;
  }

  /** From now on the two are one. */
  join(other: Group | undefined): Group {
    if (other && other.root !== this.root) other.root.parent = this.root;
    return this.root;
  }
}

/** What a name means at a place, and which places it is one variable with. */
export interface Bound {
  readonly meaning: Meaning | undefined;
  readonly group: Group | undefined;
}

type Found = Omit<Occurrence, 'variable' | 'meaning'> & Partial<Bound>;

/** Collects occurrences in any order. */
export class OccurrenceList {
  private readonly list: Found[] = [];

  add(found: Found): void {
    this.list.push(found);
  }

  /** In file order, with their variables. */
  finish(): readonly Occurrence[] {
    this.list.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
    const variables = new Map<Group, Variable & { occurrences: Occurrence[] }>();
    return this.list.map(({ group, meaning, ...place }) => {
      const found = { ...place, meaning };
      const root = group?.root;
      if (!root) return { ...found, variable: undefined };
      const variable = variables.get(root) ?? { kind: root.kind, occurrences: [] };
      variables.set(root, variable);
      const occurrence: Occurrence = { ...found, variable };
      variable.occurrences.push(occurrence);
      return occurrence;
    });
  }
}
