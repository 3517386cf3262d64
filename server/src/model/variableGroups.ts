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

/** A place where the name stands. */
export type Place = Pick<Occurrence, 'access' | 'instruction' | 'stage' | 'range'>;

/** Collects occurrences in any order. */
export class OccurrenceList {
  private readonly list: { readonly place: Place; readonly bound: Bound | undefined }[] = [];

  add(place: Place, bound: Bound | undefined): void {
    this.list.push({ place, bound });
  }

  /** In file order, with their variables. */
  finish(): readonly Occurrence[] {
    const variables = new Map<Group, Variable & { occurrences: Occurrence[] }>();
    return this.list.sort(byPlace).map(({ place: { access, instruction, stage, range }, bound }) => {
      const root = bound?.group?.root;
      const variable = root && (variables.get(root) ?? { kind: root.kind, occurrences: [] });
      const occurrence: Occurrence = { access, instruction, stage, range, meaning: bound?.meaning, variable };
      if (root && variable) {
        variables.set(root, variable);
        variable.occurrences.push(occurrence);
      }
      return occurrence;
    });
  }
}

function byPlace({ place: { range: a } }: { place: Place }, { place: { range: b } }: { place: Place }): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
