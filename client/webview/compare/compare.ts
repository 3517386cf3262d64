import { isComparisonHostMessage } from '../../../server/src/protocol/comparison';
import { onMessage, post } from './host';
import { ComparisonPage } from './page';

const page = new ComparisonPage(document.body);

onMessage((message) => {
  if (!isComparisonHostMessage(message)) return;
  switch (message.type) {
    case 'strings':
      return page.speak(message.strings);
    case 'show':
      return page.show(message.comparison);
    case 'say':
      return page.say(message.text);
    case 'busy':
      return page.wait(message.isBusy);
  }
});

post({ type: 'ready' });
