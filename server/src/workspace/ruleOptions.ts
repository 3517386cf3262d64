/** What some rules need to be told before they can say anything. */
export interface RuleOptions {
  /** Registries that images may come from, `*` standing for any text. */
  readonly allowedRegistries?: readonly string[];
  /** What labels there should be: name → kind of text (`text`, `url`, `rfc3339`, `spdx`, `hash`, `semver`, `email`). */
  readonly labelSchema?: Readonly<Record<string, string>>;
  /** No labels but those of the schema. */
  readonly strictLabels?: boolean;
}

export const noOptions: RuleOptions = {};

/** The kinds of text that a label may be asked to be. */
export const labelKinds = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email'] as const;

/** Reads them out of settings or a file; what makes no sense is as if it were not there. */
export function readRuleOptions(section: Readonly<Record<string, unknown>>): RuleOptions {
  const { allowedRegistries, labelSchema, strictLabels } = section;
  const registries = Array.isArray(allowedRegistries) ? allowedRegistries.filter(isText) : [];
  const labels = Object.entries(isObject(labelSchema) ? labelSchema : {}).filter(([, kind]) => isLabelKind(kind));
  return {
    ...(registries.length > 0 && { allowedRegistries: registries }),
    ...(labels.length > 0 && { labelSchema: Object.fromEntries(labels) as Record<string, string> }),
    ...(strictLabels === true && { strictLabels }),
  };
}

function isLabelKind(kind: unknown): boolean {
  return (labelKinds as readonly unknown[]).includes(kind);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
