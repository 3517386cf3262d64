import * as l10n from '@vscode/l10n';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { nameOf, namesBelow } from '../util/uris';
import type { IndexedStage } from '../workspace/dockerfileIndex';
import type { DockerfilePlaces } from '../workspace/dockerfilePlaces';
import { allDockerfiles } from './allDockerfiles';

/** More are never sent at once; typing on narrows them down. */
const most = 1000;

/** Where stages are looked for. */
export interface SymbolPlaces extends DockerfilePlaces {
  readonly folders: readonly string[];
}

interface Match {
  readonly stage: IndexedStage;
  readonly label: string;
  readonly uri: string;
  readonly path: string;
  /** The smaller, the better. */
  readonly rank: number;
}

/**
 * The stages of all Dockerfiles whose name has the query's letters in this order. Words behind the first one are looked
 * for in the Dockerfile's path. What matches best comes first; among equals what is open, then what has a name.
 */
export function workspaceSymbols(query: string, places: SymbolPlaces): SymbolInformation[] {
  const [name = '', ...pathWords] = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches: Match[] = [];
  for (const { uri, stages } of allDockerfiles(places)) {
    const path = pathOf(uri, places.folders);
    if (!pathWords.every((word) => isSubsequence(word, path.toLowerCase()))) continue;
    for (const stage of stages) {
      const label = stage.name ?? l10n.t('stage {0}', stage.index);
      const rank = rankOf(name, label.toLowerCase());
      if (rank !== undefined) matches.push({ stage, label, uri, path, rank: stage.name === undefined ? 4 : rank });
    }
  }
  return matches
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(toSymbol);
}

/** In the folder that is open; with that folder's name where several are. */
function pathOf(uri: string, folders: readonly string[]): string {
  for (const folder of folders) {
    const names = namesBelow(folder, uri);
    if (names) return (folders.length > 1 ? [nameOf(folder), ...names] : names).join('/');
  }
  return nameOf(uri);
}

function rankOf(query: string, label: string): number | undefined {
  if (query === label) return 0;
  if (label.startsWith(query)) return 1;
  if (label.includes(query)) return 2;
  return isSubsequence(query, label) ? 3 : undefined;
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function toSymbol({ stage, label, uri, path }: Match): SymbolInformation {
  return { name: label, kind: SymbolKind.Module, location: { uri, range: stage.range }, containerName: path };
}
