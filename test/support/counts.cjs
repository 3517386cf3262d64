// Adds the outcome of a mocha run to the file TEST_COUNTS, one JSON object a line, for `npm test` to add up.
'use strict';
const { appendFileSync } = require('node:fs');

/**
 * @param {import('mocha').Runner} runner
 * @param {string | undefined} file
 */
exports.writeCounts = (runner, file = process.env.TEST_COUNTS) => {
  const counts = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]) };
  runner.on('pass', () => {
    counts.passed++;
  });
  runner.on('fail', () => {
    counts.failed++;
  });
  runner.on('pending', (test) => {
    counts.skipped.push(test.fullTitle());
  });
  runner.once('end', () => {
    if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`);
  });
};
