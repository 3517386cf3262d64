import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** What go.mod says: the version of the language, the program's name and where its main package is. */
export async function readGo(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const module = await files.read('go.mod');
  if (module === undefined) return [];
  const version = /^go[ \t]+(\d+\.\d+)/m.exec(module)?.[1];
  const [program, main] = await mainPackage(files, module);
  const reason = version ? `go.mod, Go ${version}` : 'go.mod';
  const values = valuesOf({ 2: version, 3: program, 4: main });
  const ignore = [program].filter((name) => name !== undefined && files.names.includes(name)) as string[];
  return (['Go on distroless', 'Go on scratch', 'Go on Alpine'] as const).map((template) => ({
    template,
    reason,
    values,
    ignore,
  }));
}

/** The only program below `cmd`, or the module itself. */
async function mainPackage(files: ProjectFiles, module: string): Promise<[string | undefined, string | undefined]> {
  const programs = files.names.includes('main.go') ? [] : await files.folders('cmd');
  const [only] = programs;
  if (only !== undefined && programs.length === 1) return [only, `./cmd/${only}`];
  const path = /^module[ \t]+"?([^\s"]+)/m.exec(module)?.[1];
  const name = path?.split('/').findLast((part) => !/^v\d+$/.test(part));
  return [name && /^[\w.-]+$/.test(name) ? name : undefined, undefined];
}
