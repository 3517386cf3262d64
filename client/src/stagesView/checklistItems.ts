import * as vscode from 'vscode';
import type { ChecklistEvidence, ChecklistItem, ChecklistState } from '../../../server/src/protocol/checklist';
import {
  type ChecklistRow,
  childrenOf,
  type EvidenceNode,
  nodeId,
  type PointNode,
  type SectionNode,
} from './stagesNode';
import { goToCommand } from './treeItems';
import { type RowWords, spokenOf } from './words';

/** A row of the checklist. */
export function checklistItem(node: ChecklistRow): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const words = wordsOf(node);
  const item = new vscode.TreeItem(words.label, childrenOf(node).length > 0 ? Collapsed : None);
  item.id = nodeId(node);
  item.description = words.description;
  item.tooltip = words.tooltip;
  item.accessibilityInformation = { label: words.spoken };
  item.iconPath = iconOf(node);
  item.contextValue = contextOf(node);
  if (placeOf(node)) item.command = { command: goToCommand, title: '', arguments: [node] };
  return item;
}

/** What a row is about, where that stands in the Dockerfile. */
export function placeOf(node: ChecklistRow): Required<Pick<ChecklistEvidence, 'line' | 'character'>> | undefined {
  const evidence = evidenceOf(node);
  return evidence?.line === undefined ? undefined : { line: evidence.line, character: evidence.character ?? 0 };
}

function evidenceOf(node: ChecklistRow): ChecklistEvidence | undefined {
  if (node.kind === 'evidence') return node.evidence;
  return node.kind === 'point' ? node.item.evidence[0] : undefined;
}

function contextOf(node: ChecklistRow): string {
  const isMendable = evidenceOf(node)?.hasFix === true && placeOf(node) !== undefined;
  return isMendable ? 'checklist mendable' : 'checklist';
}

function wordsOf(node: ChecklistRow): RowWords {
  switch (node.kind) {
    case 'checklist': {
      const { passed, failed, target } = node.checklist;
      const label = vscode.l10n.t('Checklist');
      const count = vscode.l10n.t('{0} of {1}', passed, passed + failed);
      const tooltip = vscode.l10n.t('How good the build of stage {0} is', target);
      return { label, description: count, tooltip, spoken: spokenOf([label, count, tooltip]) };
    }
    case 'section':
      return sectionWords(node);
    case 'point':
      return pointWords(node.item);
    case 'evidence':
      return evidenceWords(node);
  }
}

function sectionWords({ section: { title, items } }: SectionNode): RowWords {
  const passed = items.filter(({ state }) => state === 'passed').length;
  const failed = items.filter(({ state }) => state === 'failed').length;
  const description = passed + failed === 0 ? '' : vscode.l10n.t('{0} of {1}', passed, passed + failed);
  return { label: title, description, tooltip: title, spoken: spokenOf([title, description]) };
}

function pointWords({ title, state, evidence }: ChecklistItem): RowWords {
  const [first] = evidence;
  const description = state === 'passed' || evidence.length > 1 ? '' : (first?.message ?? '');
  const tooltip = [title, ...evidence.map(({ message }) => message)].join('\n');
  return { label: title, description, tooltip, spoken: spokenOf([title, stateWord(state), first?.message]) };
}

function evidenceWords({ evidence: { message, line } }: EvidenceNode): RowWords {
  const place = line === undefined ? '' : vscode.l10n.t('line {0}', line + 1);
  return { label: message, description: place, tooltip: message, spoken: spokenOf([message, place]) };
}

function stateWord(state: ChecklistState): string {
  switch (state) {
    case 'passed':
      return vscode.l10n.t('passed');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'notApplicable':
      return vscode.l10n.t('does not apply');
  }
}

function iconOf(node: ChecklistRow): vscode.ThemeIcon | undefined {
  switch (node.kind) {
    case 'checklist':
      return new vscode.ThemeIcon('checklist');
    case 'point':
      return stateIcon(node);
    default:
      return undefined;
  }
}

function stateIcon({ item }: PointNode): vscode.ThemeIcon {
  switch (item.state) {
    case 'passed':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'));
    case 'notApplicable':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
  }
}
