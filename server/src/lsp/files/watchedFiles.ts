import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver';

type Listener = (uri: string | undefined) => void;

/** Hears of changes of files from the client, once somebody wants to know. */
export class WatchedFiles {
  private readonly listeners = new Set<Listener>();
  private isWatching = false;
  private readonly canWatch: boolean;

  constructor(
    private readonly connection: Connection,
    { capabilities }: InitializeParams,
  ) {
    this.canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.tell(uri);
    });
  }

  /** Anything may have changed. */
  anything(): void {
    this.tell(undefined);
  }

  hear(listener: Listener): void {
    this.listeners.add(listener);
  }

  /**
   * Whether the client will tell of changes of files that match a glob. A folder that goes takes its files with it
   * without a word about them, so it is also asked for all that is deleted.
   */
  async watch(globs: readonly string[]): Promise<boolean> {
    if (!this.canWatch) return false;
    // One watcher for all: some clients look through theirs for each file that changes.
    const files = { globPattern: globs.length === 1 ? globs[0] : `{${globs.join(',')}}` };
    const watchers = this.isWatching ? [files] : [files, { globPattern: '**', kind: WatchKind.Delete }];
    this.isWatching = true;
    return this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).then(
      () => true,
      () => false,
    );
  }

  private tell(uri: string | undefined): void {
    for (const listener of this.listeners) listener(uri);
  }
}
