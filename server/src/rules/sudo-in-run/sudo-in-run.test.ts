import { checkRule } from '../../../../test/support/fixture';
import { sudoInRun } from './sudo-in-run';

const check = checkRule(sudoInRun);

describe('sudo-in-run', () => {
  it('finds it in front of any command', () => {
    check(`
      FROM debian
      RUN apt-get update && sudo -E apt-get install -y a
    #                       ^^^^ sudo-in-run: 'sudo' may do unexpected things to signals and the terminal. Switch users with USER.
      RUN ["sudo", "make"]
    #       ^^^^ sudo-in-run
    `);
  });

  it('may be installed', () => {
    check(`
      FROM debian
      RUN apt-get install -y sudo
    `);
  });
});
