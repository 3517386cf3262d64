import type { DiagramEdgeKind, DiagramNodeKind, StageRole } from './diagram';

/** What the view of all stages shows, and how a client asks for it. */

/** Client → server request, `{}` → `ListedDockerfile[]`: those of the open folders and the open ones, by URI. */
export const dockerfilesRequest = 'dockerfileStages/dockerfiles';
/** Client → server request, `StagesParams` → `ListedStage[]`, or null for a file that can't be read. */
export const listedStagesRequest = 'dockerfileStages/listedStages';
/**
 * Server → client notification, no parameters: the files around may not be as they were. Only for those who asked; what
 * is typed in an editor the client knows itself.
 */
export const dockerfilesChanged = 'dockerfileStages/dockerfilesChanged';

export interface ListedDockerfile {
  readonly uri: string;
  readonly stages: readonly StageWords[];
}

/** What a stage is found by. */
export interface StageWords {
  /** As written; undefined for an unnamed stage. */
  readonly name?: string;
  readonly base: string;
}

/** A stage with all that the view shows of it. Texts hold no control and no bidi characters. */
export interface ListedStage extends StageWords {
  /** The same for as long as the stage keeps its name. */
  readonly id: string;
  readonly index: number;
  /** Its name, or `stage 2`. */
  readonly label: string;
  readonly comment?: string;
  /** 0-based. */
  readonly line: number;
  readonly lastLine: number;
  readonly role: StageRole;
  readonly isDefault: boolean;
  /** Nobody uses it, no build asks for it, and it is not the default. */
  readonly isUnused: boolean;
  readonly error?: string;
  /** One for each instruction, the base first. */
  readonly takes: readonly ListedTaking[];
  readonly builds: readonly ListedBuild[];
}

/** One thing that a stage takes. */
export interface ListedTaking {
  readonly kind: DiagramEdgeKind;
  readonly from: DiagramNodeKind;
  /** Of what it takes from. */
  readonly label: string;
  /** Of a stage that it takes from. */
  readonly stageIndex?: number;
  /** `/app/dist → /usr/share/nginx/html` */
  readonly what: string;
  /** 0-based, of the instruction. */
  readonly line: number;
  readonly error?: string;
}

/** A build in another file that asks for a stage. */
export interface ListedBuild {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  readonly character: number;
  /** A `BuildReferenceKind`. */
  readonly kind: string;
  /** What the file calls it: a service, a bake target. */
  readonly label?: string;
  /** It names no stage, and gets the last one. */
  readonly byDefault: boolean;
  /** It may be no build, or one of another Dockerfile. */
  readonly isLikely: boolean;
}
