import { checkRule } from '../../../../test/support/fixture';
import { unpinnedPackage } from './unpinned-package';

const check = checkRule(unpinnedPackage);

describe('unpinned-package', () => {
  it('names the packages of each installation', () => {
    check(`
      FROM debian
      RUN apt-get update && apt-get install -y a b=1 c
    #                       ^^^^^^^^^^^^^^^ unpinned-package hint: Each build may install another version of a, c. Say which one, as in curl=8.14.*.
      RUN apk add --no-cache a b c d
    #     ^^^^^^^ unpinned-package: Each build may install another version of a, b, c (+1). Say which one, as in curl~8.14.
      RUN python3 -m pip install a
    #     ^^^^^^^^^^^^^^^^^^^^^^ unpinned-package
    `);
  });

  it('knows how each program writes a version', () => {
    check(`
      FROM debian
      RUN apt-get install -y a=1 ./b.deb c/stable && apk add a~1 'b>2' && yum install -y a-1.2 && zypper in -y 'a>=1'
      RUN pip install a==1 'b>=2' . -r c.txt && pip install -c d.txt e && pip install git+https://a.b/c@v1
      RUN npm install && npm install -g a@1 @b/c@2 ./d && gem install a:1 && gem install b -v 2
      RUN go install a.b/c@v1 && go run ./cmd && go install ./...
    `);
  });

  it('is silent where a variable may say it', () => {
    check(`
      FROM debian
      RUN apt-get install -y $PACKAGES a=$VERSION b-\${VERSION} && pip install $X
    `);
  });

  it('takes latest for no version', () => {
    check(`
      FROM golang
      RUN go install a.b/c@latest
    #     ^^^^^^^^^^ unpinned-package: Each build may install another version of a.b/c@latest. Say which one, as in golang.org/x/tools/cmd/goimports@v0.34.0.
    `);
  });
});
