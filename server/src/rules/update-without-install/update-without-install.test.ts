import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { updateWithoutInstall } from './update-without-install';

const check = checkRule(updateWithoutInstall);

describe('update-without-install', () => {
  it('finds an update whose lists another RUN uses, and makes one RUN of both', () => {
    const [finding] = check(`
      FROM debian
      RUN apt-get update
    #     ^^^^^^^^^^^^^^ update-without-install warning: Once cached, this list of packages is never renewed, while apt-get install below may change. Update and install in one RUN.
      RUN apt-get install -y a
    `);
    assert.deepEqual(relatedOf(finding), ['3 It is used here']);
    assert.equal(finding.fixes?.[0].edits[0].newText, ' \\\n    && ');
  });

  it('leaves an update alone that nobody relies on', () => {
    check(`
      FROM debian
      RUN apt-get update
      RUN apt-get update && apt-get install -y a
      RUN apt-get update && ./install.sh
    `);
  });
});
