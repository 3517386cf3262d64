import assert from 'node:assert/strict';
import { newNonce, pageHtml } from './pageHtml';

const parts = {
  script: 'https://webview/diagram.js',
  style: 'https://webview/diagram.css',
  cspSource: 'https://webview',
  nonce: 'abc123',
  language: 'fr',
  title: 'Stages: "Dockerfile" <b>',
};

describe('The page of a panel', () => {
  it('lets nothing in but its own script and style sheet', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
    assert.equal(policy, "default-src 'none'; script-src 'nonce-abc123'; style-src https://webview;");
  });

  it('holds no inline script or style', () => {
    const html = pageHtml(parts);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), ['<script nonce="abc123" src="https://webview/diagram.js">']);
  });

  it('takes the name of a file as text', () => {
    assert.match(pageHtml(parts), /<title>Stages: &#34;Dockerfile&#34; &#60;b&#62;<\/title>/);
  });

  it('has another nonce each time', () => {
    assert.match(newNonce(), /^[0-9a-f]{32}$/);
    assert.notEqual(newNonce(), newNonce());
  });
});
