import { buildCommand } from '../buildArguments';
import type { BuildRequest, Command } from '../buildRequest';
import { type Engine, isAtLeast } from '../engine';

/** Whether an engine checks without building: buildx since 0.15. */
export function canCheck({ kind, version }: Engine): boolean {
  return kind === 'buildx' && isAtLeast(version, [0, 15]);
}

/** What is asked of a check; all that is only of use to a build is left out. */
export type CheckRequest = Pick<
  BuildRequest,
  'dockerfile' | 'stage' | 'context' | 'buildArgs' | 'platforms' | 'namedContexts' | 'builder'
>;

/** The command that checks; without a stage, all of them. Its standard output is what `readCheck` reads. */
export function checkCommand(engine: Engine, request: CheckRequest): Command {
  const { dockerfile, stage, context, buildArgs, platforms, namedContexts, builder } = request;
  const plain = { dockerfile, stage, context, buildArgs, platforms: platforms?.slice(0, 1), namedContexts, builder };
  const command = buildCommand(engine, plain);
  // Of all arguments only this one is a lone word: values stand behind `=`.
  return { ...command, args: command.args.map((one) => (one === '--load' ? '--call=check,format=json' : one)) };
}
