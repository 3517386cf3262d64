import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What a file of a layer may import, and what it may not. The list of layers is that of ARCHITECTURE.md. */
const layers: Record<string, { may: string[]; mayNot: string[] }> = {
  'server/src/protocol': { may: ['./other'], mayNot: ['../util/span', 'vscode-languageserver-types', 'node:fs'] },
  'server/src/util': {
    may: ['./other'],
    mayNot: [
      '../shell/scanner',
      '../images/officialImages',
      '../syntax/scan',
      '../model/stageGraph',
      'node:fs',
      'vscode',
    ],
  },
  'server/src/shell': {
    may: ['../util/span', 'vscode-languageserver-types'],
    mayNot: ['../images/officialImages', '../syntax/scan', '../targets/written', 'node:fs'],
  },
  'server/src/images': {
    may: ['../util/span'],
    mayNot: ['../shell/scanner', '../syntax/scan', '../model/stageGraph', 'node:fs'],
  },
  'server/src/syntax': {
    may: ['../util/span', '../shell/scanner', 'vscode-languageserver-types'],
    mayNot: ['dockerfile-ast', '../model/stageGraph', '../rules/rule', 'node:fs', 'vscode'],
  },
  'server/src/model': {
    may: ['../util/span', '../shell/scanner', '../images/officialImages', '../syntax/instruction'],
    mayNot: [
      'vscode-jsonrpc',
      'dockerfile-ast',
      '../targets/targetReference',
      '../workspace/snapshot',
      '../features/hover',
      'node:path',
    ],
  },
  'server/src/targets': {
    may: ['../util/span', '../shell/scanner'],
    mayNot: ['../model/stageGraph', '../workspace/snapshot', 'dockerfile-ast', 'node:fs'],
  },
  'server/src/workspace': {
    may: ['../syntax/scan', '../model/stageGraph', '../targets/targetReference'],
    mayNot: ['../rules/rule', '../features/hover', '../lsp/server', 'node:fs'],
  },
  'server/src/rules': {
    may: ['../model/stageGraph', '../workspace/snapshot'],
    mayNot: ['../features/hover', '../lsp/server', 'dockerfile-ast', 'node:fs'],
  },
  'server/src/rules/one-rule': {
    may: ['../rule', '../running/stageState', '../shared/texts/named', '../../model/stageGraph'],
    mayNot: ['../other-rule/other-rule', '../../features/hover', 'node:fs'],
  },
  'server/src/features': {
    may: ['../rules/rule', '../workspace/snapshot', './other'],
    mayNot: [
      '../lsp/server',
      '../cli/main',
      'vscode-languageserver',
      'vscode-jsonrpc',
      'dockerfile-ast',
      'dockerfile-language-service/lib/dockerAssist',
      'node:fs',
      'vscode',
    ],
  },
  'server/src/lsp': {
    may: ['../languageService', '../protocol/methods', 'vscode-languageserver'],
    mayNot: ['../cli/main', '../shell/scanner', '../model/stageGraph', '../rules/rule', 'dockerfile-ast', 'vscode'],
  },
  'server/src/cli': {
    may: ['../languageService', '../protocol/methods', 'node:fs'],
    mayNot: ['../shell/scanner', '../syntax/scan', '../rules/rule', 'dockerfile-ast', 'vscode'],
  },
  'client/src': {
    may: ['../../server/src/protocol/methods', 'vscode', 'node:path'],
    mayNot: ['../../server/src/model/stageGraph', '../../server/src/languageService', 'dockerfile-ast'],
  },
  'client/webview': {
    may: ['../../server/src/protocol/webview', './other'],
    mayNot: ['vscode', 'node:fs', '../src/extension', '../../server/src/model/stageGraph'],
  },
};

const fileOf = (folder: string, what: string) => `${folder}/probe-${what.replace(/\W+/g, '-')}.ts`;
const probe = (what: string) => `import * as probe from '${what}';\n\nexport const probed = probe;\n`;

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: unknown } }[];
}

/** The probes that the linter refuses, by file. */
function refused(files: ReadonlyMap<string, string>): Set<string> {
  const temp = mkdtempSync(path.join(tmpdir(), 'stages-layers-'));
  try {
    cpSync(path.join(root, 'biome.json'), path.join(temp, 'biome.json'));
    for (const [file, text] of files) {
      mkdirSync(path.dirname(path.join(temp, file)), { recursive: true });
      writeFileSync(path.join(temp, file), text);
    }
    const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
    const options = ['--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', ...options, '.'], { cwd: temp, encoding: 'utf8' });
    const report: Report = JSON.parse(stdout);
    const ours = report.diagnostics.filter(({ category }) => /noRestrictedImports|noImportCycles/.test(category));
    return new Set(ours.map(({ location }) => fileNamed(location.path).replaceAll('\\', '/').replace(/^\.\//, '')));
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** Some versions wrap the name. */
function fileNamed(place: unknown): string {
  return typeof place === 'string' ? place : String((place as { file: unknown }).file);
}

describe('the layers', () => {
  let found: Set<string>;
  before(function () {
    this.timeout(60_000);
    const files = new Map<string, string>();
    for (const [folder, { may, mayNot }] of Object.entries(layers))
      for (const what of [...may, ...mayNot]) files.set(fileOf(folder, what), probe(what));
    files.set('server/src/model/one.ts', "import { two } from './two';\n\nexport const one = () => two;\n");
    files.set('server/src/model/two.ts', "import { one } from './one';\n\nexport const two = () => one;\n");
    found = refused(files);
  });

  for (const [folder, { may, mayNot }] of Object.entries(layers)) {
    it(`let ${folder} import what stands above it, and nothing else`, () => {
      const allowed = mayNot.filter((what) => !found.has(fileOf(folder, what)));
      assert.deepEqual(allowed, [], 'not refused');
      const denied = may.filter((what) => found.has(fileOf(folder, what)));
      assert.deepEqual(denied, [], 'refused by mistake');
    });
  }

  it('know no circles', () => {
    assert.ok(found.has('server/src/model/one.ts') || found.has('server/src/model/two.ts'));
  });
});
