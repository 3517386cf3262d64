import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { recommendedPackages } from './recommended-packages';

const check = checkRule(recommendedPackages);

describe('recommended-packages', () => {
  it('finds installations in what ships', () => {
    const [finding] = check(`
      FROM debian AS build
      RUN apt-get install -y a
      FROM debian
      RUN apt-get update && apt-get install -y a
    #                       ^^^^^^^^^^^^^^^ recommended-packages information: Packages that are only recommended are installed as well, into the image of #1. Add --no-install-recommends, and name those that you need.
      COPY --from=build /a /a
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, ' --no-install-recommends');
  });

  it('is silent where it is said otherwise', () => {
    check(`
      FROM debian
      RUN apt-get -o APT::Install-Recommends=false install -y a && apt-get install -y --no-install-recommends b
      RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99x
      RUN apt-get install -y a
    `);
  });

  it('is silent where nothing new is installed', () => {
    check('FROM debian:12\nRUN apt-get update && apt-get install -y --only-upgrade libexpat1\nCMD ["app"]\n');
  });
});
