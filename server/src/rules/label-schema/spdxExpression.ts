import { spdxLicenses } from './spdxLicenses';

/**
 * Whether a text is an SPDX licence expression (`MIT`, `GPL-2.0-or-later WITH Classpath-exception-2.0`,
 * `(MIT OR Apache-2.0) AND LicenseRef-Ours`), its identifiers in any case. Exceptions are not looked up.
 */
export function isSpdxExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let open = 0;
  let wanted: 'licence' | 'exception' | 'operator' = 'licence';
  for (const token of tokens) {
    if (wanted === 'licence') {
      if (token === '(') open++;
      else if (isLicence(token)) wanted = 'operator';
      else return false;
    } else if (wanted === 'exception') {
      if (!/^[\w.-]+$/.test(token)) return false;
      wanted = 'operator';
    } else if (token === ')') {
      if (--open < 0) return false;
    } else if (token === 'AND' || token === 'OR') wanted = 'licence';
    else if (token === 'WITH') wanted = 'exception';
    else return false;
  }
  return wanted === 'operator' && open === 0;
}

let known: ReadonlySet<string> | undefined;

function isLicence(token: string): boolean {
  if (/^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(token)) return true;
  known ??= new Set(spdxLicenses.toLowerCase().split(/\s+/).filter(Boolean));
  const id = token.toLowerCase();
  return known.has(id) || (id.endsWith('+') && known.has(id.slice(0, -1)));
}
