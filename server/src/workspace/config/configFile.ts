import * as l10n from '@vscode/l10n';
import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Range } from 'vscode-languageserver-types';
import { configName } from '../../protocol/configName';
import { nestsTooDeep } from '../../targets/jsonFile';
import { type Places, placesIn } from '../../targets/places';
import { nearest } from '../../util/editDistance';
import { type Glob, globOf, readGlob } from '../../util/glob';
import { nameOf, namesBelow, parentOf } from '../../util/uris';
import { labelKinds, type RuleOptions } from '../ruleOptions';
import { type Profile, profiles, type RuleSetting, type RuleSeverities, ruleSettings } from '../settings';

/** Whether a file is called like that. */
export function isConfigFile(uri: string): boolean {
  return nameOf(uri) === configName;
}

/** What a project wants of us. What makes no sense in the file is in `problems`, and otherwise as if it were not there. */
export interface ConfigFile {
  readonly uri: string;
  readonly text: string;
  readonly profile?: Profile;
  readonly rules: RuleSeverities;
  /** In file order; later ones win. */
  readonly overrides: readonly Override[];
  /** Only what stands in the file. */
  readonly options: RuleOptions;
  /** Names of rules as they are written, which only the rules can tell to be right. */
  readonly ruleNames: readonly { readonly name: string; readonly range: Range }[];
  /** In no order. */
  readonly problems: readonly ConfigProblem[];
}

/** Rules for some of the files. */
export interface Override {
  /** Whether it is for a file, by its path below the folder that the configuration stands in. */
  readonly isFor: Glob;
  readonly rules: RuleSeverities;
}

export interface ConfigProblem {
  /** In the user's language. */
  readonly message: string;
  readonly range: Range;
  /** What was probably meant, to stand there instead. */
  readonly replacement?: string;
  /** What any editor says of any JSON file. */
  readonly isSyntax?: true;
}

/** Reads a configuration: JSON with comments. Never throws, whatever the text. */
export function readConfigFile(uri: string, text: string): ConfigFile {
  return new Reader(uri, text).read();
}

/** The overrides of a configuration that are for a file, as their numbers. */
export function overridesFor({ uri, overrides }: ConfigFile, file: string): readonly number[] {
  if (overrides.length === 0) return [];
  const folder = parentOf(uri);
  const path = folder === undefined ? undefined : namesBelow(folder, file)?.join('/');
  return path === undefined ? [] : overrides.flatMap(({ isFor }, i) => (isFor(path) ? [i] : []));
}

interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

class Reader {
  private readonly places: Places;
  private readonly problems: ConfigProblem[] = [];
  private readonly ruleNames: { name: string; range: Range }[] = [];

  constructor(
    private readonly uri: string,
    private readonly text: string,
  ) {
    this.places = placesIn(text);
  }

  read(): ConfigFile {
    const { uri, text, problems, ruleNames } = this;
    const known = new Map(this.entries(this.root(), Object.keys(this.keys)).map(({ key, value }) => [key, value]));
    const read: Found = {};
    for (const [key, value] of known) Object.assign(read, this.keys[key]?.(value));
    const { rules = {}, overrides = [], options = {}, ...rest } = { ...read, options: optionsOf(read) };
    return {
      uri,
      text,
      ...(rest.profile && { profile: rest.profile }),
      rules,
      overrides,
      options,
      ruleNames,
      problems,
    };
  }

  /** What each key of the file is read into. */
  private readonly keys: Readonly<Record<string, (value: Node) => Found>> = {
    $schema: () => ({}),
    profile: (value) => ({ profile: this.oneOf(value, profiles) }),
    rules: (value) => ({ rules: this.rules(value) }),
    overrides: (value) => ({ overrides: this.items(value).flatMap((item) => this.override(item) ?? []) }),
    allowedRegistries: (value) => ({ allowedRegistries: this.texts(value) }),
    labelSchema: (value) => ({ labelSchema: this.record(value, labelKinds) }),
    strictLabels: (value) => ({ strictLabels: this.isBoolean(value) ? value.value : undefined }),
  };

  private root(): Node | undefined {
    const errors: ParseError[] = [];
    const isDeep = nestsTooDeep(this.text);
    const root = isDeep ? undefined : parseTree(this.text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error) this.report(error, l10n.t('This is no JSON.'), { isSyntax: true });
    else if (isDeep) this.report({ offset: 0, length: 1 }, l10n.t('This nests too deep to be a configuration.'));
    else if (root && root.type !== 'object') this.report(root, l10n.t('{0} is expected here.', '{ … }'));
    return root?.type === 'object' ? root : undefined;
  }

