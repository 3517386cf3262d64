import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import { pathBeside } from '../../util/uris';
import type { Snapshot } from '../../workspace/snapshot';
import type { TargetFile } from '../../workspace/targetFile';
import { inOrder } from '../completion/offer';
import { type StageItemData, stageDetail } from '../completion/stageItems';
import { stageTargets } from '../hover/stageTargets';
import { stageUsers } from '../hover/stageUsers';
import { stageDocumentation } from '../stageDocumentation';
import { baseLabel } from '../words';
import { dockerfilesOf, lineAt, type TargetPlace, targetAt } from './targetAt';

/** More are never sent at once; typing on narrows them down. */
const most = 200;

/**
 * The stages that a build can ask for at the cursor, the last one, which is built by default, first. Those without a name
 * can't be asked for, and of several with one name only the last.
 */
export function targetCompletion(file: TargetFile, position: Position): CompletionList | undefined {
  const place = targetAt(file, position);
  if (!place) return undefined;
  const items = new Map<string, CompletionItem>();
  const dockerfiles = dockerfilesOf(place);
  const write = writer(file, place);
  for (const snapshot of dockerfiles) {
    for (const stage of [...snapshot.graph.stages].reverse()) {
      const { name, writtenName } = stage;
      if (name === undefined || writtenName === undefined || items.has(name) || items.size === most) continue;
      if (snapshot.graph.stageNamed(name) !== stage) continue;
      const parts = { label: writtenName, newText: write(writtenName), sort: inOrder(0, items.size) };
      items.set(
        name,
        stageItem(snapshot, stage, place, { ...parts, asker: dockerfiles.length > 1 ? file.uri : undefined }),
      );
    }
  }
  return { isIncomplete: items.size === most, items: [...items.values()] };
}

interface TargetItemData extends StageItemData {
  readonly isTarget: true;
}

/** Whether an item is a target, which `resolveTarget` has more to say of. */
export function isTargetItem(item: CompletionItem): boolean {
  return (item.data as Partial<TargetItemData> | undefined)?.isTarget === true;
}

/** Adds what the list leaves out: what the stage is used for, the comment above it and its text. */
export function resolveTarget(snapshot: Snapshot | undefined, item: CompletionItem): CompletionItem {
  const stage = snapshot?.graph.stages[(item.data as TargetItemData).index];
  if (!snapshot || !stage) return item;
  const uses = [...stageUsers(snapshot, stage), ...stageTargets(snapshot, stage)].map((fact) => `- ${fact}`).join('\n');
  return {
    ...item,
    documentation: { kind: 'markdown', value: `${uses}\n\n${stageDocumentation(snapshot, stage)}` },
  };
}

interface ItemParts {
  readonly label: string;
  readonly newText: string;
  readonly sort: string;
  /** The file that asks, where it builds several Dockerfiles with this target. */
  readonly asker: string | undefined;
}

function stageItem(snapshot: Snapshot, stage: Stage, { range }: TargetPlace, parts: ItemParts): CompletionItem {
  const data: TargetItemData = { uri: snapshot.uri, index: stage.index, isTarget: true };
  const { label, newText, sort, asker } = parts;
  const detail = stageDetail(stage);
  return {
    label,
    labelDetails: { description: baseLabel(stage) },
    kind: CompletionItemKind.Module,
    detail: asker ? `${pathBeside(snapshot.uri, asker)}: ${detail}` : detail,
    sortText: sort,
    filterText: newText.trimStart(),
    textEdit: { range, newText },
    data,
  };
}

/** How a name is written at the place: behind the colon of YAML goes a blank, and where formats want quotes, those. */
function writer({ text }: TargetFile, { range, written, builds }: TargetPlace): (name: string) => string {
  const before = lineAt(text, range.start.line).slice(0, range.start.character);
  const blank = written === '' && /[\w"']:$/.test(before) ? ' ' : '';
  const wantsQuotes = builds.some(({ reference }) => quoting.has(reference.kind));
  const quote = wantsQuotes && written === '' && !/["']$/.test(before) ? '"' : '';
  return (name) => `${blank}${quote}${name}${quote}`;
}

/** Formats in which a name can't stand without quotes. */
const quoting: ReadonlySet<string> = new Set(['bake', 'devcontainer', 'vscode-task', 'tilt']);
