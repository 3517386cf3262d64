/** A path without `.`, `..` and double slashes, as Go's `path.Clean` makes it; `.` where nothing is left. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!rooted) names.push(name);
  }
  return rooted ? `/${names.join('/')}` : names.join('/') || '.';
}
