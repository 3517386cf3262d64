import { checkRule } from '../../../../test/support/fixture';
import { distributionUpgrade } from './distribution-upgrade';

const check = checkRule(distributionUpgrade);

describe('distribution-upgrade', () => {
  it('finds what brings another distribution', () => {
    check(`
      FROM opensuse/leap:15.6
      RUN zypper -n dup
    #     ^^^^^^^^^^^^^ distribution-upgrade: This replaces the distribution of the base image. Name a newer image in FROM instead.
      RUN apt-get -y dist-upgrade
    #     ^^^^^^^^^^^^^^^^^^^^^^^ distribution-upgrade
    `);
  });

  it('leaves upgrades of packages alone', () => {
    check(`
      FROM debian
      RUN apt-get update && apt-get -y upgrade
    `);
  });
});
