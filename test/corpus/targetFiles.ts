import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../server/src/model/buildGraph';
import type { StageGraph } from '../../server/src/model/stageGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { type KnownDockerfiles, knownDockerfiles } from '../../server/src/targets/knownDockerfiles';
import { isDockerfileName } from '../../server/src/workspace/dockerfileNames';
import { conformanceFolder } from './records';

/** Files of real repositories, with all references to stages in them as others found them. */
const folder = join(conformanceFolder, 'targets');

/** A place in a file of one of the repositories. */
interface Place {
  readonly repo: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Whether the file is at hand. */
  readonly stored: boolean;
  readonly dockerfile: string | null;
}

/** A place that names a stage, or a bake target. */
export interface TargetRecord extends Place {
  readonly kind: string;
  readonly target: string;
  /** Whether the target is a stage of that Dockerfile. */
  readonly resolved: boolean;
}

/** A named context that a build is given. */
export interface ContextRecord extends Place {
  readonly name: string;
  readonly value: string;
  /** Kinds of places in the Dockerfile that name it as it is written. */
  readonly used_in: readonly string[];
  readonly overrides_stage: boolean;
}

/** The files of a repository by their paths, and what is known of its Dockerfiles. */
export interface Repository {
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly graphs: ReadonlyMap<string, StageGraph>;
  readonly dockerfiles: KnownDockerfiles;
}

export function hasTargetData(): boolean {
  return existsSync(join(folder, 'references.json'));
}

export function readTargetRecords(): {
  readonly references: readonly TargetRecord[];
  readonly contextReferences: readonly ContextRecord[];
} {
  return JSON.parse(readFileSync(join(folder, 'references.json'), 'utf8'));
}

export function readRepositories(): readonly Repository[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => readRepository(name));
}

function readRepository(name: string): Repository {
  const texts = textsIn(join(folder, name));
  const dockerfiles = [...texts].filter(([path]) => isDockerfileName(path.slice(path.lastIndexOf('/') + 1)));
  const graphs = new Map(dockerfiles.map(([path, text]) => [path, buildGraph(parseDockerfile(text), {})]));
  const known = [...graphs].map(([path, { stages }]) => ({ path, stages: stages.map((stage) => stage.writtenName) }));
  return { name: name.replace('__', '/'), texts, graphs, dockerfiles: knownDockerfiles(known) };
}

function textsIn(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(root.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}
