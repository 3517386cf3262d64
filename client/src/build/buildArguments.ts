import * as path from 'node:path';
import type { BuildRequest, Command } from './buildRequest';
import type { Engine } from './engine';

/**
 * The command that builds a request. It runs in the context folder, so that all paths are short and can be read.
 * Every value stands behind `=` or is a lone `.`: whatever a Dockerfile says, it can't turn into an option.
 */
export function buildCommand(engine: Engine, request: BuildRequest): Command {
  return {
    executable: engine.executable,
    args: [...verb(engine), ...options(request), '.'],
    cwd: request.context,
  };
}

function verb(engine: Engine): string[] {
  switch (engine.kind) {
    case 'buildx':
      // A builder in a container keeps its result to itself unless told to load it.
      return ['buildx', 'build', '--load', '--progress=plain'];
    case 'docker':
      return ['build'];
  }
}

function options(request: BuildRequest): string[] {
  const args: string[] = [];
  if (request.stage !== undefined) args.push(`--target=${request.stage}`);
  args.push(`--file=${fromFolder(request.context, request.dockerfile)}`);
  if (request.tag !== undefined) args.push(`--tag=${request.tag}`);
  return args;
}

/** `file` as seen from `folder`; `-` alone would mean standard input. */
function fromFolder(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return relative.startsWith('-') ? `.${path.sep}${relative}` : relative;
}
