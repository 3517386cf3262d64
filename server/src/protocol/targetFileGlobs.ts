/**
 * The files that may build Dockerfiles, by their paths, as editors want them: what is not among these is never sent to
 * us. Scripts without an ending are told by their language. The finders decide what of it they read.
 */
export const targetFileGlobs: readonly string[] = [
  // Scripts, Makefiles and what people are told to type.
  ...endings('sh bash zsh ksh fish bats command ps1 psm1 bat cmd mk mak make just md mdx markdown mdown'),
  ...anywhere('Makefile makefile GNUmakefile BSDmakefile Makefile.* makefile.* GNUmakefile.*'),
  ...anywhere('justfile Justfile JUSTFILE .justfile .envrc Tiltfile Tiltfile.* *.tiltfile'),
  ...anywhere('Jenkinsfile* jenkinsfile* *.jenkins *.jenkinsfile *.Jenkinsfile'),
  '**/vars/*.groovy',
  ...yaml('**/Taskfile* **/taskfile* **/*.Taskfile **/*.taskfile'),
  ...anywhere('package.json composer.json deno.json deno.jsonc'),
  // What builds images.
  ...yaml('**/*compose*'),
  ...anywhere('*bake*.hcl *bake*.json'),
  ...yaml('**/*skaffold* **/devspace* **/*garden **/okteto* **/.okteto/*'),
  // Continuous integration.
  ...yaml('**/.github/workflows/* **/.gitea/workflows/* **/.forgejo/workflows/* **/action'),
  ...yaml(
    '**/*gitlab-ci* **/.gitlab/** **/.circleci/** **/.buildkite/** **/.semaphore/** **/.drone/** **/.woodpecker/**',
  ),
  ...yaml(
    '**/.drone* **/.woodpecker* **/bitbucket-pipelines **/.travis **/*buildspec* **/*cloudbuild* **/*cloud-build*',
  ),
  ...yaml('**/azure-pipeline* **/azure_pipeline* **/azurepipeline* **/.azure-pipeline* **/.azure*/** **/.vsts/**'),
  ...anywhere('*cloudbuild*.json *cloud-build*.json'),
  // Editors.
  ...anywhere('devcontainer.json .devcontainer.json *.code-workspace'),
  '**/.vscode/tasks.json',
  '**/.vscode/launch.json',
];

/** Those of them in which a Dockerfile may stand, in lines of its own. */
export const inlineDockerfileGlobs: readonly string[] = [
  ...yaml('**/*compose*'),
  ...anywhere('*bake*.hcl Tiltfile Tiltfile.* *.tiltfile'),
];

/** Of these languages are scripts that have no ending. */
export const targetFileLanguages: readonly string[] = ['shellscript', 'powershell'];

function words(text: string): readonly string[] {
  return text.split(' ');
}

function endings(text: string): readonly string[] {
  return words(text).map((ending) => `**/*.${ending}`);
}

function anywhere(text: string): readonly string[] {
  return words(text).map((name) => `**/${name}`);
}

function yaml(text: string): readonly string[] {
  return words(text).flatMap((path) => {
    const name = path.endsWith('**') ? `${path}/*` : path;
    return [`${name}.yml`, `${name}.yaml`];
  });
}
