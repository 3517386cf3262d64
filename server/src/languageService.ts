import * as l10n from '@vscode/l10n';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-types';
import { allDockerfiles } from './features/allDockerfiles';
import { buildSummaries, buildsById } from './features/builds';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/callHierarchy';
import { checklist } from './features/checklist/checklist';
import { type ActionWishes, actionsFor, codeActions } from './features/codeActions/codeActions';
import { codeLenses } from './features/codeLenses';
import { type CompletionOptions, completion } from './features/completion/completion';
import { completionUri, resolveCompletion } from './features/completion/stageItems';
import { configActions, configDiagnostics } from './features/configFindings';
import { definition, definitionLink } from './features/definition';
import {
  areFound,
  diagnosticsOf,
  findAhead,
  findingsOf,
  findUrgentAhead,
  urgentFindings,
} from './features/diagnostics';
import { type Cancellation, diagram } from './features/diagram/diagram';
import { type ExportOptions, exportDiagram } from './features/diagram/exportDiagram';
import type { GraphvizLoader } from './features/diagram/graphviz';
import { LastLayouts } from './features/diagram/steady/lastLayouts';
import { documentHighlight } from './features/documentHighlight';
import { documentLinks } from './features/documentLinks';
import { documentSymbols, flatSymbols, stageSymbols } from './features/documentSymbols';
import { type Found, findingsAtOnce } from './features/findingsAtOnce';
import { fingerprints } from './features/fingerprints';
import { foldingRanges } from './features/folding';
import { formatting, onTypeFormatting, rangeFormatting } from './features/general/formatting';
import { keywordHover } from './features/general/keywordHover';
import { type AskLanguage, askLanguage, type LanguageLoader } from './features/general/language';
import { type SignatureContext, signatureHelp } from './features/general/signatureHelp';
import { hover } from './features/hover/hover';
import { inlayHints } from './features/inlayHints';
import { foldingAround } from './features/inline/foldingAround';
import { inFile } from './features/inline/inFile';
import { completionInside, snapshotOfItem } from './features/inline/inlineCompletion';
import { inlineDiagnostics, inlineMendable } from './features/inline/inlineDiagnostics';
import { type InlinePlace, inlineAt } from './features/inline/insidePlaces';
import { type LinkedRanges, linkedEditing } from './features/linkedEditing';
import { ignoringOf } from './features/paths/ignoring';
import { pathHover } from './features/paths/pathHover';
import { pathLinks } from './features/paths/pathLinks';
import { references } from './features/references';
import type { OtherFiles } from './features/rename/otherFiles';
import { prepareRename, type Renamable } from './features/rename/rename';
import { type Renaming, renameEverywhere } from './features/rename/renameEverywhere';
import { seenAs } from './features/seenAs';
import { selectionRanges } from './features/selectionRanges';
import { AnsweredTokens } from './features/semanticTokens/answeredTokens';
import { readTokensAhead, semanticTokensIn } from './features/semanticTokens/semanticTokens';
import { type ShownScan, shownScan } from './features/shownScan';
import { stageNeeds } from './features/stageNeeds';
import { stageOrigin } from './features/stageOrigin';
import { stageSummaries } from './features/stages';
import { listedDockerfile, listedStages } from './features/stagesView';
import { addBuild } from './features/targets/addBuild/addBuild';
import { takenNames } from './features/targets/addBuild/takenNames';
import { isNowhere } from './features/targets/isNowhere';
import { isTargetItem, resolveTarget, targetCompletion } from './features/targets/targetCompletion';
import { targetDefinition, targetDefinitionLinks } from './features/targets/targetDefinition';
import { targetDiagnostics, targetMendable } from './features/targets/targetDiagnostics';
import { targetHover } from './features/targets/targetHover';
import { targetReferences } from './features/targets/targetReferences';
import { prepareTargetRename, renameTarget } from './features/targets/targetRename';
import { typeDefinition, typeDefinitionLink } from './features/typeDefinition';
import type { Asking } from './features/variables/variableAt';
import { workspaceSymbols } from './features/workspaceSymbols';
import type { AddBuildParams, AddedBuild } from './protocol/addBuild';
import type { BuildsAnswer } from './protocol/builds';
import type { Checklist } from './protocol/checklist';
import type { Diagram, DiagramView } from './protocol/diagram';
import type { StageFingerprint } from './protocol/fingerprints';
import type { StageNeeds, StageSummary } from './protocol/methods';
import type { StageOrigin } from './protocol/stageOrigin';
import type { ListedDockerfile, ListedStage } from './protocol/stagesView';
import { sameUri } from './util/uris';
import type { WorkspaceFiles } from './workspace/files';
import { OpenWorkspace, type Surroundings } from './workspace/openWorkspace';
import type { Settings } from './workspace/settings';
import type { Snapshot } from './workspace/snapshot';
import type { TargetFile } from './workspace/targetFile';

