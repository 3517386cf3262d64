/** Every instruction that BuildKit knows, upper-case. */
export const instructionNames = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;

/** Instructions that can have here-documents; ONBUILD has those of its trigger. */
export const heredocInstructions: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** A boolean flag may stand alone; a `list` may be repeated. */
export type FlagType = 'string' | 'boolean' | 'list';

const none: Readonly<Record<string, FlagType>> = {};

/** Flags by instruction, with the case that BuildKit wants. Instructions that are not named here have none. */
const instructionFlags: Readonly<Record<string, Readonly<Record<string, FlagType>>>> = {
  FROM: { platform: 'string' },
  COPY: { from: 'string', chown: 'string', chmod: 'string', link: 'boolean', parents: 'boolean', exclude: 'list' },
  ADD: {
    chown: 'string',
    chmod: 'string',
    link: 'boolean',
    'keep-git-dir': 'boolean',
    checksum: 'string',
    unpack: 'boolean',
    exclude: 'list',
  },
  RUN: { mount: 'list', network: 'string', security: 'string', device: 'list' },
  HEALTHCHECK: {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  },
};

/** BuildKit drops the flags of these without a look. */
export const flagsIgnored: ReadonlySet<string> = new Set(['ARG', 'STOPSIGNAL']);

export function flagsOf(instruction: string): Readonly<Record<string, FlagType>> {
  return instructionFlags[instruction] ?? none;
}
