import type { DiagramView } from './diagram';

/** Requests and notifications beyond LSP, by name. */

/** Client → server request, `DiagramParams` → `Diagram`. */
export const diagramRequest = 'dockerfileStages/diagram';
/** Server → client notification, `DiagramChangedParams`: a newer graph than the one last asked for is there. */
export const diagramChanged = 'dockerfileStages/diagramChanged';
/** Client → server request, `ExportDiagramParams` → `ExportedDiagram`, or null: no Dockerfile, or no such target. */
export const exportDiagramRequest = 'dockerfileStages/exportDiagram';
/** Client → server request, `StagesParams` → `StageSummary[]`. */
export const stagesRequest = 'dockerfileStages/stages';
/** Client → server request, `StageNeedsParams` → `StageNeeds`, or null for a stage that is not there. */
export const stageNeedsRequest = 'dockerfileStages/stageNeeds';

/**
 * The section of the settings that the server reads: `profile`, `rules` (rule id → severity or `off`),
 * `allowedRegistries`, `labelSchema`, `strictLabels`, `coexistence` (a family or names of what others show; `auto` is
 * nothing to the server), `codeLens` (`enabled`, `references`), `inlayHints` (`stageOfIndex`, `resolvedBase`, `stageIndex`),
 * `generalFeatures` and, within them, `formatting` (`on`, `off`; `auto` is `on` to the server).
 */
export const settingsSection = 'dockerfileStages';

/** `initializationOptions` of the `initialize` request; all of it optional. */
export interface InitializationOptions {
  /**
   * Translations of the server's texts, English text → translated text, as `vscode.l10n.bundle` has them. Without it
   * the server looks for its own file of `locale`.
   */
  readonly l10nBundle?: Readonly<Record<string, string>>;
  /** Wins over the `locale` of `initialize`. */
  readonly locale?: string;
  /** Whether the client has the commands of our code lenses (`commands`); without, it gets no lenses. */
  readonly codeLens?: boolean;
  /** The client's command that opens the list of completions, for items that leave something to choose. */
  readonly suggestCommand?: string;
  /** Whether the client has the command `commands.turnOffRule`; without, nobody is offered it. */
  readonly turnsOffRules?: boolean;
  /** Whether the client answers the requests of `files.ts`; without, the server looks at its own disk. */
  readonly readsFiles?: boolean;
  /** Whether the client says itself where a JSON file is none. */
  readonly checksJson?: boolean;
  /** The settings section, for clients that can't be asked for it. */
  readonly settings?: unknown;
}

export interface DiagramParams extends DiagramView {
  readonly uri: string;
}

/** `json` is the graph as data, whole at every level. */
export type ExportFormat = 'svg' | 'mermaid' | 'dot' | 'json';

export interface ExportDiagramParams extends DiagramView {
  readonly uri: string;
  readonly format: ExportFormat;
  /** The target by its name, where there is no `target`. */
  readonly targetName?: string;
  /** Explain the kinds of lines and colours; not for `json`. */
  readonly legend?: boolean;
}

export interface ExportedDiagram {
  readonly text: string;
}

export interface DiagramChangedParams {
  readonly uri: string;
  readonly version: number;
}

export interface StagesParams {
  readonly uri: string;
}

/** What the client needs to know of a stage to build it. */
export interface StageSummary {
  readonly index: number;
  /** Lower-case; undefined for an unnamed stage, which only a plain build reaches, and only as the last one. */
  readonly name?: string;
  /** The name in the case that it is written in. */
  readonly writtenName?: string;
  readonly base: string;
  readonly comment?: string;
  /** 0-based. */
  readonly line: number;
  readonly lastLine: number;
  /** Of each instruction, FROM first. */
  readonly instructionLines: readonly number[];
  /** For an unnamed stage with a base: where ` AS name` goes, 0-based. */
  readonly nameAt?: { readonly line: number; readonly character: number };
  readonly isDefault: boolean;
  /** Why it cannot be built, if so. */
  readonly error?: string;
  /**
   * Sources of COPY, ADD and bind mounts that this stage and all that it reaches read from the build context; no URLs,
   * nothing with a variable, at most a hundred.
   */
  readonly contextSources: readonly string[];
}

export interface StageNeedsParams {
  readonly uri: string;
  readonly stageIndex: number;
}

/** What a build of a stage may be given, as far as the stage and all that it reaches look at it. */
export interface StageNeeds {
  /** Build arguments, each once, in the order of the file. */
  readonly arguments: readonly NeededArgument[];
  /** Of `RUN --mount=type=secret`. */
  readonly secrets: readonly NeededMount[];
  /** Of `RUN --mount=type=ssh`. */
  readonly ssh: readonly NeededMount[];
  /** Something hangs on the platform that is built for, or on the one that builds. */
  readonly usesPlatform: boolean;
  /** There is a `RUN --mount`. */
  readonly mounts: boolean;
  /** Somewhere in the file is a heredoc, which every builder has to read. */
  readonly heredocs: boolean;
  /**
   * Names that a named context may have to stand for: what is taken from is no stage and no well-known image, or other
   * files give it when they build the Dockerfile. As written, each once.
   */
  readonly namedContexts: readonly string[];
  /** The folders in which other files build the stage (or, if none does, the Dockerfile), as far as they are known. */
  readonly contexts: readonly KnownContext[];
}

/** A folder in which another file builds something. */
export interface KnownContext {
  /** URI of the folder. */
  readonly folder: string;
  /** URI of the file. */
  readonly by: string;
}

export interface NeededArgument {
  readonly name: string;
  /** What it holds where it is not given; undefined where it has no default, or one that nobody can tell. */
  readonly value?: string;
  /** It has a default, whether or not that can be told. */
  readonly hasDefault: boolean;
  /** FROM asks for it, so that a build without it has no base. */
  readonly inFrom: boolean;
}

export interface NeededMount {
  readonly id: string;
  /** The build fails without it. */
  readonly required: boolean;
}

/** Commands that a CodeLens or an editor action asks the client for; arguments in this order. */
export const commands = {
  /** [uri, stageIndex?] — without an index it asks which stage. */
  buildStage: 'dockerfileStages.buildStage',
  /** [uri?] — what the newest build printed. */
  showBuildLog: 'dockerfileStages.showBuildLog',
  /** [uri, stageIndex?] */
  showDiagram: 'dockerfileStages.showDiagram',
  /** [uri, stageIndex] — gives an unnamed stage a name. */
  nameStage: 'dockerfileStages.nameStage',
  /** [uri, position, locations] — shows the places that use the stage at `position`, in any file, as LSP has them. */
  showReferences: 'dockerfileStages.showReferences',
  /** [uri?] — asks as which of its builds the Dockerfile is to be seen. */
  seeAs: 'dockerfileStages.seeAs',
  /** [uri, ruleId] — silences a rule in the settings. */
  turnOffRule: 'dockerfileStages.turnOffRule',
} as const;
