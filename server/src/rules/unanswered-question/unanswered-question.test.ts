import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { unansweredQuestion } from './unanswered-question';

const check = checkRule(unansweredQuestion);

describe('unanswered-question', () => {
  it('finds programs that wait for an answer', () => {
    const [finding] = check(`
      FROM debian
      RUN apt-get update && apt-get -q install a
    #                       ^^^^^^^^^^^^^^^^^^ unanswered-question: 'apt-get install' asks before it goes on, and nobody answers in a build. Add -y.
      RUN yum install a
    #     ^^^^^^^^^^^ unanswered-question
      RUN ["dnf", "module", "install", "a:1"]
    #       ^^^^^^^^^^^^^^^^^^^^^^^^ unanswered-question
      RUN zypper install a
    #     ^^^^^^^^^^^^^^ unanswered-question
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, ' -y');
  });

  it('keeps the form of an argument vector', () => {
    const [finding] = check(`
      FROM debian
      RUN ["yum", "install", "a"]
    #       ^^^^^^^^^^^^^^ unanswered-question
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, '", "-y');
  });

  it('is silent where there is an answer', () => {
    check(`
      FROM debian
      RUN apt-get -y install a && apt-get install -qq a && apt-get install --assume-yes a
      RUN apt-get -o APT::Get::Assume-Yes=true install a && apt-get install $OPTIONS a
      RUN yes | apt-get install a
      RUN apt-get remove a < answers
      RUN yum install -y a && dnf -y install a && zypper -n install a && zypper in -y a
      RUN apt-get update && yum clean all
    `);
  });
});