/** What a host lends us. */
export interface Host extends Pick<Surroundings, 'targets' | 'files' | 'pace' | 'shellCheck'> {
  /** For the few things that need no answer but should be seen by who looks for them. */
  log(message: string): void;
  readonly graphviz: GraphvizLoader;
  /** dockerfile-language-service; where it is missing, so is what it knows. */
  readonly language?: LanguageLoader | undefined;
  /** Told of each look through the files. */
  readonly scanning?: (scan: ShownScan) => void;
  /** Whether the client says itself where JSON is none; then we do not. */
  readonly checksJson?: boolean;
}

export type { ShownScan };

/** Texts by their English text, or JSON of such. */
export type Translations = string | Readonly<Record<string, string>>;

/** What is said from now on is said in this language. */
export function translate(contents: Translations): void {
  l10n.config({ contents });
}

/** How a client wants its completions. */
export interface CompletionWishes extends Pick<CompletionOptions, 'trigger' | 'askAgain'> {
  /** Whether it fills in snippets; false by default. */
  readonly snippets?: boolean;
}

/** From this size on a text is looked at in two goes while somebody types in it, in characters. */
const largeText = 20_000;

/** Diagnostics of one version of a document. */
export interface VersionedDiagnostics {
  readonly version: number;
  readonly items: Diagnostic[];
}

/**
 * Everything that we can do with Dockerfiles, for any host: a language server, a command line. Each answer comes from
 * one snapshot; what is asked of a document that is not open has no answer (undefined).
 */
export class LanguageService {
  /** What is open and set; who tells us of it, or wants to hear of it, does so there. */
  readonly workspace: OpenWorkspace;
  private readonly tokens = new AnsweredTokens();
  /** By `sameUri`: the id of the build as which a Dockerfile is seen. */
  private readonly views = new Map<string, string>();
  private readonly ask: AskLanguage;
  /** What was said last of each Dockerfile. */
  private readonly said = new Map<string, Found>();
  private readonly layouts = new LastLayouts();

  constructor(private readonly host: Host) {
    const { scanning = () => undefined } = host;
    this.workspace = new OpenWorkspace({
      ...host,
      began: (scan) => scanning(shownScan(scan)),
      closed: (uri) => {
        this.tokens.closed(uri);
        this.said.delete(uri);
        this.layouts.closed(uri);
      },
      ignoringOf,
      isNowhere,
    });
    this.ask = askLanguage(host.language, host.log);
  }

  /** `readAhead` for `diagnostics`, which takes longer than anything else that is asked of a large document. */
  findAhead(uri: string): boolean {
    const snapshot = this.workspace.snapshot(uri);
    return !snapshot || findAhead(snapshot, this.workspace.settingsFor(uri), this.host.log);
  }

  /** `readAhead` for `diagnosticsAtOnce` of a document of which nothing was said yet. */
  findUrgentAhead(uri: string): boolean {
    const snapshot = this.said.has(uri) ? undefined : this.workspace.snapshot(uri);
    return !snapshot || findUrgentAhead(snapshot, this.workspace.settingsFor(uri), this.host.log);
  }

  /**
   * Diagnostics for somebody who opens a large file or types in it: what is urgent, and of the rest what was said before
   * and still stands there. Undefined where `diagnostics` takes no longer.
   */
  diagnosticsAtOnce(uri: string): VersionedDiagnostics | undefined {
    const snapshot = this.workspace.snapshot(uri);
    if (!snapshot || snapshot.text.length < largeText) return undefined;
    const before = this.said.get(uri);
    const settings = this.workspace.settingsFor(uri);
    if (areFound(snapshot, settings) || (before && before.settings !== settings)) return undefined;
    const { log } = this.host;
    const findings = before ? findingsAtOnce(snapshot, before, settings, log) : urgentFindings(snapshot, settings, log);
    if (!before) this.said.set(uri, { snapshot, settings, findings });
    return { version: snapshot.version, items: diagnosticsOf(snapshot, findings) };
  }

