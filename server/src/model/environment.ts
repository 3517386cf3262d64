import type { ImageConfig } from './stageGraph';

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The variables of a stage at one point of its conversion, and its working directory. It knows which values can't be
 * known offline: those that an external image of unknown configuration, or a build argument, may set.
 */
export class Environment {
  /** Set while looking up, when a value was asked for that is not certain. */
  uncertain = false;

  private constructor(
    private readonly values: Map<string, string>,
    private readonly unsure: Set<string>,
    /** Whether the base image may define more than is known. */
    private readonly open: boolean,
    public workdir: string,
    public workdirCertain: boolean,
  ) {}

  /** What a stage starts with on an external image (undefined config: unknown) or on scratch (an empty config). */
  static ofImage(config: ImageConfig | undefined, certain: boolean): Environment {
    const values = new Map<string, string>([['PATH', defaultPath]]);
    for (const entry of config?.env ?? []) {
      const equals = entry.indexOf('=');
      values.set(equals < 0 ? entry : entry.slice(0, equals), equals < 0 ? '' : entry.slice(equals + 1));
    }
    const unsure = new Set(certain ? [] : ['PATH']);
    return new Environment(values, unsure, !certain, config?.workingDir || '/', certain);
  }

  copy(): Environment {
    return new Environment(new Map(this.values), new Set(this.unsure), this.open, this.workdir, this.workdirCertain);
  }

  get(name: string): string | undefined {
    const value = this.values.get(name);
    if (this.unsure.has(name) || (value === undefined && this.open)) this.uncertain = true;
    return value;
  }

  set(name: string, value: string, certain: boolean): void {
    this.values.set(name, value);
    if (certain) this.unsure.delete(name);
    else this.unsure.add(name);
  }

  /** An ARG that got no value: the base image, or a build argument, may still give it one. */
  leaveUnset(name: string): void {
    if (!this.values.has(name)) this.unsure.add(name);
  }

  changeDirectory(path: string, certain: boolean): void {
    if (path.startsWith('/')) this.workdirCertain = certain;
    else this.workdirCertain = this.workdirCertain && certain;
    this.workdir = joinPath(this.workdir, path);
  }
}

/** An absolute, cleaned path: `path` seen from `directory`. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