  private override(node: Node): Override | undefined {
    const entries = this.entries(node, ['files', 'rules'], true);
    const [files, rules] = ['files', 'rules'].map((name) => entries.findLast(({ key }) => key === name)?.value);
    if (!files && node.type === 'object') this.report(node, l10n.t("'{0}' is missing here.", 'files'));
    const globs = files ? this.globs(files) : [];
    return { isFor: (path) => globs.some((matches) => matches(path)), rules: rules ? this.rules(rules) : {} };
  }

  private globs(node: Node): readonly Glob[] {
    return this.items(node).flatMap((item) => {
      if (!this.isText(item)) return [];
      const pattern: string = item.value;
      // As everywhere, a name alone is that of a file in any folder.
      const steps = readGlob(pattern.includes('/') ? pattern.replace(/^\.?\//, '') : `**/${pattern}`, true);
      if (!steps) this.report(item, l10n.t("'{0}' is no pattern of paths.", pattern));
      return steps ? [globOf(steps)] : [];
    });
  }

  private rules(node: Node): RuleSeverities {
    for (const { key, keyNode } of this.entries(node)) {
      this.ruleNames.push({ name: key, range: this.rangeOf(keyNode) });
    }
    return this.record(node, ruleSettings) as Readonly<Record<string, RuleSetting>>;
  }

  private record(node: Node, values: readonly string[]): Readonly<Record<string, string>> {
    const read = this.entries(node, undefined, true).flatMap(({ key, value }) => {
      const word = this.oneOf(value, values);
      return word === undefined ? [] : [[key, word] as const];
    });
    return Object.fromEntries(read);
  }

  private oneOf<T extends string>(node: Node, words: readonly T[]): T | undefined {
    const word = words.find((one) => one === node.value);
    if (word !== undefined) return word;
    const meant = typeof node.value === 'string' ? nearest(node.value, words) : undefined;
    const message = l10n.t('One of these is expected here: {0}.', words.join(', '));
    this.report(node, message, meant === undefined ? {} : { replacement: JSON.stringify(meant) });
    return undefined;
  }

  private texts(node: Node): readonly string[] {
    return this.items(node).flatMap((item) => (this.isText(item) ? [item.value] : []));
  }

  private items(node: Node): readonly Node[] {
    if (node.type === 'array') return node.children ?? [];
    this.report(node, l10n.t('{0} is expected here.', '[ … ]'));
    return [];
  }

  private isText(node: Node): boolean {
    if (node.type === 'string' && node.value !== '') return true;
    this.report(node, l10n.t('{0} is expected here.', '"…"'));
    return false;
  }

  private isBoolean(node: Node): boolean {
    if (node.type === 'boolean') return true;
    this.report(node, l10n.t('{0} is expected here.', 'true, false'));
    return false;
  }

  /** The members of an object, without those that are called otherwise. */
  private entries(node: Node | undefined, keys?: readonly string[], mustBeObject = false): readonly Entry[] {
    if (node && node.type !== 'object' && mustBeObject) this.report(node, l10n.t('{0} is expected here.', '{ … }'));
    if (node?.type !== 'object') return [];
    const entries = (node.children ?? []).flatMap(({ children: [keyNode, value] = [] }) =>
      keyNode && value ? [{ key: String(getNodeValue(keyNode)), keyNode, value }] : [],
    );
    return keys ? entries.filter((entry) => keys.includes(entry.key) || this.isStranger(entry, keys)) : entries;
  }

  private isStranger({ key, keyNode }: Entry, keys: readonly string[]): false {
    const meant = nearest(key, keys, 3);
    if (meant === undefined) this.report(keyNode, l10n.t("There is no '{0}' here.", key));
    else {
      const message = l10n.t("There is no '{0}' here; did you mean '{1}'?", key, meant);
      this.report(keyNode, message, { replacement: JSON.stringify(meant) });
    }
    return false;
  }

  private rangeOf({ offset, length }: Pick<Node, 'offset' | 'length'>): Range {
    return this.places.range(offset, offset + length);
  }

  private report(
    place: Pick<Node, 'offset' | 'length'>,
    message: string,
    more: Pick<ConfigProblem, 'replacement' | 'isSyntax'> = {},
  ): void {
    this.problems.push({ message, range: this.rangeOf(place), ...more });
  }
}

interface Found {
  readonly profile?: Profile | undefined;
  readonly rules?: RuleSeverities;
  readonly overrides?: readonly Override[];
  readonly allowedRegistries?: readonly string[];
  readonly labelSchema?: Readonly<Record<string, string>>;
  readonly strictLabels?: boolean | undefined;
}

function optionsOf({ allowedRegistries, labelSchema, strictLabels }: Found): RuleOptions {
  return {
    ...(allowedRegistries && { allowedRegistries }),
    ...(labelSchema && { labelSchema }),
    ...(strictLabels !== undefined && { strictLabels }),
  };
}
