import { access, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { notifyOfBuild } from '../build/buildNotification';
import { type BuildOutcome, isOutcome } from '../build/buildOutcome';
import type { BuildOutput } from '../build/buildRequest';
import type { BuildServices } from '../build/buildServices';
import { stageTaskDefinition } from '../build/buildTask';
import { BuildTerminal } from '../build/buildTerminal';
import { contextFor } from '../build/chooseContext';
import { type AskedFor, prepareBuild, tagOf } from '../build/prepareBuild';
import { type MakeTerminal, runAsTask } from '../build/runAsTask';
import { stageToBuild } from '../build/stageToBuild';

/** The upper part of a Dockerfile, of which the last stage is wanted. */
export interface CutBuild {
  readonly text: string;
  /** That stage, as it is in the whole Dockerfile. */
  readonly stage: StageSummary;
  /** Of the build's terminal. */
  readonly title: string;
  /** What was asked for when the whole of it was built. */
  readonly asked: AskedFor;
  /** Without it the image is loaded into the engine, under a name of ours. */
  readonly output?: BuildOutput;
}

/**
 * Builds the last stage of a part of a Dockerfile, as the whole would be built: in the same context, without the same
 * files. Nothing of it is left but the image.
 */
export async function buildCut(services: BuildServices, dockerfile: vscode.Uri, cut: CutBuild): Promise<BuildOutcome> {
  const needs = await stageToBuild(services, dockerfile, cut.stage);
  const context = cut.asked.context ?? (await contextFor(services, dockerfile, needs.hints));
  if (context === undefined) return { kind: 'cancelled' };
  const folder = await mkdtemp(path.join(tmpdir(), 'dockerfile-stages-'));
  try {
    const file = await writeCut(folder, dockerfile.fsPath, cut.text);
    const prepared = await prepareBuild(services, {
      dockerfile: vscode.Uri.file(file),
      target: undefined,
      writtenTarget: undefined,
      ...needs,
      asked: {
        ...fromCache(cut.asked),
        context,
        tag: tagOf({ dockerfile, target: cut.stage.name }, PASSING_TAG),
        output: cut.output,
      },
    });
    if (isOutcome(prepared)) return prepared;
    const definition = stageTaskDefinition(dockerfile, cut.title);
    return await runAsTask(dockerfile, definition, prepared, terminalOf(services));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const PASSING_TAG = 'dockerfile-stages/${folder}:${stage}';

/** The steps are in the cache now, even if they were not to be taken from it. */
function fromCache({ buildArgs, platforms, namedContexts, secrets, ssh, cacheFrom }: AskedFor): AskedFor {
  return { buildArgs, platforms, namedContexts, secrets, ssh, cacheFrom };
}

/** The rules of what the context leaves out stand beside a Dockerfile, under its name. */
async function writeCut(folder: string, original: string, text: string): Promise<string> {
  const file = path.join(folder, path.basename(original));
  await writeFile(file, text);
  for (const ending of ['.dockerignore', '.containerignore']) {
    if (await exists(original + ending)) await copyFile(original + ending, file + ending);
  }
  return file;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** It is shown in a terminal and a notification, not at the stages of the whole Dockerfile: those it does not build. */
function terminalOf(services: BuildServices): MakeTerminal {
  return (open, end) => {
    const terminal = new BuildTerminal(open, {
      began: (run, ended) => notifyOfBuild(run, { ended, stop: () => terminal.close() }),
      ended: async (outcome) => {
        services.running.delete(terminal);
        end(outcome);
      },
    });
    services.running.add(terminal);
    return terminal;
  };
}