  diagnostics(uri: string): VersionedDiagnostics | undefined {
    const snapshot = this.workspace.snapshot(uri);
    if (snapshot) this.workspace.ignoring.want(uri);
    if (!snapshot) return this.configDiagnostics(uri);
    const settings = this.workspace.settingsFor(uri);
    const findings = findingsOf(snapshot, settings, this.host.log);
    this.said.set(uri, { snapshot, settings, findings });
    return { version: snapshot.version, items: diagnosticsOf(snapshot, findings) };
  }

  /** What is wrong with the targets that a file asks for, be it a Dockerfile or not. */
  async targetDiagnostics(uri: string): Promise<VersionedDiagnostics | undefined> {
    const file = await this.workspace.targetFile(uri);
    if (!file) return undefined;
    const { host } = this;
    const settings = this.workspace.settingsFor(uri);
    const inside = file.inside.flatMap((block) => inlineDiagnostics(block, settings, host.log));
    const own = targetDiagnostics(file, settings, host.log);
    return { version: file.version, items: inFile([...own, ...inside], file) };
  }

  async completion(
    uri: string,
    position: Position,
    { snippets = false, ...options }: CompletionWishes = {},
  ): Promise<CompletionList | undefined> {
    const general = this.settings.generalFeatures;
    const { files } = this;
    const keywords = { snippets, ask: this.ask };
    const targets = await this.inTargets(
      uri,
      position,
      (file) => targetCompletion(file, position),
      async (place) => {
        const { block, position: at } = place;
        return completionInside(await completion(block.snapshot, at, { ...options, general: true, files }), place);
      },
    );
    if (targets) return targets;
    return this.answer(uri, (snapshot) => completion(snapshot, position, { ...options, general, files, keywords }));
  }

