// Mocha's own spec reporter, whose outcome `npm test` adds up.
'use strict';
const { reporters } = require('mocha');
const { writeCounts } = require('./counts.cjs');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    writeCounts(runner);
  }
};
