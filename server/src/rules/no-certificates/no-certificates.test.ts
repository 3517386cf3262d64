import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { noCertificates } from './no-certificates';

const check = checkRule(noCertificates);

describe('no-certificates', () => {
  it('hints at a program in scratch without certificates, and knows where to take them', () => {
    const [finding] = check(`
      FROM golang:1.23 AS builder
      FROM scratch
    #      ^^^^^^^ no-certificates hint: Stage #1 has no certificates: a program that speaks HTTPS needs /etc/ssl/certs/ca-certificates.crt.
      COPY --from=builder /app /app
      ENTRYPOINT ["/app"]
    `);
    assert.deepEqual(finding.fixes?.[0]?.edits, [
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
        newText: 'COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\n',
      },
    ]);
  });

  it('is silent where certificates are copied, or a whole system is', () => {
    for (const source of ['/etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/', '/rootfs /', '/ /']) {
      check(`
        FROM golang:1.23 AS builder
        FROM scratch
        COPY --from=builder ${source}
        COPY --from=builder /app /app
        ENTRYPOINT ["/app"]
      `);
    }
  });

  it('is silent where nothing runs, and in other images', () => {
    check(`
      FROM golang:1.23 AS builder
      FROM scratch
      COPY --from=builder /files /files
    `);
    check(`
      FROM alpine:3.20
      ENTRYPOINT ["/app"]
    `);
  });
});
