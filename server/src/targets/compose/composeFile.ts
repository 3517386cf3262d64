import type { Node } from 'yaml';
import type { SourceFile } from '../buildReference';
import { type YamlEntry, type YamlFile, yamlFile } from '../yamlFile';

/** A compose file, as far as it builds. */
export interface ComposeFile {
  readonly path: string;
  readonly text: string;
  readonly yaml: YamlFile;
  readonly services: ReadonlyMap<string, ComposeService>;
  readonly includes: readonly ComposeInclude[];
}

export interface ComposeService {
  readonly file: ComposeFile;
  readonly name: string;
  readonly nameNode: Node;
  readonly node: Node;
  /** The service that this one begins as; in `file`, a path as written, or in the same one. */
  readonly extends: { readonly service: string; readonly file: string | undefined } | undefined;
}

/** Another compose file that is read as one of its own. */
export interface ComposeInclude {
  readonly path: string;
  /** Where its paths begin, as written; undefined for its own folder. */
  readonly projectDirectory: string | undefined;
}

export function readComposeFile(source: SourceFile): ComposeFile {
  const yaml = yamlFile(source);
  const services = new Map<string, ComposeService>();
  const includes: ComposeInclude[] = [];
  const file = { path: source.path, text: source.text, yaml, services, includes };
  for (const root of yaml.roots) {
    for (const entry of yaml.entries(yaml.at(root, 'services'))) {
      const service = serviceOf(file, entry);
      if (service) services.set(service.name, service);
    }
    includes.push(...includesOf(yaml, yaml.at(root, 'include')));
  }
  return file;
}

function serviceOf(file: ComposeFile, { key, keyNode, value }: YamlEntry): ComposeService | undefined {
  if (!value) return undefined;
  return { file, name: key, nameNode: keyNode, node: value, extends: extendsOf(file.yaml, value) };
}

function extendsOf(yaml: YamlFile, service: Node): ComposeService['extends'] {
  const node = yaml.at(service, 'extends');
  const name = yaml.text(node) ?? yaml.text(yaml.at(node, 'service'));
  return name === undefined ? undefined : { service: name, file: yaml.text(yaml.at(node, 'file')) };
}

/** `include: [path]`, `include: [{ path, project_directory }]`, where `path` may be a list. */
function includesOf(yaml: YamlFile, list: Node | undefined): ComposeInclude[] {
  return yaml.items(list).flatMap((item) => {
    const paths = yaml.at(item, 'path') ?? item;
    const projectDirectory = yaml.text(yaml.at(item, 'project_directory'));
    return [paths, ...yaml.items(paths)].flatMap((node) => {
      const path = yaml.text(node);
      return path === undefined ? [] : [{ path, projectDirectory }];
    });
  });
}
