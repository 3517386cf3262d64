import type { Connection } from 'vscode-languageserver';
import { dockerfilesChanged } from '../protocol/stagesView';
import { unheard } from './unheard';

/** Tells a client that shows the Dockerfiles of the folder when they changed, once for many changes. */
export class DockerfilesWatch {
  private wasAsked = false;
  private hasChanged = false;

  constructor(private readonly connection: Connection) {}

  asked(): void {
    this.wasAsked = true;
  }

  changed(): void {
    this.hasChanged = true;
  }

  flush(): void {
    if (this.wasAsked && this.hasChanged) unheard(this.connection.sendNotification(dockerfilesChanged));
    this.hasChanged = false;
  }
}
