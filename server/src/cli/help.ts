import * as l10n from '@vscode/l10n';

/** What `--help` prints without a command. */
export function overview(): string {
  return l10n.t(`Dockerfile Stages: understands the stages of Dockerfiles as BuildKit does, without an engine or network.

Usage: dockerfile-stages COMMAND [OPTIONS]

Commands:
  check FILE…|FOLDER     report mistakes in Dockerfiles, and builds of stages that are not there
  checklist FILE…|FOLDER tell how good a multi-stage build is, point by point
  graph FILE…            print the graph of stages as data or as a picture
  targets FILE…|FOLDER   list which files ask for which stages
  rules                  list all rules, and how grave they are here
  lsp --stdio            run the language server, for editors

Options:
  --help                 show this, or the help of a command
  --version              show the version

Examples:
  dockerfile-stages check .
  dockerfile-stages graph Dockerfile --format mermaid
  dockerfile-stages targets .
  dockerfile-stages graph --help

Exit code: 0 clean, 1 findings, 2 wrong usage or unreadable file.
`);
}

export function checkHelp(): string {
  return l10n.t(`Reports mistakes in Dockerfiles, and builds in other files that ask for a stage that is not there.

Usage: dockerfile-stages check FILE…|FOLDER [OPTIONS]

A folder is searched for Dockerfile, Containerfile, Dockerfile.*, Containerfile.* and *.Dockerfile, but not in
node_modules and .git. So are the scripts, Makefiles, Compose, Bake and CI files in it, but for those that git ignores.
"-" reads standard input.

Options:
  --format FORMAT      text (default), json, jsonl, github or sarif
  --fail-on SEVERITY   exit with 1 from this severity on: error (default), warning, information, hint or never
  --fix                change the Dockerfiles where that is safe, and report what is left; prints the text of "-"
  --diff               print what --fix would change, and change nothing; exit with 1 if there is anything
  --profile PROFILE    recommended (default), strict (all rules) or buildkit-only (the build's own checks, and what breaks it)
  --rule ID=SEVERITY   how grave a rule is: off, hint, information, warning or error; also DL3008=off; repeatable
  --config FILE        take this file for dockerfile-stages.json; otherwise the nearest one upwards in the repository
  --no-config          take none
  --shellcheck         ask the ShellCheck of the PATH about the scripts of RUN
  --target STAGE       have the build's own checks look at what this stage needs; default is all stages
  --platform OS/ARCH   the platform to build for; default is linux/amd64
  --build-arg NAME=VALUE
                       a build argument; NAME alone takes it from the environment; repeatable
  --build-context NAME=SOURCE
                       a named build context; repeatable
  --assume-empty-bases
                       take it that images define PATH and nothing else, whatever is known of them
  --help               show this

Examples:
  dockerfile-stages check Dockerfile
  dockerfile-stages check . --fix
  dockerfile-stages check . --fail-on warning
  dockerfile-stages check . --profile strict --rule unused-stage=off
  dockerfile-stages check . --format sarif > stages.sarif
  dockerfile-stages check . --format github        in a GitHub workflow
  cat Dockerfile | dockerfile-stages check -

Exit code: 0 clean, 1 findings, 2 wrong usage, unreadable file or wrong configuration (the files are checked all the same).
`);
}

export function checklistHelp(): string {
  return l10n.t(`Tells how good a multi-stage build is: structure, optimisation, build and security, point by point, with evidence.

Usage: dockerfile-stages checklist FILE…|FOLDER [OPTIONS]

"-" reads standard input.

Options:
  --format FORMAT   text (default), json or jsonl (one line a file); lines count from 0 in data
  --strict          exit with 1 where a point did not pass
  --help            show this

Examples:
  dockerfile-stages checklist Dockerfile
  dockerfile-stages checklist . --format jsonl

Exit code: 0 printed, 1 a point did not pass (--strict), 2 wrong usage or unreadable file.
`);
}

