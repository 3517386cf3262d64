import type { SourceFile } from '../buildReference';
import { type Places, placesIn } from '../places';
import { parseBakeJson } from './bakeJson';
import type { HclBody, HclValue } from './hcl/hclSyntax';
import { parseHcl } from './hcl/parseHcl';

/** A bake file that was read. */
export interface BakeSource {
  readonly path: string;
  readonly text: string;
  readonly places: Places;
  readonly body: HclBody;
}

/** A value, and the file that it stands in. */
export interface BakeField {
  readonly value: HclValue;
  readonly source: BakeSource;
}

export function readBakeSource(file: SourceFile): BakeSource {
  const body = file.path.endsWith('.json') ? parseBakeJson(file) : parseHcl(file.text);
  return { path: file.path, text: file.text, places: placesIn(file.text), body };
}