  async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    const uri = completionUri(item);
    if (uri === undefined) return resolveCompletion(undefined, item);
    const inside = snapshotOfItem(this.workspace.inlineBlocks(uri), item);
    const snapshot = inside ?? (await this.workspace.reader.snapshot(uri));
    return isTargetItem(item) ? resolveTarget(snapshot, item) : resolveCompletion(snapshot, item);
  }

  async definition(uri: string, position: Position): Promise<Location | Location[] | undefined> {
    const own = this.answer(uri, (snapshot) => definition(snapshot, position, this.asking));
    return (
      own ??
      this.inTargets<Location | Location[]>(
        uri,
        position,
        (file) => targetDefinition(file, position),
        ({ block, position: at }) => definition(block.snapshot, at, stagesAlone),
      )
    );
  }

  async definitionLinks(uri: string, position: Position): Promise<LocationLink[] | undefined> {
    const own = this.answer(uri, (snapshot) => definitionLink(snapshot, position, this.asking));
    if (own) return [own];
    return this.inTargets(
      uri,
      position,
      (file) => targetDefinitionLinks(file, position),
      ({ block, position: at }) => listOf(definitionLink(block.snapshot, at, stagesAlone)),
    );
  }

  async references(uri: string, position: Position, includeDeclaration: boolean): Promise<Location[] | undefined> {
    const options = { includeDeclaration, ...this.asking };
    const own = this.answer(uri, (snapshot) => references(snapshot, position, options));
    return (
      own ??
      this.inTargets(
        uri,
        position,
        (file) => targetReferences(file, position, options),
        ({ block, position: at }) => references(block.snapshot, at, { includeDeclaration, ...stagesAlone }),
      )
    );
  }

  documentHighlight(uri: string, position: Position): DocumentHighlight[] | undefined {
    const inside = this.workspace.inlineBlocks(uri);
    const place = inlineAt({ uri, inside }, position);
    if (!place) return this.answer(uri, (snapshot) => documentHighlight(snapshot, position, this.asking));
    const found = documentHighlight(place.block.snapshot, place.position, stagesAlone);
    // Elsewhere in that file, others tell what is the same.
    return found.length > 0 ? inFile(found, { uri, inside }) : undefined;
  }

  linkedEditing(uri: string, position: Position): LinkedRanges | undefined {
    return this.answer(uri, (snapshot) => linkedEditing(snapshot, position));
  }

  /** Throws a Refusal, as `rename` does, with the reason why what stands there can't be renamed. */
  async prepareRename(uri: string, position: Position): Promise<Renamable | undefined> {
    const own = this.answer(uri, (snapshot) => prepareRename(snapshot, position, this.asking));
    return (
      own ??
      this.inTargets(
        uri,
        position,
        (file) => prepareTargetRename(file, position),
        ({ block, position: at }) => prepareRename(block.snapshot, at, stagesAlone),
      )
    );
  }

  /** `annotates`: whether the client asks the user before edits that want to be confirmed. */
  async rename(uri: string, position: Position, newName: string, annotates = false): Promise<Renaming | undefined> {
    await this.workspace.complete();
    const options = { ...this.asking, annotates, files: this.otherFiles };
    const own = await this.answer(uri, (snapshot) => renameEverywhere(snapshot, position, newName, options));
    return (
      own ??
      this.inTargets(
        uri,
        position,
        (file) => renameTarget(file, position, newName, options),
        ({ block, position: at }) => renameEverywhere(block.snapshot, at, newName, { ...options, ...stagesAlone }),
      )
    );
  }

  async hover(uri: string, position: Position): Promise<Hover | undefined> {
    const target = await this.inTargets(
      uri,
      position,
      (file) => targetHover(file, position),
      ({ block, position: at }) => hover(block.snapshot, at, stagesAlone),
    );
    if (target) return target;
    return this.answerAs(
      uri,
      async (snapshot) =>
        hover(snapshot, position, this.asking) ??
        (await pathHover(snapshot, position, this.files)) ??
        (this.settings.generalFeatures ? keywordHover(snapshot, position) : undefined),
    );
  }

  /** The stages of all Dockerfiles of the open folders. */
  async workspaceSymbols(query: string): Promise<SymbolInformation[]> {
    return workspaceSymbols(query, { ...(await this.workspace.dockerfilePlaces()), folders: this.files.folders() });
  }

  /** All Dockerfiles of the open folders and those that are open, in no order. */
  async listedDockerfiles(): Promise<ListedDockerfile[]> {
    return allDockerfiles(await this.workspace.dockerfilePlaces()).map(listedDockerfile);
  }

  /** How good a multi-stage build is; undefined for a file that can't be read or has no stage. */
  async checklist(uri: string): Promise<Checklist | undefined> {
    const ignoring = await this.workspace.ignoring.ask(uri);
    const snapshot = await this.workspace.snapshotOf(uri);
    return snapshot && checklist({ ...snapshot, ignoring }, this.workspace.settingsFor(uri));
  }

  /** The stages of a Dockerfile, be it open or not. */
  async listedStages(uri: string): Promise<ListedStage[] | undefined> {
    const snapshot = await this.workspace.snapshotOf(uri);
    return snapshot && listedStages(snapshot);
  }

  /** What tells whether the stages of a Dockerfile, be it open or not, are as they were. */
  async fingerprints(uri: string): Promise<StageFingerprint[] | undefined> {
    const snapshot = await this.workspace.snapshotOf(uri);
    return snapshot && fingerprints(snapshot);
  }

  documentSymbols(uri: string): DocumentSymbol[] | undefined {
    return this.answer(uri, this.settings.generalFeatures ? documentSymbols : stageSymbols);
  }

  flatSymbols(uri: string): SymbolInformation[] | undefined {
    const symbols = this.documentSymbols(uri);
    return symbols && flatSymbols(uri, symbols);
  }

  /** See `readTokensAhead`: call it before asking for tokens until it is true, with a turn in between. */
  readTokensAhead(uri: string): boolean {
    return this.answer(uri, readTokensAhead) ?? true;
  }

  semanticTokens(uri: string): SemanticTokens | undefined {
    return this.answer(uri, (snapshot) => this.tokens.all(snapshot));
  }

  /** What changed since the answer with that id, or everything. */
  semanticTokensDelta(uri: string, previousResultId: string): SemanticTokens | SemanticTokensDelta | undefined {
    return this.answer(uri, (snapshot) => this.tokens.changed(snapshot, previousResultId));
  }

  semanticTokensIn(uri: string, range: Range): SemanticTokens | undefined {
    return this.answer(uri, (snapshot) => ({ data: semanticTokensIn(snapshot, range) }));
  }

  async documentLinks(uri: string, token?: Cancellation): Promise<DocumentLink[] | undefined> {
    const toImages = (snapshot: Snapshot) => (this.settings.generalFeatures ? documentLinks(snapshot) : []);
    return this.answer(uri, async (snapshot) => [
      ...toImages(snapshot),
      ...(await pathLinks(snapshot, this.files, token)),
    ]);
  }

  inlayHints(uri: string, range: Range): InlayHint[] | undefined {
    return this.answerAs(uri, (snapshot) => inlayHints(snapshot, range, this.settings.inlayHints));
  }

  typeDefinition(uri: string, position: Position): Location | undefined {
    return this.answer(uri, (snapshot) => typeDefinition(snapshot, position));
  }

  typeDefinitionLink(uri: string, position: Position): LocationLink | undefined {
    return this.answer(uri, (snapshot) => typeDefinitionLink(snapshot, position));
  }

  prepareCallHierarchy(uri: string, position: Position): CallHierarchyItem | undefined {
    return this.answer(uri, (snapshot) => prepareCallHierarchy(snapshot, position));
  }

  incomingCalls(item: CallHierarchyItem): CallHierarchyIncomingCall[] | undefined {
    return this.answer(item.uri, (snapshot) => incomingCalls(snapshot, item));
  }

  outgoingCalls(item: CallHierarchyItem): CallHierarchyOutgoingCall[] | undefined {
    return this.answer(item.uri, (snapshot) => outgoingCalls(snapshot, item));
  }

  /** As many as `limit`, if a limit is given. */
  foldingRanges(uri: string, limit?: number): FoldingRange[] | undefined {
    const own = this.answer(uri, (snapshot) => foldingRanges(snapshot, this.settings.generalFeatures, limit));
    return own ?? foldingAround(this.workspace.inlineBlocks(uri), limit);
  }

  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[] | undefined {
    return this.answer(uri, (snapshot) => selectionRanges(snapshot, positions));
  }

  codeLenses(uri: string): CodeLens[] | undefined {
    return this.answerAs(uri, (snapshot) =>
      this.settings.codeLens ? codeLenses(snapshot, { withUses: this.settings.usesLens }) : [],
    );
  }

  async codeActions(uri: string, range: Range, wishes?: ActionWishes): Promise<CodeAction[] | undefined> {
    const config = this.workspace.configs.openFile(uri);
    if (config) return configActions(config, this.workspace.configs.versionOf(uri) ?? 0, range);
    const { host } = this;
    const settings = this.workspace.settingsFor(uri);
    const own = this.answer(uri, (snapshot) => codeActions(snapshot, range, settings, wishes, host.log)) ?? [];
    const inTargets = await this.inTargets(uri, range, (file) => {
      const inside = file.inside.map((block) => inlineMendable(block, range, settings, host.log));
      return actionsFor([targetMendable(file, range, settings, host.log), ...inside], wishes);
    });
    return [...own, ...(inTargets ?? [])];
  }

  stages(uri: string): StageSummary[] | undefined {
    return this.answer(uri, stageSummaries);
  }

  async stageNeeds(uri: string, stageIndex: number): Promise<StageNeeds | undefined> {
    return this.answer(uri, (snapshot) => stageNeeds(snapshot, stageIndex, this.files));
  }

  stageOrigin(uri: string, stageIndex: number): StageOrigin | undefined {
    return this.answer(uri, (snapshot) => stageOrigin(snapshot, stageIndex));
  }

  async diagram(uri: string, view: DiagramView = {}, token?: Cancellation): Promise<Diagram | undefined> {
    return this.answerAs(uri, async (snapshot) =>
      diagram(snapshot, { ...view, graphviz: this.host.graphviz, last: this.layouts }, token),
    );
  }

  /** The diagram as a file of its own; undefined where its target is named and not there. */
  async exportDiagram(uri: string, options: ExportOptions): Promise<string | undefined> {
    const { targetName } = options;
    return this.answerAs(uri, async (snapshot) => {
      if (targetName !== undefined && !snapshot.graph.stageNamed(targetName)) return undefined;
      return exportDiagram(snapshot, options, this.host.graphviz);
    });
  }

  /** What puts a build of a stage into a compose or bake file; throws a Refusal where there is no place for it. */
  async addBuild(params: AddBuildParams): Promise<AddedBuild> {
    const taken = await takenNames(params.file, params.text, {
      text: this.otherFiles.text,
      names: async (folder) => ((await this.files.list(folder)) ?? []).map(({ name }) => name),
    });
    return addBuild(params, taken);
  }

  /** Who builds a Dockerfile, and as which of them it is seen. */
  builds(uri: string): BuildsAnswer | undefined {
    return this.answer(uri, (snapshot) => {
      const seenAs = this.views.get(sameUri(uri));
      const isThere = seenAs !== undefined && buildsById(snapshot).has(seenAs);
      return { builds: buildSummaries(snapshot), ...(isThere && { seenAs }) };
    });
  }

  /** Has hover, lenses, hints and diagram show what a build makes of a Dockerfile; without its id, what is written. */
  seeAs(uri: string, build: string | undefined): void {
    if (build === undefined) this.views.delete(sameUri(uri));
    else this.views.set(sameUri(uri), build);
  }

  async signatureHelp(uri: string, position: Position, context: SignatureContext): Promise<SignatureHelp | undefined> {
    return this.inGeneral(uri, (snapshot) => signatureHelp(snapshot, position, context, this.ask));
  }

  async formatting(uri: string, options: FormattingOptions): Promise<TextEdit[] | undefined> {
    return this.inFormatting(uri, (snapshot) => formatting(snapshot, options, this.ask));
  }

  async rangeFormatting(uri: string, range: Range, options: FormattingOptions): Promise<TextEdit[] | undefined> {
    return this.inFormatting(uri, (snapshot) => rangeFormatting(snapshot, range, options, this.ask));
  }

  async onTypeFormatting(
    uri: string,
    position: Position,
    typed: string,
    options: FormattingOptions,
  ): Promise<TextEdit[] | undefined> {
    return this.inFormatting(uri, (snapshot) => onTypeFormatting(snapshot, position, typed, options, this.ask));
  }

  /** `answer` for what is left to other extensions where they have it. */
  private inGeneral<T>(uri: string, ask: (snapshot: Snapshot) => T): T | undefined {
    return this.settings.generalFeatures ? this.answer(uri, ask) : undefined;
  }

  private inFormatting<T>(uri: string, ask: (snapshot: Snapshot) => T): T | undefined {
    return this.settings.formatting ? this.answer(uri, ask) : undefined;
  }

  private get otherFiles(): OtherFiles {
    return {
      text: async (uri) => this.workspace.textOf(uri) ?? this.files.read(uri),
      version: (uri) => this.workspace.versionOf(uri) ?? null,
      builds: (uri) => this.workspace.targets.referencesIn(uri),
      areMissing: () => this.workspace.targets.coverage.state === 'partial',
    };
  }

  private get settings(): Settings {
    return this.workspace.settings;
  }

  private get files(): WorkspaceFiles {
    return this.workspace.files;
  }

  private get asking(): Asking {
    return { general: this.settings.generalFeatures };
  }

  /** `answer` out of the file as the build sees it that somebody chose. */
  private answerAs<T>(uri: string, ask: (snapshot: Snapshot) => T): T | undefined {
    const id = this.views.get(sameUri(uri));
    return this.answer(uri, (snapshot) => {
      const build = id === undefined ? undefined : buildsById(snapshot).get(id);
      return ask(build ? seenAs(snapshot, build) : snapshot);
    });
  }

  private configDiagnostics(uri: string): VersionedDiagnostics | undefined {
    const file = this.workspace.configs.openFile(uri);
    const version = this.workspace.configs.versionOf(uri);
    if (!file || version === undefined) return undefined;
    return { version, items: configDiagnostics(file, { checksJson: this.host.checksJson ?? false }) };
  }

  /**
   * An answer out of a file that builds Dockerfiles, or of a Dockerfile with builds in its comments; `askInside` those
   * Dockerfiles that stand in the file itself.
   */
  private async inTargets<T>(
    uri: string,
    place: Position | Range,
    ask: (file: TargetFile) => MaybeLater<T>,
    askInside: (place: InlinePlace) => MaybeLater<T> = () => undefined,
  ): Promise<T | undefined> {
    // Nobody waits for the Dockerfiles of a folder where there is nothing to ask them for.
    if (!this.workspace.isOfBuilds(uri, place)) return undefined;
    const file = await this.workspace.targetFile(uri, place);
    if (!file) return undefined;
    const own = await ask(file);
    if (own !== undefined) return inFile(own, file);
    const found = 'start' in place ? undefined : inlineAt(file, place);
    return found && inFile(await askInside(found), file);
  }

  private answer<T>(uri: string, ask: (snapshot: Snapshot) => T): T | undefined {
    const snapshot = this.workspace.snapshot(uri);
    return snapshot && ask(snapshot);
  }
}

type MaybeLater<T> = T | undefined | Promise<T | undefined>;

/** In files of another language we speak of stages, and of nothing else. */
const stagesAlone = { general: false } as const;

function listOf<T>(item: T | undefined): T[] | undefined {
  return item === undefined ? undefined : [item];
}
