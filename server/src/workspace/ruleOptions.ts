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
