import { parseJson } from './parseJson';
import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** What composer.json says: the version of PHP. */
export async function readPhp(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const manifest = parseJson<{ require?: Record<string, unknown> }>(await files.read('composer.json'));
  if (!manifest) return [];
  const range = typeof manifest.require?.php === 'string' ? manifest.require.php : '';
  const version = /8\.(\d+)/.exec(range)?.[0];
  const reason = version ? `composer.json, PHP ${version}` : 'composer.json';
  return [{ template: 'PHP with Composer', reason, values: valuesOf({ 3: version }), ignore: ['vendor'] }];
}
