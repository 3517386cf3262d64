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
    private readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store'>,
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
    await this.memory.update(answeredKey(dockerfile), kept);
    await this.secrets.store(answeredKey(dockerfile), JSON.stringify(split.values));
  }

  private async read(key: string): Promise<LastBuild | undefined> {
    const kept = this.memory.get<KeptBuild>(key);
    if (!kept?.answers) return kept && { ...kept, answers: undefined };
    return { ...kept, answers: withSecrets(kept.answers, await this.values(kept.dockerfile)) };
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
