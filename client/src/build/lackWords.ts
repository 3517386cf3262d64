import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Engine } from './engine';
import type { Caution, Lack } from './lacks';

/** What an engine is called in a sentence. */
export function engineTitle({ kind }: Engine): string {
  switch (kind) {
    case 'buildx':
      return 'Docker';
    case 'buildkit':
    case 'legacy':
      return vscode.l10n.t('Docker without buildx');
    case 'podman':
    case 'nerdctl':
    case 'buildah':
      return kind;
  }
}

/** Why an engine can't do what is asked of it, in a sentence. */
export function lackText(lack: Lack, engine: Engine): string {
  const title = engineTitle(engine);
  switch (lack.kind) {
    case 'platforms':
      return vscode.l10n.t('{0} builds for one platform at a time.', title);
    case 'namedContexts':
      return vscode.l10n.t('This {0} knows no named contexts (--build-context).', title);
    case 'secrets':
      return vscode.l10n.t('This {0} can hand no secrets to a build (--secret).', title);
    case 'ssh':
      return vscode.l10n.t('This {0} can hand no SSH keys to a build (--ssh).', title);
    case 'cacheTo':
      return vscode.l10n.t('This {0} can write its cache nowhere else (--cache-to).', title);
    case 'builder':
      return vscode.l10n.t('{0} builds on this machine alone, so no builder can be chosen.', title);
    case 'push':
      return vscode.l10n.t('{0} does not push what it builds; it takes Docker with buildx.', title);
    case 'files':
      return vscode.l10n.t('This {0} can write the files of an image to no folder or archive (--output).', title);
    case 'path':
      return vscode.l10n.t(
        "{0} can't be told of '{1}': it takes the comma in it for an end.",
        title,
        path.basename(lack.path),
      );
  }
}

/** What one should know before a build, in a sentence. */
export function cautionText(caution: Caution, engine: Engine): string {
  const title = engineTitle(engine);
  switch (caution) {
    case 'all-stages':
      return vscode.l10n.t('This Docker has no buildx: its builder runs every stage above this one.');
    case 'no-mounts':
      return vscode.l10n.t('This Docker has no buildx: its builder refuses RUN --mount.');
    case 'no-heredocs':
      return vscode.l10n.t('The builder of this {0} does not know heredocs (<<).', title);
  }
}
