import { parseToml, type Table, tableIn, textIn } from './parseToml';
import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** What Cargo.toml says: the program's name. */
export async function readRust(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const text = await files.read('Cargo.toml');
  if (text === undefined) return [];
  const program = programOf(parseToml(text));
  const reason = program ? `Cargo.toml, ${program}` : 'Cargo.toml';
  const ignore = ['target'];
  return [
    { template: 'Rust with cargo-chef', reason, values: valuesOf({ 2: program }), ignore },
    { template: 'Rust on distroless', reason, values: valuesOf({ 3: program }), ignore },
  ];
}

function programOf(manifest: Table): string | undefined {
  const [bin] = Array.isArray(manifest.bin) ? (manifest.bin as readonly Table[]) : [];
  return (bin && textIn(bin, 'name')) ?? textIn(tableIn(manifest, 'package'), 'name');
}
