import { bake } from './bake/bake';
import type { BuildReference, Finder, SourceFile } from './buildReference';
import { ciScripts } from './ci/ciScripts';
import { cloudBuild } from './ci/cloudBuild';
import { compose } from './compose/compose';
import { dockerfileComments } from './dockerfileComments';
import { jenkinsfile } from './jenkins/jenkinsfile';
import { just } from './just/just';
import { devspace } from './kubernetes/devspace';
import { garden } from './kubernetes/garden';
import { okteto } from './kubernetes/okteto';
import { skaffold } from './kubernetes/skaffold';
import { make } from './make/make';
import { markdown } from './markdown/markdown';
import { packageScripts } from './packageScripts';
import { scripts } from './scripts';
import { taskfile } from './taskfile';
import { tilt } from './tilt/tilt';
import { devcontainer } from './vscode/devcontainer';
import { vscodeTasks } from './vscode/vscodeTasks';
import { workflow } from './workflow/workflow';

/** All kinds of files in which we look for builds. A file may be of several kinds. */
export const allFinders: readonly Finder[] = [
  scripts,
  make,
  just,
  taskfile,
  packageScripts,
  jenkinsfile,
  markdown,
  dockerfileComments,
  bake,
  compose,
  workflow,
  ciScripts,
  cloudBuild,
  devcontainer,
  vscodeTasks,
  skaffold,
  devspace,
  garden,
  okteto,
  tilt,
];

/** Whether a file of this path may ask for builds. */
export function mayHaveBuilds(path: string): boolean {
  return allFinders.some((finder) => finder.matches(path));
}

/** All builds that a file asks for, as the file alone tells them. Never throws; linear in its length. */
export function buildsIn(file: SourceFile): readonly BuildReference[] {
  return allFinders.flatMap((finder) => (finder.matches(file.path) ? finder.find(file) : []));
}
