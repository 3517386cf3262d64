import { parseToml, type Table, tableIn, textIn } from './parseToml';
import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** The newest Python that the templates offer. */
const newestMinor = 14;

const ignore = ['.venv', 'venv', '**/__pycache__', '.pytest_cache'];

/** What pyproject.toml, requirements.txt and lock files say: how packages are installed, which Python, what to start. */
export async function readPython(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const project = await files.read('pyproject.toml');
  const requirements = await files.read('requirements.txt');
  if (project === undefined && requirements === undefined) return [];
  const pyproject = parseToml(project);
  const version = await pythonVersion(files, pyproject);
  const command = await startCommand(files, `${project ?? ''}\n${requirements ?? ''}`.toLowerCase());
  const because = (file: string) => (version ? `${file}, Python ${version}` : file);
  const found: Suggestion[] = [];
  const suggest = (
    template: Suggestion['template'],
    file: string,
    stops: Parameters<typeof valuesOf>[0],
    cmd: number,
  ) =>
    found.push({
      template,
      reason: because(file),
      values: { ...valuesOf(stops), ...(command && { [cmd]: command }) },
      ignore,
    });
  if (files.names.includes('uv.lock')) suggest('Python with uv', 'uv.lock', { 2: version }, 6);
  if (files.names.includes('poetry.lock')) suggest('Python with Poetry', 'poetry.lock', { 2: version }, 5);
  if (requirements !== undefined) {
    suggest('Python venv on slim', 'requirements.txt', { 2: version }, 6);
    suggest('Python venv on Alpine', 'requirements.txt', { 2: version }, 6);
    const forTests = files.names.find((name) => /^requirements[._-](dev|test)s?\.txt$/.test(name));
    if (forTests) suggest('Python: base, src, test, prod', forTests, { 1: version, 2: forTests }, 4);
  }
  return found;
}

/** `3.12` where that is asked for, the newest where a range allows it. */
async function pythonVersion(files: ProjectFiles, pyproject: Table): Promise<string | undefined> {
  const pinned = /^(3\.\d+)/.exec((await files.read('.python-version'))?.trim() ?? '')?.[1];
  if (pinned) return pinned;
  const poetry = textIn(tableIn(pyproject, 'tool', 'poetry', 'dependencies'), 'python');
  const range = textIn(tableIn(pyproject, 'project'), 'requires-python') ?? poetry ?? '';
  const below = /<\s*3\.(\d+)/.exec(range)?.[1];
  const exact = /(?:==|~=)\s*3\.(\d+)/.exec(range)?.[1];
  if (exact) return `3.${exact}`;
  if (below) return `3.${Math.min(newestMinor, Number(below) - 1)}`;
  const least = /3\.(\d+)/.exec(range)?.[1];
  return least ? `3.${Math.max(newestMinor, Number(least))}` : undefined;
}

/** What to start, as the words of an exec form; undefined where the files don't tell. */
async function startCommand(files: ProjectFiles, requirements: string): Promise<string | undefined> {
  const module = ['main', 'app', 'server', 'wsgi', 'asgi'].find((name) => files.names.includes(`${name}.py`));
  const django = files.names.includes('manage.py') ? await djangoProject(files) : undefined;
  if (django) return words('gunicorn', '--bind', '0.0.0.0:8000', `${django}.wsgi`);
  if (!module) return undefined;
  const needs = (name: string) => new RegExp(`\\b${name}\\b`).test(requirements);
  if (needs('fastapi') || needs('starlette') || needs('uvicorn')) {
    return words('uvicorn', `${module}:app`, '--host', '0.0.0.0', '--port', '8000');
  }
  if (needs('gunicorn')) return words('gunicorn', '--bind', '0.0.0.0:8000', `${module}:app`);
  if (needs('flask')) return words('flask', '--app', module, 'run', '--host', '0.0.0.0', '--port', '8000');
  return words('python', `${module}.py`);
}

async function djangoProject(files: ProjectFiles): Promise<string | undefined> {
  return /DJANGO_SETTINGS_MODULE["'],\s*["'](\w+)\.settings/.exec((await files.read('manage.py')) ?? '')?.[1];
}

function words(...all: readonly string[]): string {
  return all.map((word) => JSON.stringify(word)).join(', ');
}
