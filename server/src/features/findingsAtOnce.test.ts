import assert from 'node:assert/strict';
import { defaultSettings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { createSnapshot, nextSnapshot } from '../workspace/snapshots';
import { findingsOf } from './diagnostics';
import { findingsAtOnce } from './findingsAtOnce';

const head = `FROM golang:1.23 AS builder
RUN go build
RUN cd /src

FROM alpine:latest
COPY --from=builder /a /a
RUN sudo ls
USER 10001
`;

function snapshotOf(text: string): Snapshot {
  return createSnapshot({ uri: 'file:///project/Dockerfile', version: 1, text, targets: [] });
}

/** What is said at once after `was` became `is`, and what is said of that text in the end; `rule line`. */
function edit(text: string, was: string, is: string) {
  const before = snapshotOf(text);
  const start = text.indexOf(was);
  assert.ok(start >= 0);
  const changed = { start, oldEnd: start + was.length, newEnd: start + is.length };
  const now = text.slice(0, start) + is + text.slice(start + was.length);
  const snapshot = nextSnapshot(before, { ...before, text: now, version: 2 }, changed);
  const found = { snapshot: before, settings: defaultSettings, findings: findingsOf(before, defaultSettings) };
  const lines = (findings: ReturnType<typeof findingsOf>) =>
    findings.map(({ rule, range }) => `${rule} ${range.start.line}`);
  return {
    atOnce: lines(findingsAtOnce(snapshot, found, defaultSettings)),
    inTheEnd: lines(findingsOf(snapshotOf(now), defaultSettings)),
  };
}

describe('While somebody types in a large Dockerfile', () => {
  it('a mistyped stage is found at once', () => {
    const { atOnce } = edit(head, '--from=builder', '--from=bilder');
    assert.ok(atOnce.includes('unknown-stage 5'), String(atOnce));
  });

  it('it is gone at once when it is mended', () => {
    const { atOnce } = edit(head.replace('--from=builder', '--from=bilder'), 'bilder', 'builder');
    assert.ok(!atOnce.some((one) => one.startsWith('unknown-stage')), String(atOnce));
  });

  it('advice on other lines stays, and moves with them', () => {
    const { atOnce, inTheEnd } = edit(head, 'RUN cd /src\n', 'RUN cd /src\nRUN one\nRUN two\n');
    for (const one of ['latest-image 6', 'sudo-in-run 8']) {
      assert.ok(atOnce.includes(one) && inTheEnd.includes(one), `${one}: ${atOnce}`);
    }
  });

  it('advice on the line that is typed waits for a pause', () => {
    const { atOnce, inTheEnd } = edit(head, 'RUN sudo ls', 'RUN sudo ls -l');
    assert.ok(!atOnce.includes('sudo-in-run 6'));
    assert.ok(inTheEnd.includes('sudo-in-run 6'));
  });

  it('where nothing changed the same is said as in the end', () => {
    const { atOnce, inTheEnd } = edit(head, 'USER 10001\n', 'USER 10001\n\n');
    assert.deepEqual([...atOnce].sort(), [...inTheEnd].sort());
  });
});
