import * as vscode from 'vscode';
import type { Engine, EngineKind } from '../engine';

const memoryKey = 'builder';

/** Of which list a builder is, so that a name of one engine is never given to another. */
type Family = 'docker' | 'podman' | undefined;

interface Chosen {
  readonly family: Family;
  readonly name: string;
}

/** Where the builds of this workspace take place. */
export class ChosenBuilder {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** The name of any builder that was chosen, for whichever engine. */
  get name(): string | undefined {
    return this.memory.get<Chosen>(memoryKey)?.name;
  }

  /** The name to give to an engine; undefined for its default. */
  of({ kind }: Engine): string | undefined {
    const chosen = this.memory.get<Chosen>(memoryKey);
    return chosen?.family === familyOf(kind) ? chosen?.name : undefined;
  }

  /** Undefined for the engine's default. */
  async choose({ kind }: Engine, name: string | undefined): Promise<void> {
    await this.memory.update(memoryKey, name === undefined ? undefined : { family: familyOf(kind), name });
    this.changed.fire();
  }
}

function familyOf(kind: EngineKind): Family {
  if (kind === 'podman') return 'podman';
  return kind === 'buildx' || kind === 'buildkit' || kind === 'legacy' ? 'docker' : undefined;
}
