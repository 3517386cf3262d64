import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type AddBuildParams,
  type AddBuildRange,
  type AddedBuild,
  addBuildRequest,
  type BuildAddition,
} from '../../../../server/src/protocol/addBuild';
import type { StageSummary } from '../../../../server/src/protocol/methods';
import { isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { openDockerfile } from '../buildStage';
import { contextFor } from '../chooseContext';
import { pickStage, stageTitle } from '../pickStage';
import { tagOf } from '../prepareBuild';
import { stageToBuild } from '../stageToBuild';
import { targetable } from '../targetable';
import { pickBuildFile } from './pickBuildFile';

/** What a command says already; the rest is asked. */
export interface GivenAddition {
  readonly uri: vscode.Uri | undefined;
  readonly stageIndex: number | undefined;
  /** A compose or bake file, which need not be there. */
  readonly file: vscode.Uri | undefined;
  /** Whether a plain `docker buildx bake` is to build it. */
  readonly inGroup: boolean | undefined;
}

/**
 * Puts a build of a stage into a compose or bake file, as one edit to undo, and shows it with its name selected. Whether
 * it is there then. Runs nothing.
 */
export async function addToBuilds(
  client: LanguageClient,
  services: BuildServices,
  given: GivenAddition,
): Promise<boolean> {
  const opened = await openDockerfile(services, given.uri);
  if (isOutcome(opened)) return false;
  const { document, stages } = opened;
  const { uri } = document;
  const stage = given.stageIndex === undefined ? await pickStage(uri, stages) : stages[given.stageIndex];
  if (!stage) return false;
  const answer = targetable(stage, stages);
  if (answer.kind !== 'yes') return tell(vscode.l10n.t("No build can ask for '{0}' by its name.", stageTitle(stage)));
  const file = given.file ?? (await pickBuildFile(uri, stageTitle(stage)));
  const context = file && (await contextFor(services, uri, (await stageToBuild(services, uri, stage)).hints));
  if (!context) return false;
  const written = await textOf(file);
  const added = await ask(client, {
    file: client.code2ProtocolConverter.asUri(file),
    text: written?.getText() ?? '',
    dockerfile: client.code2ProtocolConverter.asUri(uri),
    context: client.code2ProtocolConverter.asUri(vscode.Uri.file(context)),
    ...named(uri, stage),
  });
  const addition = added && (await chosen(added, given.inGroup));
  return addition !== undefined && write(file, written, addition);
}

function named(uri: vscode.Uri, { writtenName, name }: StageSummary): Pick<AddBuildParams, 'target' | 'tag'> {
  const template = vscode.workspace.getConfiguration('dockerfileStages', uri).get('build.tag', '');
  const tag = tagOf({ dockerfile: uri, target: name }, template);
  return { ...(writtenName !== undefined && { target: writtenName }), ...(tag !== undefined && { tag }) };
}

/** A file that is there, with what is typed in it. */
async function textOf(file: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const isThere = await vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  return isThere ? vscode.workspace.openTextDocument(file) : undefined;
}

/** The addition; undefined where there is no place for it, of which the user has been told. */
async function ask(client: LanguageClient, params: AddBuildParams): Promise<AddedBuild | undefined> {
  try {
    return (await client.sendRequest<AddedBuild | null>(addBuildRequest, params)) ?? undefined;
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** With or without a place in the default group, which is asked where there can be one. */
async function chosen(added: AddedBuild, inGroup: boolean | undefined): Promise<BuildAddition | undefined> {
  const { withGroup, name } = added;
  if (!withGroup || inGroup === false) return added;
  if (inGroup) return withGroup;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Only when it is asked for'),
        description: `docker buildx bake ${name}`,
        addition: added as BuildAddition,
      },
      {
        label: vscode.l10n.t('Always'),
        description: `docker buildx bake · group "default"`,
        addition: withGroup,
      },
    ],
    { title: vscode.l10n.t('Add {0} to a bake file', name), placeHolder: vscode.l10n.t('When is it built?') },
  );
  return picked?.addition;
}

async function write(
  file: vscode.Uri,
  written: vscode.TextDocument | undefined,
  { edit: { range, newText }, select }: BuildAddition,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  if (written) edit.replace(file, rangeOf(range), newText);
  else edit.createFile(file, { contents: new TextEncoder().encode(newText) });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, { selection: rangeOf(select) });
  return true;
}

function rangeOf({ start, end }: AddBuildRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function tell(message: string): false {
  void vscode.window.showWarningMessage(message);
  return false;
}
