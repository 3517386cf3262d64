import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { buildChecks } from '../../server/src/protocol/buildChecks';
import type { RuleInfo } from '../../server/src/rules/rule';
import { labelKinds } from '../../server/src/workspace/ruleOptions';
import { profiles, ruleSettings } from '../../server/src/workspace/settings';

const file = path.resolve(import.meta.dirname, '../../schemas/dockerfile-stages.schema.json');

/**
 * The schema of dockerfile-stages.json. It completes and explains, and refuses as little as possible: what is wrong in
 * such a file is said by our server, with what was meant, and once is enough.
 */
export function wantedSchema(rules: readonly Pick<RuleInfo, 'id' | 'summary'>[]): unknown {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Dockerfile Stages',
    description: 'What a project wants of Dockerfile Stages, in the editor and on the command line.',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      profile: {
        description: 'Which rules are on, and how grave they are, where nothing else is said.',
        ...oneOf(profiles),
      },
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        description: 'Rules for some of the files. Later ones win.',
        items: {
          properties: {
            files: {
              description: 'Patterns of paths below the folder of this file; a name alone is that of a file anywhere.',
              items: {},
            },
            rules: { $ref: '#/definitions/rules' },
          },
        },
      },
      allowedRegistries: { description: 'Registries that images may come from, * standing for any text.', items: {} },
      labelSchema: {
        description: 'Labels that an image should have, and what each is.',
        additionalProperties: oneOf(labelKinds),
      },
      strictLabels: { description: 'No labels but those of labelSchema.', ...oneOf([true, false]) },
    },
    definitions: {
      severity: oneOf(ruleSettings),
      rules: {
        description: 'How grave rules are. A code of hadolint or the name of a build check stands for its findings.',
        properties: Object.fromEntries([
          ...rules.map(({ id, summary }) => [id, severity(summary())]),
          ...buildChecks.map(({ name }) => [name, severity(`BuildKit's check ${name}.`)]),
        ]),
        patternProperties: { '^(DL|SC)\\d{4}$': { $ref: '#/definitions/severity' } },
      },
    },
  };
}

export function presentSchema(): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function writeSchema(schema: unknown): void {
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}

/** Offers these, and takes whatever comes. */
function oneOf(values: readonly (string | boolean)[]) {
  return { anyOf: [{ enum: values }, {}] };
}

function severity(description: string) {
  return { description, allOf: [{ $ref: '#/definitions/severity' }] };
}
