import type * as vscode from 'vscode';
import type { StageFingerprint } from '../../../server/src/protocol/fingerprints';
import type { StageNeeds, StageSummary } from '../../../server/src/protocol/methods';
import type { ListedStage } from '../../../server/src/protocol/stagesView';
import type { ContainerEnd } from '../run/endContainer';
import type { Folders } from './buildContext';
import type { ChosenBuilder } from './builders/chosenBuilder';
import type { Builds } from './builds';
import type { BuildTerminal } from './buildTerminal';
import type { CheckMarks } from './check/checkMarks';
import type { FailureMarks } from './failureMarks';
import type { Ask, EngineFinder } from './findEngine';
import type { StageResults } from './results/stageResults';
import type { LastBuilds } from './with/lastBuilds';

/** What building needs from the rest of the extension. */
export interface BuildServices {
  /** The stages of a Dockerfile, from the language server. */
  stages(uri: vscode.Uri): Promise<readonly StageSummary[]>;
  /** What a build of one of them may be given; undefined where it is gone. */
  needs(uri: vscode.Uri, stageIndex: number): Promise<StageNeeds | undefined>;
  /** What tells whether the stages of a Dockerfile are as they were; none where it is gone. */
  fingerprints(uri: vscode.Uri): Promise<readonly StageFingerprint[]>;
  /** Of this workspace; keeps the chosen contexts. */
  readonly memory: vscode.Memento;
  readonly engines: EngineFinder;
  /** Asks programs of this machine. */
  readonly ask: Ask;
  readonly builder: ChosenBuilder;
  readonly folders: Folders;
  readonly lastBuilds: LastBuilds;
  readonly failures: FailureMarks;
  /** What Docker found where it was asked to check. */
  readonly checks: CheckMarks;
  /** How builds go. */
  readonly builds: Builds;
  /** What the last ones made of each stage. */
  readonly results: StageResults;
  /** The stages with what each takes from where. */
  listedStages(uri: vscode.Uri): Promise<readonly ListedStage[]>;
  /** The builds that run; they end with the extension. */
  readonly running: Set<BuildTerminal>;
  /** The containers that run; they end with the extension. */
  readonly containers: Set<ContainerEnd>;
}
