import { checkRule } from '../../../../test/support/fixture';
import { labelName } from './label-name';

const check = checkRule(labelName);

describe('label-name', () => {
  it("finds names that are Docker's own", () => {
    check(`
      FROM alpine
      LABEL com.docker.label=1 io.docker.label=1 "org.dockerproject.label"=1
    #       ^^^^^^^^^^^^^^^^ label-name information: Labels that begin with 'com.docker.' are Docker's own; begin yours with a domain of your own.
    #                          ^^^^^^^^^^^^^^^ label-name information
    #                                            ^^^^^^^^^^^^^^^^^^^^^^^^^ label-name information
    `);
  });

  it('leaves those alone that an extension of Docker Desktop needs', () => {
    check(`
      FROM alpine
      LABEL com.docker.desktop.extension.api.version=">= 0.3.4" com.docker.extension.publisher-url=a
    `);
  });

  it('finds names that begin, end or go on as none does', () => {
    check(`
      FROM alpine
      LABEL .a=1
    #       ^^ label-name information: Names of labels begin with a letter, end with a letter or digit, and have no '..' or '--' in them.
      LABEL 1a =1
    #       ^^ label-name information
      ONBUILD LABEL a..b=1 a--b=1 a-=1
    #               ^^^^ label-name information
    #                      ^^^^ label-name information
    #                             ^^ label-name information
    `);
  });

  it('hints at other characters', () => {
    check(`
      FROM alpine
      LABEL Maintainer=me a$b=1 app_name=1
    #       ^^^^^^^^^^ label-name hint: Names of labels are lower-case letters, digits, '.' and '-'.
    #                     ^^^ label-name hint
    #                           ^^^^^^^^ label-name hint
    `);
  });

  it('is silent about good names, and about variables', () => {
    check(`
      FROM alpine
      LABEL a=1 org.opencontainers.image.base.name=x org.valid-key.label3=1
      LABEL $KEY=1 "\${PREFIX}.name"=1 com.$KEY=1
    `);
  });
});
