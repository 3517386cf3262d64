import assert from 'node:assert/strict';
import { relativeTime } from './relativeTime';

const second = 1000;
const hour = 3600 * second;
const ago = (milliseconds: number, language = 'en') => relativeTime(1e12 - milliseconds, 1e12, language);

describe('When something was', () => {
  it('reads as people say it', () => {
    assert.equal(ago(0), 'now');
    assert.equal(ago(59 * second), 'now');
    assert.equal(ago(60 * second), '1 minute ago');
    assert.equal(ago(2.9 * hour), '2 hours ago');
    assert.equal(ago(30 * hour), 'yesterday');
    assert.equal(ago(15 * 24 * hour), '2 weeks ago');
    assert.equal(ago(400 * 24 * hour), 'last year');
    assert.equal(ago(-hour), 'now');
  });

  it('reads so in any language', () => {
    assert.equal(ago(2 * hour, 'fr'), 'il y a 2 heures');
    for (const language of ['pt-br', 'zh-cn', 'qps-ploc']) assert.ok(ago(hour, language));
  });
});
