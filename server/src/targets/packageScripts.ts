import type { Finder } from './buildReference';
import { posix } from './commands/posix';
import { mayBuild, readCommands } from './commands/readCommands';
import { jsonFile } from './jsonFile';

/** The scripts of package.json and its kin, which run in the folder of their file. */
export const packageScripts: Finder = {
  matches: (path) => /(?:^|\/)(?:package\.json|composer\.json|deno\.jsonc?)$/.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const file = jsonFile(source);
    const scripts = ['scripts', 'tasks'].flatMap((key) => file.entries(file.at(file.root, key)));
    return scripts.flatMap(({ key, value }) =>
      [value, ...file.items(value), file.at(value, 'command')].flatMap((node) => {
        const script = file.mapped(node);
        const places = { text: source.text, places: file.places };
        if (!script) return [];
        return readCommands(script, places, { kind: 'package-script', label: key, dialect: posix, paths: 'folder' });
      }),
    );
  },
};
