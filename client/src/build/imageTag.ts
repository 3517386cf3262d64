/** What the placeholders of `dockerfileStages.build.tag` stand for. */
export interface TagValues {
  /** Name of the Dockerfile's folder. */
  readonly folder: string;
  /** Name of the workspace folder. */
  readonly workspaceFolder: string;
  /** The stage; undefined for an unnamed last one, which becomes `latest`. */
  readonly stage: string | undefined;
}

/** Host with port, path components, tag: the reference grammar of container registries, without digests. */
const REFERENCE =
  /^(?:[a-zA-Z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?$/;
const LONGEST = 400;

/**
 * The image reference that a template such as `${folder}:${stage}` makes. Folders may be called anything, so what is
 * filled in is made legal; the template itself is taken at its word. Undefined where the result is no reference.
 */
export function imageTag(template: string, values: TagValues): string | undefined {
  const tagAt = tagStart(template);
  const filled = template.replace(/\$\{(folder|workspaceFolder|stage)\}/g, (_, key: keyof TagValues, at: number) => {
    const value = values[key] ?? 'latest';
    return tagAt !== -1 && at > tagAt ? tagPart(value) : pathPart(value);
  });
  return filled.length <= LONGEST && REFERENCE.test(filled) ? filled : undefined;
}

/** Where the `:` in front of the tag stands, which is not that of a port. */
function tagStart(template: string): number {
  const colon = template.lastIndexOf(':');
  return colon > template.lastIndexOf('/') ? colon : -1;
}

function pathPart(value: string): string {
  const legal = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, (run) => (/^(?:[._-]|__)$/.test(run) ? run : '-'))
    .replace(/^[._-]+|[._-]+$/g, '');
  return legal.slice(0, 120).replace(/[._-]+$/, '') || 'image';
}

function tagPart(value: string): string {
  return (
    value
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 128) || 'latest'
  );
}
