import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** What the only project file of C# or F# says: the assembly's name and the framework. */
export async function readDotnet(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const projects = files.names.filter((name) => /\.(?:cs|fs|vb)proj$/.test(name));
  const [name] = projects;
  if (name === undefined || projects.length > 1) return [];
  const text = (await files.read(name)) ?? '';
  const version = /<TargetFrameworks?>[^<]*?net(\d+\.\d+)/.exec(text)?.[1];
  const assembly = /<AssemblyName>\s*([\w.-]+)\s*</.exec(text)?.[1] ?? name.replace(/\.\w+$/, '');
  const reason = version ? `${name}, .NET ${version}` : name;
  return [
    {
      template: '.NET: SDK to ASP.NET',
      reason,
      values: valuesOf({ 2: version, 3: name, 5: assembly }),
      ignore: ['bin', 'obj'],
    },
  ];
}
