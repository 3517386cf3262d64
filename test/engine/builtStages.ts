import { spawn } from 'node:child_process';

/** What BuildKit made of a build, as it reports it. */
export interface Build {
  readonly succeeded: boolean;
  /** BuildKit's names of the stages that it worked on: as written in lower case, `stage-N` where there is no name. */
  readonly stages: ReadonlySet<string>;
  /** What the engine says in the end, in words. */
  readonly error: string;
}

/** Builds a stage of a Dockerfile with the engine of the tests, without a context, keeping no image. */
export async function buildTarget(dockerfile: string, target?: string): Promise<Build> {
  const options = ['--progress=rawjson', '--output=type=cacheonly', ...(target ? [`--target=${target}`] : [])];
  const child = spawn('docker', ['buildx', 'build', ...options, '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.end(dockerfile);
  let output = '';
  child.stderr.on('data', (data) => {
    output += data;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const lines = output.split('\n');
  return {
    succeeded: code === 0,
    stages: new Set(lines.filter(isProgress).flatMap(stagesOf)),
    error: lines.filter((line) => !isProgress(line)).join('\n'),
  };
}

/** Progress comes as one object a line, the error at the end as plain text. */
const isProgress = (line: string) => line.startsWith('{');

/** The stages that a line of progress names, as in `[builder 2/3] RUN make`. */
function stagesOf(line: string): string[] {
  const { vertexes = [] }: { vertexes?: { name: string }[] } = JSON.parse(line);
  return vertexes.flatMap(({ name }) => /^\[(?!internal\])(\S+?) +\d+\/\d+\]/.exec(name)?.[1] ?? []);
}
