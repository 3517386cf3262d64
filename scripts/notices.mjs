// THIRD-PARTY-NOTICES.md: what the bundles contain of others' work, with its licences. Written by every production build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Parts that stand inside of a package without a licence file of their own. */
const within = {
  '@hpcc-js/wasm-graphviz': [
    'Contains, compiled to WebAssembly:',
    '',
    '- Graphviz, under the Eclipse Public License; its sources and licence are at https://gitlab.com/graphviz/graphviz',
    '- Expat, under the MIT licence; its sources and licence are at https://github.com/libexpat/libexpat',
  ].join('\n'),
};

/** The packages that have a file in one of these bundles, by name. */
export function bundledPackages(metafiles) {
  const folders = new Set();
  for (const input of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  return [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && readFileSync(path.join(root, folder, file), 'utf8').trim();
  return { name, version, license, text: text || `Under the ${license} licence; the package comes without its text.` };
}

/** The page for a list of packages; equal licence texts are printed once. */
export function noticesPage(packages) {
  const byText = groupByText(packages);
  const sections = [...byText.values()].map(section);
  return `# Third-party notices\n\nDockerfile Stages contains the following work of others.\n\n${sections.join('\n')}`;
}

function groupByText(packages) {
  const groups = new Map();
  for (const one of packages) groups.set(one.text, [...(groups.get(one.text) ?? []), one]);
  return groups;
}

function section(packages) {
  const titles = packages.map(({ name, version, license }) => `## ${name} ${version} (${license})`);
  const parts = packages.flatMap(({ name }) => (within[name] ? [within[name]] : []));
  return `${[...titles, ...parts, `\`\`\`text\n${packages[0].text}\n\`\`\``].join('\n\n')}\n`;
}

/** Brings the page up to date with what was bundled. */
export function writeNotices(metafiles) {
  writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), noticesPage(bundledPackages(metafiles)));
}
