import type { DiagramState, HostMessage, WebviewMessage } from '../../server/src/protocol/webview';
import { connect } from './connect';

/** Who shows the diagram. */
export const { post, onMessage, savedState, saveState } = connect<HostMessage, WebviewMessage, DiagramState>();
