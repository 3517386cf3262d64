import type { DiagramState, HostMessage, WebviewMessage } from '../../server/src/protocol/webview';

interface VsCodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): DiagramState | undefined;
  setState(state: DiagramState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function post(message: WebviewMessage): void {
  api.postMessage(message);
}

export function onMessage(listener: (message: HostMessage) => void): void {
  window.addEventListener('message', (event: MessageEvent<HostMessage>) => listener(event.data));
}

/** What survives a reload of the panel. */
export function savedState(): DiagramState {
  return api.getState() ?? {};
}

export function saveState(state: DiagramState): void {
  api.setState({ ...savedState(), ...state });
}
