import * as l10n from '@vscode/l10n';
import type { Dependency, Source, Stage } from '../model/stageGraph';

/** What a stage is called in a sentence: its name as written, or its number. */
export function stageLabel(stage: Stage): string {
  return stage.writtenName ?? l10n.t('stage {0}', stage.index);
}

export function sourceLabel(source: Source): string {
  switch (source.kind) {
    case 'stage':
      return stageLabel(source.stage);
    case 'image':
      return source.reference;
    case 'scratch':
      return 'scratch';
    case 'context':
      return source.name;
  }
}

/** What FROM names, with its variables replaced where that says more. */
export function baseLabel(stage: Stage): string {
  return stage.base.expanded || stage.base.written;
}

/** What the comment above a stage says of it: its description, without the name in front that makes it one. */
export function commentOf(stage: Stage): string | undefined {
  return stage.description ?? stage.comment;
}

/** The instruction by which a stage takes something, as it is written in a Dockerfile. */
export function dependencyLabel(dependency: Dependency): string {
  switch (dependency.kind) {
    case 'base':
      return 'FROM';
    case 'copy':
      return 'COPY';
    case 'mount':
      return 'RUN --mount';
    case 'onbuild-copy':
      return 'ONBUILD COPY';
    case 'onbuild-mount':
      return 'ONBUILD RUN --mount';
  }
}
