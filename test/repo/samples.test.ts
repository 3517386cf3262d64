import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runRules } from '../../server/src/rules/runRules';
import type { Parts } from '../../server/src/syntax/parts';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { remarks } from '../support/fixture';

const root = path.join(__dirname, '../workspaces/samples');

interface Sample extends Snapshot {
  readonly name: string;
  readonly folder: string;
}

const samples: Sample[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = path.join(root, name);
    const text = readFileSync(path.join(folder, 'Dockerfile'), 'utf8');
    return { name, folder, ...createSnapshot({ uri: `file:///${name}/Dockerfile`, version: 1, text, targets: [] }) };
  });

const sound = samples.filter(({ name }) => name !== 'mistakes');

/** Paths that an instruction reads from the build context. */
function contextSources({ body }: Parts): readonly string[] {
  if (body.kind === 'copy' && !body.from) return body.sources.map((source) => source.text);
  if (body.kind !== 'run') return [];
  const bound = body.mounts.filter((mount) => mount.type === 'bind' && !mount.from);
  return bound.map((mount) => mount.source?.text ?? '.');
}

/** `target: name` of a Compose file and `target = "name"` of a bake file; a path is where files are synchronised to. */
function targetsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/^\s*target(?::|\s*=)\s*"?([^"\s]+)"?\s*$/gm)].map((match) => match[1] ?? '');
  return found.filter((target) => !target.startsWith('/'));
}

/** Whether a file has a name with `*` in it. */
function matches(pattern: string): (name: string) => boolean {
  const [before = '', after] = pattern.split('*');
  return (name) =>
    pattern === '.' || name === pattern || (after !== undefined && name.startsWith(before) && name.endsWith(after));
}

describe('The sample workspace', () => {
  it('has a folder for each kind of multi-stage build', () => {
    assert.deepEqual(samples.map(({ name }) => name).sort(), [
      'arg-version',
      'base-src-test-prod',
      'bind-mounts',
      'cache-mount',
      'frontend-backend',
      'go-alpine',
      'go-distroless',
      'go-scratch',
      'mistakes',
      'nest-bun',
      'node-stages',
      'python-venv-alpine',
      'python-venv-slim',
      'react-nginx',
      'test-stage',
    ]);
  });

  it('builds every stage of every sample but the one of mistakes', () => {
    for (const { name, dockerfile, graph } of sound) {
      assert.deepEqual(
        dockerfile.problems.map((problem) => problem.message),
        [],
        name,
      );
      assert.equal(graph.unreadable ?? graph.fileError, undefined, name);
      for (const stage of graph.stages) assert.equal(graph.errorOf(stage), undefined, `${name}: ${stage.name}`);
    }
  });

  it('says what each stage is for, in words that BuildKit lists as well', () => {
    for (const { name, graph } of samples) {
      for (const stage of graph.stages) assert.ok(stage.description, `${name}: stage ${stage.index}`);
    }
  });

  it('holds every file that a sample copies or mounts', () => {
    for (const { name, folder, dockerfile } of samples) {
      for (const source of dockerfile.instructions.flatMap(({ parts }) => contextSources(parts))) {
        const found = readdirSync(path.join(folder, path.dirname(source))).some(matches(path.basename(source)));
        assert.ok(found, `${name}: ${source}`);
      }
    }
  });

  it('pins versions', () => {
    for (const { name, graph } of samples) {
      const images = graph.stages.map(({ base }) => base).filter(({ source }) => source.kind === 'image');
      for (const { expanded } of images) assert.match(expanded, /:(?!latest$)[\w.-]+$/, `${name}: ${expanded}`);
    }
  });

  it('lets no program run as root', () => {
    for (const { name, graph } of samples) {
      const last = graph.defaultStage;
      const rootless = /nonroot|unprivileged/.test(last?.base.expanded ?? '');
      const user = last?.instructions.some((instruction) => instruction.name === 'USER');
      assert.ok(rootless || user, name);
    }
  });

  it('asks in Compose and bake files for stages that exist', () => {
    let count = 0;
    for (const { name, folder, graph } of samples) {
      const files = readdirSync(folder).filter((file) => /^(compose.*\.yaml|docker-bake\.hcl)$/.test(file));
      for (const target of files.flatMap((file) => targetsIn(path.join(folder, file)))) {
        assert.ok(graph.stageNamed(target), `${name}: ${target}`);
        count++;
      }
    }
    assert.ok(count >= 10, `only ${count} targets were found`);
  });

  it('is led through by a page that names every folder', () => {
    const page = readFileSync(path.join(root, 'README.md'), 'utf8');
    for (const { name } of samples) assert.ok(page.includes(`\`${name}\``) || page.includes(`\`${name}/`), name);
  });

  it('shows five mistakes in one folder', () => {
    const mistakes = samples.find(({ name }) => name === 'mistakes');
    const all = mistakes ? runRules(mistakes) : [];
    const findings = all.filter(({ rule, severity }) => severity !== 'hint' || rule === 'unused-stage');
    assert.deepEqual(
      findings.map(({ rule, range }) => `${range.start.line + 1} ${rule}`),
      [
        '13 unused-stage',
        '18 number-as-image',
        '24 forward-reference',
        '27 unused-stage',
        '31 duplicate-stage-name',
        '36 unknown-stage',
      ],
      'the first stage of a name that is given twice is used by nobody either',
    );
  });

  it('has no other finding than stages that only --target asks for', () => {
    for (const sample of sound) {
      const findings = remarks(runRules(sample)).map(({ rule, message }) => `${rule}: ${message}`);
      assert.deepEqual(
        findings.filter((finding) => !/^unused-stage: .*--target (test|development) /.test(finding)),
        [],
        sample.name,
      );
    }
  });
});
