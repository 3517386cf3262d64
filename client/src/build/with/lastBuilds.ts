import type * as vscode from 'vscode';
import { type Answers, type KeptAnswers, withoutSecrets, withSecrets } from './answers';

/** A build that somebody asked for. */
export interface LastBuild {
  readonly dockerfile: string;
  /** Undefined for an unnamed last stage. */
  readonly target: string | undefined;
  /** Undefined where nothing was asked. */
  readonly answers: Answers | undefined;
}

interface KeptBuild extends Omit<LastBuild, 'answers'> {
  readonly answers: KeptAnswers | undefined;
}

const lastKey = 'lastBuild';
const answeredKey = (dockerfile: string) => `buildWith:${dockerfile}`;

/** Remembers the builds of this workspace. Values that are secret lie in the secret storage of the editor alone. */
export class LastBuilds {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>,
  ) {}

  /** The last build of all. */
  last(): Promise<LastBuild | undefined> {
    return this.read(lastKey);
  }

  /** The last build of a Dockerfile for which questions were answered. */
  answered(dockerfile: string): Promise<LastBuild | undefined> {
    return this.read(answeredKey(dockerfile));
  }

  async remember(build: LastBuild): Promise<void> {
    const { dockerfile, target, answers } = build;
    const split = answers && withoutSecrets(answers);
    const kept: KeptBuild = { dockerfile, target, answers: split?.kept };
    await this.memory.update(lastKey, kept);
    if (!split) return;
    const before = this.memory.get<KeptBuild>(answeredKey(dockerfile));
    await this.memory.update(answeredKey(dockerfile), kept);
    await this.keep(answeredKey(dockerfile), split.values, holdsSecrets(before));
  }

  /** Leaves the keyring alone where there is nothing to keep: it may ask for a password. */
  private async keep(key: string, values: Readonly<Record<string, string>>, isOld: boolean): Promise<void> {
    try {
      if (Object.keys(values).length > 0) await this.secrets.store(key, JSON.stringify(values));
      else if (isOld) await this.secrets.delete(key);
    } catch {
      // A keyring that can't be written: the questions are asked again next time.
    }
  }

  private async read(key: string): Promise<LastBuild | undefined> {
    const kept = this.memory.get<KeptBuild>(key);
    if (!kept?.answers) return kept && { ...kept, answers: undefined };
    const values = holdsSecrets(kept) ? await this.values(kept.dockerfile) : {};
    return { ...kept, answers: withSecrets(kept.answers, values) };
  }

  private async values(dockerfile: string): Promise<Record<string, string>> {
    try {
      return JSON.parse((await this.secrets.get(answeredKey(dockerfile))) ?? '{}') as Record<string, string>;
    } catch {
      // A keyring that is locked or gone: the questions are asked again.
      return {};
    }
  }
}

function holdsSecrets(kept: KeptBuild | undefined): boolean {
  if (!kept?.answers) return false;
  const { keptArgs, keptAddresses, secrets } = kept.answers;
  return keptArgs.length > 0 || keptAddresses === true || Object.values(secrets).some(({ kind }) => kind === 'kept');
}
