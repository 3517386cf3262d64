import { checkRule } from '../../../../test/support/fixture';
import { archiveUnpackedByRun } from './archive-unpacked-by-run';

const check = checkRule(archiveUnpackedByRun);

describe('archive-unpacked-by-run', () => {
  it('finds an archive that a later RUN unpacks', () => {
    check(`
      FROM alpine
      COPY dist/app.tar.gz /tmp/
    #      ^^^^^^^^^^^^^^^ archive-unpacked-by-run information: A later RUN unpacks 'app.tar.gz', and the archive stays in a layer: ADD unpacks it and leaves nothing behind.
      RUN mkdir /app && tar -xzf /tmp/app.tar.gz -C /app
    `);
  });

  it('knows it by the name that it was given, and all ways to unpack', () => {
    check(`
      FROM alpine
      COPY app.tar /a.tar
    #      ^^^^^^^ archive-unpacked-by-run
      RUN tar xf /a.tar
      COPY b.tgz "/b"
    #      ^^^^^ archive-unpacked-by-run
      RUN tar --extract --file=b.tgz
    `);
  });

  it('only hints where the stage does not ship', () => {
    check(`
      FROM alpine AS build
      COPY app.tar /
    #      ^^^^^^^ archive-unpacked-by-run hint
      RUN tar xf app.tar
      FROM alpine
      COPY --from=build /app /app
    `);
  });

  it('is silent where ADD could not do it', () => {
    check(`
      FROM alpine
      COPY app.zip a.tar /
      RUN unzip app.zip && tar --strip-components=1 -xf a.tar
      COPY --from=golang /b.tar /
      RUN tar xf b.tar
    `);
  });

  it('is silent where it is not unpacked, or before it is copied', () => {
    check(`
      FROM alpine
      RUN tar xf a.tar
      COPY a.tar b.tar /
      RUN tar -cf b.tar /x && tar tf a.tar
      FROM alpine
      RUN tar xf b.tar
    `);
  });
});
