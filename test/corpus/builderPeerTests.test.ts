import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { targetCompletion } from '../../server/src/features/targets/targetCompletion';
import { targetDefinitionLinks } from '../../server/src/features/targets/targetDefinition';
import { targetDiagnostics } from '../../server/src/features/targets/targetDiagnostics';
import { buildsIn } from '../../server/src/targets/allFinders';
import { knownDockerfiles } from '../../server/src/targets/knownDockerfiles';
import { resolveDockerfile } from '../../server/src/targets/resolveDockerfile';
import type { TargetReference } from '../../server/src/targets/targetReference';
import { askedIn } from '../../server/src/workspace/openTargetFiles';
import { defaultSettings } from '../../server/src/workspace/settings';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import type { TargetFile } from '../../server/src/workspace/targetFile';
import { type ProjectFiles, projectUri } from '../support/targetFile';
import { builderDifferences } from './builderPeerDifferences';
import { hasConformanceData, readPeerTests } from './records';

type Quad = readonly [number, number, number, number];

interface Expected {
  readonly Label?: string;
  readonly Range?: Quad;
  readonly OriginSelectionRange?: Quad;
  readonly TargetURI?: string;
}

interface BuilderTest {
  readonly id: string;
  readonly kind: string;
  readonly document: string;
  readonly document_kind: 'bake-hcl' | 'compose' | 'dockerfile';
  readonly dockerfile: string | null;
  readonly files?: ProjectFiles;
  readonly position?: readonly [number, number];
  readonly expect: readonly Expected[];
  readonly other?: { readonly dockerfileURI?: string };
  readonly about_stage: boolean;
}

function projectOf({ files, dockerfile, other }: BuilderTest): ProjectFiles {
  if (files && Object.keys(files).length > 0) return { ...files, Dockerfile: dockerfile ?? files.Dockerfile };
  const path = other?.dockerfileURI?.split('/').at(-1) ?? 'Dockerfile';
  return dockerfile === null ? {} : { [path]: dockerfile };
}

/** The file of a test, as if it lay beside the test's Dockerfiles. */
function open(test: BuilderTest): Promise<TargetFile> {
  const path = test.document_kind === 'compose' ? 'compose.yaml' : 'docker-bake.hcl';
  const snapshots = new Map(
    Object.entries(projectOf(test)).map(([name, text]) => [
      name,
      createSnapshot({ uri: projectUri(name), version: 1, text, targets: [] }),
    ]),
  );
  const known = knownDockerfiles(
    [...snapshots].map(([name, { graph }]) => ({ path: name, stages: graph.stages.map((stage) => stage.name) })),
  );
  const references = buildsIn({ path, text: test.document }).map((build): TargetReference => {
    const { target, range, kind, label } = build;
    const resolved = resolveDockerfile(build, path, known);
    return {
      uri: projectUri(path),
      range: target?.range ?? range,
      target: target?.text,
      dynamic: target?.dynamic ?? false,
      dockerfile: resolved && projectUri(resolved.path),
      certainty: resolved?.certainty ?? build.certainty,
      kind,
      label,
      build,
    };
  });
  const surroundings = {
    references: async () => references,
    dockerfile: async (uri: string) => snapshots.get(uri.slice(projectUri('').length)),
  };
  return askedIn(surroundings, { uri: projectUri(path), version: 1, text: test.document });
}

/** What an editor shows of what it is offered: what begins like the word that was typed. */
function offered(file: TargetFile, position: Position): string[] {
  const line = file.text.split('\n')[position.line];
  return (targetCompletion(file, position)?.items ?? []).flatMap(({ label, textEdit }) => {
    if (!textEdit || !('range' in textEdit)) return [];
    const typed = line.slice(textEdit.range.start.character, position.character);
    return label.startsWith(typed) ? [label] : [];
  });
}

function answers(test: BuilderTest, file: TargetFile): readonly string[] {
  const [line, character] = test.position ?? [0, 0];
  if (test.kind.endsWith('definition'))
    return (targetDefinitionLinks(file, { line, character }) ?? []).map(
      ({ originSelectionRange: range, targetUri }) =>
        `${range && [range.start.line, range.start.character, range.end.line, range.end.character]} ${pathOf(targetUri)}`,
    );
  if (test.kind.endsWith('diagnostics'))
    return targetDiagnostics(file, defaultSettings)
      .filter(({ code }) => code === 'unknown-target')
      .map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character].join());
  return offered(file, { line, character });
}

function expected({ kind, expect }: BuilderTest): readonly string[] {
  if (kind.endsWith('definition'))
    return expect.map(({ OriginSelectionRange, TargetURI = '' }) => `${OriginSelectionRange} ${pathOf(TargetURI)}`);
  // The peer underlines the quotes too.
  if (kind.endsWith('diagnostics'))
    return expect.map(({ Range: [line, start, endLine, end] = [0, 0, 0, 0] }) =>
      [line, start + 1, endLine, end - 1].join(),
    );
  return expect.map(({ Label }) => Label ?? '');
}

/** From the root of the project, which peers have in many places. */
function pathOf(uri: string): string {
  return uri.replace(/^.*\/(?=backend\/|[^/]*$)/, '');
}

describe("A peer's tests of stages in bake and compose files", () => {
  if (!hasConformanceData()) return;
  for (const test of readPeerTests<BuilderTest>('docker-language-server.json')) {
    if (!test.about_stage || test.document_kind === 'dockerfile') continue;
    const difference = builderDifferences[test.id];
    it(`${test.id}${difference ? ` (differs: ${difference})` : ''}`, async () => {
      const found = [...answers(test, await open(test))].sort();
      const wanted = [...expected(test)].sort();
      if (difference) assert.notDeepEqual(found, wanted);
      else assert.deepEqual(found, wanted);
    });
  }
});
