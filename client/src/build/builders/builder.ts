import type { Engine } from '../engine';
import type { Ask } from '../findEngine';
import { listOf, readJsonLines, textOf, valueOf } from '../json';

/** Somewhere to build: a builder of buildx, a context of docker, or a connection of podman. */
export interface Builder {
  readonly name: string;
  /** What it is: `docker-container`, `kubernetes`; empty for contexts and connections. */
  readonly driver: string;
  /** Where it is, in an address each. */
  readonly endpoints: readonly string[];
  readonly platforms: readonly string[];
  /** `running`, `inactive`; what the engine says. */
  readonly status: string;
  /** Why it can't be used. */
  readonly error?: string;
  /** The engine builds there unless it is told otherwise. */
  readonly isDefault: boolean;
}

/** The places where an engine may build; undefined where it can't tell. Empty for one that builds here alone. */
export async function buildersOf({ kind, executable }: Engine, ask: Ask): Promise<readonly Builder[] | undefined> {
  switch (kind) {
    case 'buildx': {
      const said = await ask(executable, ['buildx', 'ls', '--format', 'json']);
      if (said !== undefined) return readJsonLines(said).flatMap(buildxBuilder);
      const table = await ask(executable, ['buildx', 'ls']);
      return table === undefined ? undefined : readTable(table);
    }
    case 'buildkit':
    case 'legacy': {
      const said = await ask(executable, ['context', 'ls', '--format', '{{json .}}']);
      return said === undefined ? undefined : readJsonLines(said).flatMap(dockerContext);
    }
    case 'podman': {
      const said = await ask(executable, ['system', 'connection', 'list', '--format', 'json']);
      return said === undefined ? undefined : readJsonLines(said.replaceAll('\n', '')).flatMap(podmanConnections);
    }
    case 'nerdctl':
    case 'buildah':
      return [];
  }
}

function buildxBuilder(said: unknown): Builder[] {
  const name = textOf(said, 'Name');
  if (name === '') return [];
  const nodes = listOf(said, 'Nodes');
  const error = textOf(said, 'Err') || nodes.map((node) => textOf(node, 'Err')).find(Boolean);
  return [
    {
      name,
      driver: textOf(said, 'Driver'),
      endpoints: nodes.map((node) => textOf(node, 'Endpoint')).filter(Boolean),
      platforms: [...new Set(nodes.flatMap((node) => listOf(node, 'Platforms').map(String)))],
      status: nodes.map((node) => textOf(node, 'Status')).find(Boolean) ?? '',
      ...(error && { error }),
      isDefault: valueOf(said, 'Current') === true,
    },
  ];
}

function dockerContext(said: unknown): Builder[] {
  const name = textOf(said, 'Name');
  if (name === '') return [];
  const error = textOf(said, 'Error');
  const endpoints = [textOf(said, 'DockerEndpoint')].filter(Boolean);
  const isDefault = valueOf(said, 'Current') === true;
  return [{ name, driver: '', endpoints, platforms: [], status: '', ...(error && { error }), isDefault }];
}

function podmanConnections(said: unknown): Builder[] {
  return (Array.isArray(said) ? said : []).flatMap((connection: unknown) => {
    const name = textOf(connection, 'Name');
    const endpoints = [textOf(connection, 'URI')].filter(Boolean);
    return name === '' ? [] : [{ name, driver: '', endpoints, platforms: [], status: '', isDefault: false }];
  });
}

/**
 * The table of a buildx that knows no JSON: `name *  driver`, and below it its nodes, indented, with ` \_ ` in front in
 * newer ones: `node  endpoint  status  [version]  platforms`.
 */
function readTable(text: string): Builder[] {
  const builders: Builder[] = [];
  for (const line of text.split(/\r?\n/).slice(1)) {
    if (line.trim() === '') continue;
    const cells = line
      .replace(/^\s+(?:\\_\s)?\s*/, '')
      .split(/\s{2,}|\t/)
      .map((cell) => cell.replace(/^\\_\s+/, '').trim());
    if (!/^\s/.test(line)) builders.push(tableBuilder(cells));
    else builders.push(withNode(builders.pop(), cells));
  }
  return builders.filter(({ name }) => name !== '');
}

function tableBuilder([name = '', driver = '', status = '']: readonly string[]): Builder {
  const isDefault = /\*$/.test(name) || /^\*\s/.test(driver);
  const error = [driver, status].includes('error') ? 'error' : undefined;
  return {
    name: name.replace(/\s*\*$/, ''),
    driver: error === undefined || driver !== 'error' ? driver.replace(/^\*\s+/, '') : '',
    endpoints: [],
    platforms: [],
    status: '',
    ...(error && { error }),
    isDefault,
  };
}

function withNode(builder: Builder | undefined, [, endpoint, status, ...rest]: readonly string[]): Builder {
  const known = builder ?? tableBuilder([]);
  const platforms = (rest.at(-1) ?? '').split(',').map((platform) => platform.trim().replace(/\*$|\s*\(\+\d+\)$/, ''));
  return {
    ...known,
    endpoints: [...known.endpoints, ...(endpoint ? [endpoint] : [])],
    platforms: [...new Set([...known.platforms, ...platforms.filter((platform) => platform.includes('/'))])],
    status: known.status || (status ?? ''),
  };
}
