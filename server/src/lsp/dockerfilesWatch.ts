import type { Connection } from 'vscode-languageserver';
import { unheard } from './unheard';

/** Tells a client that asked for something about the files of the folder when they changed, once for many changes. */
export class DockerfilesWatch {
  private wasAsked = false;
  private hasChanged = false;

  /** `notification` has no parameters. */
  constructor(
    private readonly connection: Connection,
    private readonly notification: string,
  ) {}

  asked(): void {
    this.wasAsked = true;
  }

  changed(): void {
    this.hasChanged = true;
  }

  flush(): void {
    if (this.wasAsked && this.hasChanged) unheard(this.connection.sendNotification(this.notification));
    this.hasChanged = false;
  }
}
