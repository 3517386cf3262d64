import * as l10n from '@vscode/l10n';
import type { ShellScript } from '../../shell/shellCommand';
import type { Finding, StageRule } from '../rule';
import { type Compile, compileOf } from '../shared/commands/compileCommands';
import { packageCommand } from '../shared/commands/packageCommands';
import { placeIn, stageRuns } from '../shared/commands/stageRuns';

/** A file that compiles in the one stage that it has, so that all of it ships. */
export const singleStageBuild: StageRule = {
  id: 'single-stage-build',
  family: 'shipping',
  summary: () => l10n.t('A Dockerfile that compiles and ships in one stage.'),
  defaultSeverity: 'hint',
  *checkStage(subject): Generator<Finding> {
    const { context } = subject;
    if (context.stages !== 1 || !context.starts || context.shipsIn === undefined || context.base !== 'image') return;
    for (const run of stageRuns(subject)) {
      for (const script of run.scripts) {
        const compile = firstCompile(script);
        if (!compile) continue;
        const span = { start: compile.start, end: compile.word.end };
        const message = l10n.t(
          "'{0}' runs where its result ships. A stage of its own would keep sources and compilers out of the image.",
          compile.name,
        );
        yield { range: placeIn(run, script, span), message };
        return;
      }
    }
  },
};

/** None where the script takes its compiler away again. */
function firstCompile({ commands }: ShellScript): (Compile & { readonly start: number }) | undefined {
  const removes = commands.some((command) =>
    /^(?:del|purge|remove|autoremove)$/.test(packageCommand(command)?.verb ?? ''),
  );
  if (removes) return undefined;
  for (const command of commands) {
    const compile = compileOf(command);
    if (compile && command.program) return { ...compile, start: command.program.start };
  }
  return undefined;
}
