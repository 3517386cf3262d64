import { onMessage, post, savedState, saveState } from './host';
import { Panel } from './panel';

// Where there is nothing to do, no menu.
document.body.dataset.vscodeContext = JSON.stringify({ preventDefaultContextMenuItems: true });
const panel = new Panel(document.body, savedState());

onMessage((message) => {
  switch (message.type) {
    case 'strings':
      return panel.speak(message.strings);
    case 'show':
      return panel.show(message.diagram);
    case 'select':
      return panel.select(message.uri, message.line);
    case 'keep':
      return saveState({ shown: message.shown });
    case 'overlay':
      return panel.overlay(message.uri, message.stages);
  }
});

post({ type: 'ready' });
