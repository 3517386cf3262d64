import { checkRule } from '../../../../test/support/fixture';
import { pointlessCommand } from './pointless-command';

const check = checkRule(pointlessCommand);

describe('pointless-command', () => {
  it('finds what only a running system needs', () => {
    check(`
      FROM debian
      RUN service nginx start && make
    #     ^^^^^^^ pointless-command: 'service' is of little use while an image is built: nothing of it is left but files.
      ONBUILD RUN top
    #             ^^^ pointless-command
    `);
  });

  it('finds no word that is only named like one', () => {
    check(`
      FROM debian
      RUN apt-get install -y ssh vim && mount --version && echo top
      COPY service /service
    `);
  });
});
