interface VsCodeApi<Said, State> {
  postMessage(message: Said): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<Said, State>(): VsCodeApi<Said, State>;

/** What a page of ours has to do with its host. */
export interface Connection<Heard, Said, State> {
  readonly post: (message: Said) => void;
  readonly onMessage: (listener: (message: Heard) => void) => void;
  /** What survives a reload of the panel. */
  readonly savedState: () => State;
  /** Leaves what is not named as it was. */
  readonly saveState: (state: State) => void;
}

/** Connects the page with its host; VS Code lets a page do so once. */
export function connect<Heard, Said, State extends object>(): Connection<Heard, Said, State> {
  const api = acquireVsCodeApi<Said, State>();
  const savedState = () => api.getState() ?? ({} as State);
  return {
    post: (message) => api.postMessage(message),
    onMessage: (listener) => window.addEventListener('message', (event: MessageEvent<Heard>) => listener(event.data)),
    savedState,
    saveState: (state) => api.setState({ ...savedState(), ...state }),
  };
}
