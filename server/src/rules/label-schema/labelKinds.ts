import * as l10n from '@vscode/l10n';
import { isSpdxExpression } from './spdxExpression';

/** A kind of value that a schema may ask for. */
export interface LabelKind {
  readonly hadolintRule: string;
  readonly isValid: (value: string) => boolean;
  /** What the label should be instead. */
  readonly message: (label: string) => string;
}

/** By the word of the settings; `text`, and words that we do not know, take any value. */
export const labelKinds: ReadonlyMap<string, LabelKind> = new Map([
  [
    'url',
    {
      hadolintRule: 'DL3052',
      isValid: (value) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value),
      message: (label) => l10n.t("Label '{0}' should be a URL: https://example.com.", label),
    },
  ],
  [
    'rfc3339',
    {
      hadolintRule: 'DL3053',
      isValid: isDate,
      message: (label) => l10n.t("Label '{0}' should be a date as RFC 3339 has it: 2025-01-31T12:00:00Z.", label),
    },
  ],
  [
    'spdx',
    {
      hadolintRule: 'DL3054',
      isValid: isSpdxExpression,
      message: (label) => l10n.t("Label '{0}' should be a licence by its SPDX name: Apache-2.0.", label),
    },
  ],
  [
    'hash',
    {
      hadolintRule: 'DL3055',
      isValid: (value) => /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/.test(value),
      message: (label) => l10n.t("Label '{0}' should be the hash of a Git commit.", label),
    },
  ],
  [
    'semver',
    {
      hadolintRule: 'DL3056',
      isValid: (value) => version.test(value),
      message: (label) => l10n.t("Label '{0}' should be a semantic version: 1.2.3.", label),
    },
  ],
  [
    'email',
    {
      hadolintRule: 'DL3058',
      isValid: (value) => /^[^\s@<>(),;:"[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+$/i.test(value),
      message: (label) => l10n.t("Label '{0}' should be an e-mail address.", label),
    },
  ],
] satisfies [string, LabelKind][]);

const date =
  /^\d{4}-(?:0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isDate(value: string): boolean {
  const [, day] = date.exec(value) ?? [];
  if (day === undefined) return false;
  const [year, month] = value.split('-').map(Number);
  return Number(day) <= new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
}

const number = '(?:0|[1-9]\\d*)';
const part = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const version = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${part}(?:\\.${part})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
