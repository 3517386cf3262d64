import type { Range } from 'vscode-languageserver-types';
import type { MappedText } from '../util/mappedText';
import type { SourceFile, Written } from './buildReference';
import type { Places } from './places';
import type { IsDynamic } from './written';

/** A file of keys and values as finders read it, whatever its format. */
export interface DataFile<Node, Entry> {
  /** The value behind the keys; undefined where one of them is missing. */
  readonly at: (node: Node | undefined, ...keys: readonly string[]) => Node | undefined;
  /** The keys and values of a mapping; none of anything else. */
  readonly entries: (node: Node | undefined) => readonly Entry[];
  /** The elements of a list; none of anything else. */
  readonly items: (node: Node | undefined) => readonly Node[];
  /** What a plain value says; undefined for lists and mappings. */
  readonly text: (node: Node | undefined) => string | undefined;
  /** What a text says, with the places of its characters. */
  readonly mapped: (node: Node | undefined) => MappedText | undefined;
  /** The same, without blanks around it. */
  readonly written: (node: Node | undefined, isDynamic: IsDynamic) => Written | undefined;
  readonly range: (node: Node) => Range;
  readonly places: Places;
}

/** Reads each file once, for all finders that look at it. */
export function readOnce<File extends object>(read: (text: string) => File): (source: SourceFile) => File {
  const files = new WeakMap<SourceFile, File>();
  return (source) => {
    const known = files.get(source);
    if (known) return known;
    const file = read(source.text);
    files.set(source, file);
    return file;
  };
}
