/** A check that BuildKit makes of a Dockerfile, by the name that `# check=` knows. */
export interface BuildCheck {
  readonly name: string;
  /** Made only where `experimental=` names it. */
  readonly experimental: boolean;
}

/** https://docs.docker.com/reference/build-checks/ */
export const buildChecks: readonly BuildCheck[] = [
  ...[
    'ConsistentInstructionCasing',
    'CopyIgnoredFile',
    'DuplicateStageName',
    'ExposeInvalidFormat',
    'ExposeProtoCasing',
    'FromAsCasing',
    'FromPlatformFlagConstDisallowed',
    'InvalidBaseImagePlatform',
    'InvalidDefaultArgInFrom',
    'JSONArgsRecommended',
    'LegacyKeyValueFormat',
    'MaintainerDeprecated',
    'MultipleInstructionsDisallowed',
    'NoEmptyContinuation',
    'RedundantTargetPlatform',
    'ReservedStageName',
    'SecretsUsedInArgOrEnv',
    'StageNameCasing',
    'UndefinedArgInFrom',
    'UndefinedVar',
    'WorkdirRelativePath',
  ].map((name) => ({ name, experimental: false })),
  { name: 'InvalidDefinitionDescription', experimental: true },
];
