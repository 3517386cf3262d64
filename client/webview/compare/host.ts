import {
  type ComparisonState,
  type ComparisonWebviewMessage,
  comparisonState,
} from '../../../server/src/protocol/comparison';
import { connect } from '../connect';

const host = connect<unknown, ComparisonWebviewMessage, ComparisonState>();

/** Who shows the comparison. */
export const { post, onMessage, saveState } = host;

/** What survived a reload of the panel. */
export function savedState(): ComparisonState {
  return comparisonState(host.savedState());
}