export function graphHelp(): string {
  return l10n.t(`Prints the graph of stages: what each stage takes from which stage, image or named context.

Usage: dockerfile-stages graph FILE… [OPTIONS]
       dockerfile-stages graph --update MARKDOWN [--check]

"-" reads standard input.

Options:
  --format FORMAT               json (default), jsonl (one line a file), mermaid, dot or svg
  --target STAGE                the stage to build, default is the last one; pictures fade what it does not need
  --level LEVEL                 of pictures: overview (names), normal (default) or detailed (each instruction)
  --layers                      the same as --level detailed
  --images IMAGES               of pictures: merged (default), or per-use for each image once a stage that takes from it
  --legend                      explain in the picture what its lines and colours mean
  --update MARKDOWN             keep the diagrams in a Markdown file up to date; repeatable. They go behind lines like
                                <!-- dockerfile-stages: path/to/Dockerfile -->; target=STAGE, level=LEVEL,
                                images=per-use, legend=yes and format=svg (a file beside it) go behind the path
  --check                       change nothing; exit with 1 if a diagram is out of date
  --platform OS/ARCH            the platform to build for; default is linux/amd64
  --build-arg NAME=VALUE        a build argument; NAME alone takes it from the environment; repeatable
  --build-context NAME=SOURCE   a named build context; repeatable
  --help                        show this

Examples:
  dockerfile-stages graph Dockerfile --format mermaid
  dockerfile-stages graph Dockerfile --format svg --legend > stages.svg
  dockerfile-stages graph Dockerfile --target test --build-arg VERSION=2 --format dot
  dockerfile-stages graph services/*/Dockerfile --format jsonl
  dockerfile-stages graph --update README.md --check        in a workflow

Exit code: 0 printed, 1 out of date (--check), 2 wrong usage or unreadable file (the others are printed all the same).
`);
}

export function targetsHelp(): string {
  return l10n.t(`Lists which scripts, Makefiles, Compose, Bake, CI and other files ask for which stages of which Dockerfiles.

Usage: dockerfile-stages targets FILE…|FOLDER [OPTIONS]

A folder is searched, but for node_modules, .git and what git ignores. Dockerfiles are looked for in the repository that
the file or folder is in; without one in that folder, or for a file in the current one.

Options:
  --format FORMAT   text (default), json or jsonl (one line a build); lines and columns count from 1
  --help            show this

Examples:
  dockerfile-stages targets .
  dockerfile-stages targets Makefile compose.yaml
  dockerfile-stages targets . --format jsonl

Exit code: 0 printed, 2 wrong usage or unreadable file (the others are printed all the same).
`);
}

export function rulesHelp(): string {
  return l10n.t(`Lists all rules with how grave they are for the Dockerfiles of this folder, and what BuildKit and hadolint call them.

Usage: dockerfile-stages rules [OPTIONS]

Options:
  --format FORMAT      text (default) or json
  --profile PROFILE    recommended (default), strict (all rules) or buildkit-only (the build's own checks, and what breaks it)
  --rule ID=SEVERITY   how grave a rule is: off, hint, information, warning or error; also DL3008=off; repeatable
  --config FILE        take this file for dockerfile-stages.json; otherwise the nearest one upwards in the repository
  --no-config          take none
  --help               show this

Examples:
  dockerfile-stages rules
  dockerfile-stages rules --profile strict
  dockerfile-stages rules --format json
`);
}

export function lspHelp(): string {
  return l10n.t(`Runs the language server, for editors.

Usage: dockerfile-stages lsp --stdio

Options:
  --stdio   speak over standard input and output (default)
  --help    show this

Example, for Neovim:
  vim.lsp.config('dockerfile_stages', { cmd = { 'dockerfile-stages', 'lsp', '--stdio' }, filetypes = { 'dockerfile' } })
  vim.lsp.enable('dockerfile_stages')
`);
}
