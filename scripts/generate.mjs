// Writes what follows from the list of rules: settings of the manifest, docs/rules, the schema of the configuration.
// Tests in test/repo compare them, and write them where UPDATE_GENERATED is set.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './install.mjs';

const env = { ...process.env, UPDATE_GENERATED: '1' };
const run = (/** @type {string[]} */ args) => spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });

const tests = readdirSync(`${root}/test/repo`).filter((name) =>
  /^(settings|ruleDocs|configSchema)\.test\.ts$/.test(name),
);
const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-config', '--reporter', 'min'];
run([...mocha, ...tests.map((name) => `test/repo/${name}`)]);
run([
  'node_modules/@biomejs/biome/bin/biome',
  'format',
  '--write',
  'package.json',
  'package.nls.json',
  'package.nls.fr.json',
  'schemas/dockerfile-stages.schema.json',
]);
