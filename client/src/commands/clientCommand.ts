import type { LanguageClient } from 'vscode-languageclient/node';
import type { BuildServices } from '../build/buildServices';

/** What a command may need. */
export interface CommandServices {
  readonly client: LanguageClient;
  readonly build: BuildServices;
}

/** A command of the extension; `id` is its name in package.json. */
export interface ClientCommand {
  readonly id: string;
  /** Arguments come from a lens, a menu, another extension, or are missing. */
  run(services: CommandServices, ...args: readonly unknown[]): unknown;
}
