// What run-tests.mjs names as the tests: VS Code loads it in the extension host, and it sends what the suite
// prints to the file that run-tests.mjs follows, then runs the suite.
'use strict';
const fs = require('node:fs');
const util = require('node:util');
const { pathToFileURL } = require('node:url');

exports.run = async function run() {
  const { HOST_TESTS: tests, HOST_OUTPUT: output, HOST_PASSED: passed } = process.env;
  const fd = fs.openSync(output, 'a');
  const write = (text) => {
    fs.writeSync(fd, text);
  };
  // VS Code has made these accessors whose setter does nothing, and prints nothing where the first argument is no string.
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
    Object.defineProperty(console, name, {
      configurable: true,
      enumerable: true,
      writable: true,
      value: (...args) => write(`${util.format(...args)}\n`),
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk, encoding, done) => {
      write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback) process.nextTick(callback);
      return true;
    };
  }

  const loaded = await import(pathToFileURL(tests).href);
  const suite = loaded.run ?? loaded.default?.run;
  if (typeof suite !== 'function') throw new Error(`${tests} exports no run()`);
  // As VS Code itself does it: run() gives a promise, or calls back with the number of failures.
  await new Promise((resolve, reject) => {
    const result = suite(tests, (error, failures) =>
      error ? reject(error) : failures > 0 ? reject(new Error(`${failures} failed`)) : resolve(),
    );
    if (typeof result?.then === 'function') result.then(resolve, reject);
  });
  fs.writeFileSync(passed, '');
};
