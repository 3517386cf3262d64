import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { SourceFile } from '../../../targets/buildReference';
import { nestsTooDeep } from '../../../targets/jsonFile';
import { templateText } from './addBakeTarget';
import { jsonLines, withMember } from './jsonMember';
import { brokenFile, eolOf, type NewBuild, noPlaceIn, type TextWithBuild } from './newBuild';

/** A bake file in JSON with one more target, behind the last one. All else stays as it is. Refuses what can't be read. */
export function addJsonTarget(file: SourceFile, build: NewBuild): TextWithBuild {
  const text = file.text.trim() === '' ? `{}${eolOf(file.text)}` : file.text;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const root = rootOf(text, name);
  const targets = findNodeAtLocation(root, ['target']);
  if (root.type !== 'object' || (targets && targets.type !== 'object')) throw noPlaceIn(name);
  const { name: key } = build;
  const after = withMember(text, targets ?? root, (indent) =>
    targets ? entry(text, key, targetOf(build), indent) : entry(text, 'target', { [key]: targetOf(build) }, indent),
  );
  const added = findNodeAtLocation(rootOf(after, name), ['target', key])?.parent;
  return { text: after, nameAt: (added?.offset ?? 0) + 1 };
}

/** The same file with a name in `group.default.targets`, which is made where it is not there; undefined where it can't. */
export function addToJsonGroup({ text }: SourceFile, name: string): string | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const has = (...path: string[]) => root && findNodeAtLocation(root, path);
  const targets = has('group', 'default', 'targets');
  if (targets?.type === 'array') return withMember(text, targets, () => JSON.stringify(name));
  const groups = has('group');
  const isTaken = has('target', 'default') || has('group', 'default') || (groups && groups.type !== 'object');
  if (!root || isTaken) return undefined;
  const group = { targets: [name] };
  return withMember(text, groups ?? root, (indent) =>
    groups ? entry(text, 'default', group, indent) : entry(text, 'group', { default: group }, indent),
  );
}

function entry(text: string, key: string, value: object, indent: string): string {
  return `${JSON.stringify(key)}: ${jsonLines(value, text, indent)}`;
}

function rootOf(text: string, name: string): Node {
  const errors: ParseError[] = [];
  const root = nestsTooDeep(text) ? undefined : parseTree(text, errors, { allowTrailingComma: true });
  if (!root || errors.length > 0) throw brokenFile(name, text, errors[0]?.offset ?? 0);
  return root;
}

function targetOf({ context, dockerfile, target, tag }: NewBuild) {
  const said = Object.entries({ context, dockerfile, target }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, templateText(value)]],
  );
  return { ...Object.fromEntries(said), ...(tag !== undefined && { tags: [templateText(tag)] }) };
}
