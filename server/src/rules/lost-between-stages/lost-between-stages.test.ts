import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { lostBetweenStages } from './lost-between-stages';

const check = checkRule(lostBetweenStages);

describe('lost-between-stages', () => {
  it('reports a build step in CMD of a builder, which nobody ever runs', () => {
    const [finding] = check(`
      FROM node:22-alpine AS builder
      WORKDIR /app
      COPY . .
      CMD ["npm", "run", "build"]
    # ^^^ lost-between-stages warning: CMD is not run in a build, and stage 'builder' ships nowhere, so nothing is built here: use RUN.
      FROM nginx:1.29
      COPY --from=builder /app/dist /usr/share/nginx/html
      CMD ["nginx", "-g", "daemon off;"]
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, 'RUN');
    check(`
      FROM golang:1.25 AS builder
      ENTRYPOINT go build -o /app .
    # ^^^^^^^^^^ lost-between-stages warning
      FROM scratch
      COPY --from=builder /app /app
      ENTRYPOINT ["/app"]
    `);
  });

  it('tells what the image does not get', () => {
    check(`
      FROM golang:1.25 AS builder
      RUN go build -o /app .
      EXPOSE 8080
    # ^^^^^^ lost-between-stages hint: EXPOSE is of stage 'builder' alone, which ships nowhere; #1 has none. Only files come along with COPY --from.
      CMD ["/app"]
    # ^^^ lost-between-stages information
      FROM alpine:3.22
      COPY --from=builder /app /app
    `);
    check(`
      FROM node:22 AS build
      CMD ["node", "."]
    # ^^^ lost-between-stages hint
      FROM nginx:1.29
      COPY --from=build /app/dist /usr/share/nginx/html
    `);
  });

  it('is silent where the image says the same itself, be it in a stage below', () => {
    check(`
      FROM golang:1.25 AS builder
      EXPOSE 8080
      CMD ["app"]
      FROM alpine:3.22 AS base
      EXPOSE 80
      FROM base
      COPY --from=builder /app /app
      ENTRYPOINT ["/app"]
      CMD ["serve"]
    `);
  });

  it('is silent about targets, bases and stages for people', () => {
    check(`
      FROM node:22 AS base
      EXPOSE 3000
      FROM base AS dev
      CMD ["npm", "run", "build"]
      FROM base AS app
      COPY --from=dev /a /a
    `);
    check(
      `
      FROM node:22 AS builder
      EXPOSE 3000
      CMD ["npm", "run", "build"]
      FROM alpine:3.22
      COPY --from=builder /a /a
    `,
      ['builder'],
    );
    check('FROM node:22 AS one\nCMD ["npm", "run", "build"]\nFROM alpine:3.22 AS two\nCMD ["a"]\n');
  });

  it('is silent about the stage that is built by default, whatever it is called', () => {
    check(`
      FROM alpine:3.22 AS app
      COPY --from=deps /a /a
      FROM node:22 AS deps
      CMD ["npm", "run", "build"]
      EXPOSE 3000
    `);
  });
});
