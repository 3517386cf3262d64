import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { builtForBuildPlatform } from './built-for-build-platform';

const check = checkRule(builtForBuildPlatform);

describe('built-for-build-platform', () => {
  it('reports a compiler on the build platform that nobody tells another one, and tells Go', () => {
    const [finding] = check(`
      FROM --platform=$BUILDPLATFORM golang:1.25 AS build
      WORKDIR /src
      COPY . .
      RUN CGO_ENABLED=0 go build -o /app .
    #                   ^^^^^^^^ built-for-build-platform warning: Stage 'build' is on the build platform, and go compiles for that: in a build for another one, the program does not start. Tell it $TARGETARCH.
      FROM alpine:3.22
      COPY --from=build /app /app
      CMD ["/app"]
    `);
    assert.deepEqual(finding?.fixes?.[0]?.edits, [
      {
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
        newText: 'ARG TARGETOS TARGETARCH\n',
      },
      {
        range: { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } },
        newText: 'GOOS=$TARGETOS GOARCH=$TARGETARCH ',
      },
    ]);
  });

  it('knows where Cargo and go install put programs, and looks into the stages below', () => {
    check(`
      FROM --platform=\${BUILDPLATFORM} rust:1.90 AS base
      FROM base AS build
      WORKDIR /src
      RUN cargo build --release
    #     ^^^^^^^^^^^ built-for-build-platform
      FROM debian:12
      COPY --from=build /src/target/release/app /app
      CMD ["/app"]
    `);
    check(`
      FROM --platform=$BUILDPLATFORM golang:1.25 AS build
      RUN go install example.com/app@v1
    #     ^^^^^^^^^^ built-for-build-platform
      FROM debian:12
      COPY --from=build /go/bin/app /app
    `);
  });

  it('is silent where a platform is spoken of, or the image is for the build platform as well', () => {
    for (const [platform, line, base] of [
      ['--platform=$BUILDPLATFORM', 'ARG TARGETARCH', 'alpine:3.22'],
      ['--platform=$BUILDPLATFORM', 'ENV GOARCH=arm64', 'alpine:3.22'],
      ['--platform=$BUILDPLATFORM', 'RUN xx-info', 'alpine:3.22'],
      ['--platform=$BUILDPLATFORM', 'RUN true', '--platform=$BUILDPLATFORM alpine:3.22'],
      ['', 'RUN true', 'alpine:3.22'],
    ]) {
      check(`
        FROM ${platform} golang:1.25 AS build
        ${line}
        RUN go build -o /app .
        FROM ${base}
        COPY --from=build /app /app
      `);
    }
  });

  it('is silent about what no compiler made, and what any platform runs', () => {
    check(`
      FROM --platform=$BUILDPLATFORM golang:1.25 AS build
      RUN go build -o /generate . && /generate > /out.json
      FROM alpine:3.22
      COPY --from=build /out.json /out.json
    `);
    check(`
      FROM --platform=$BUILDPLATFORM node:22 AS build
      RUN npm run build
      FROM nginx:1.29
      COPY --from=build /app/dist /usr/share/nginx/html
    `);
  });
});
