import { checkRule } from '../../../../test/support/fixture';
import { wgetAndCurl } from './wget-and-curl';

const check = checkRule(wgetAndCurl);

describe('wget-and-curl', () => {
  it('finds both in what ships', () => {
    check(`
      FROM debian
      RUN wget -q a
      RUN curl b
    #     ^^^^ wget-and-curl hint: Stage #0 uses both wget and curl. One of them would do.
      RUN echo c
    `);
  });

  it('leaves one of them alone, and both in builders', () => {
    check(`
      FROM debian AS build
      RUN wget -q a && curl b
      FROM debian
      RUN apt-get install -y wget && curl c
      COPY --from=build /a /a
    `);
  });
});
