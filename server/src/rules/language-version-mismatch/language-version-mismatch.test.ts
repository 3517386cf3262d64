import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { languageVersionMismatch } from './language-version-mismatch';

const check = checkRule(languageVersionMismatch);

/** A builder and a stage that takes this from it; what is said of it, if anything. */
function between(builder: string, runtime: string, path: string, says?: string): void {
  const mark =
    says === undefined ? '' : `\n#                   ${'^'.repeat(path.length)} language-version-mismatch ${says}`;
  check(
    `  FROM ${builder} AS build\n  FROM ${runtime}\n  COPY --from=build ${path} /x${mark}\n${mark === '' ? '# \n' : ''}`,
  );
}

describe('language-version-mismatch', () => {
  it('reports packages of Python, Ruby and Node.js that another version is to load', () => {
    between(
      'python:3.11',
      'python:3.12-slim',
      '/usr/local/lib/python3.11/site-packages',
      "warning: Stage 'build' has Python 3.11, stage #1 has Python 3.12: build and run with the same version.",
    );
    between('node:20', 'node:22-slim', '/app/node_modules', 'warning');
    between('ruby:3.2', 'ruby:3.3-slim', '/usr/local/bundle', 'warning');
    between('node:20', 'gcr.io/distroless/nodejs22-debian12', '/app/node_modules', 'warning');
  });

  it('advises where other files go from one version to another', () => {
    between('node:20', 'node:22-slim', '/app/dist', 'information');
  });

  it('reports a Java that is older than the one that compiled, and not a newer one', () => {
    between('maven:3.9-eclipse-temurin-21', 'eclipse-temurin:17-jre', '/app.jar', 'warning');
    between('eclipse-temurin:17-jdk', 'gcr.io/distroless/java21-debian12', '/app.jar');
    between('openjdk:8-jdk', 'eclipse-temurin:8-jre', '/app.jar');
  });

  it('reports a .NET that is newer than the one that compiled, and advises on an older one', () => {
    between('mcr.microsoft.com/dotnet/sdk:8.0', 'mcr.microsoft.com/dotnet/aspnet:9.0', '/app', 'warning');
    between('mcr.microsoft.com/dotnet/sdk:9.0', 'mcr.microsoft.com/dotnet/aspnet:8.0', '/app', 'information');
  });

  it('compares as many numbers as both have, and as count', () => {
    between('node:20.11', 'node:20-slim', '/app/node_modules');
    between('node:20.11', 'node:20.9-slim', '/app/node_modules');
    between('python:3', 'python:3.12-slim', '/venv');
    between('python:3.12.1', 'python:3.12.4-slim', '/venv');
  });

  it('says nothing of other languages, of unknown versions, and of what does not ship', () => {
    between('golang:1.22', 'golang:1.21', '/app');
    between('node:lts', 'node:20', '/app/node_modules');
    between('node:20', 'python:3.12', '/app/node_modules');
    between('node:20', 'example/node:18', '/app/node_modules');
    check('FROM node:20 AS a\nFROM node:18 AS b\nCOPY --from=a /node_modules /x\nFROM scratch\nCOPY --from=b /y /y\n');
  });

  it('offers the version of the builder, where the base says its own plainly', () => {
    const offered = (base: string) =>
      findingsOf(
        languageVersionMismatch,
        snapshotOf(`FROM node:20 AS b\nFROM ${base}\nCOPY --from=b /node_modules /x\n`),
      )
        .flatMap(({ fixes = [] }) => fixes.map(({ title }) => title))
        .join();
    assert.equal(offered('node:22-slim'), "Use 'node:20-slim'");
    assert.equal(
      offered('gcr.io/distroless/nodejs22-debian12:nonroot'),
      "Use 'gcr.io/distroless/nodejs20-debian12:nonroot'",
    );
    assert.equal(offered('node:jod-slim'), '');
    assert.equal(offered(`node:22@sha256:${'0'.repeat(64)}`), '');
  });

  it('says it once for two stages', () => {
    check(`
      FROM node:20 AS build
      FROM node:22-slim
      COPY --from=build /app/node_modules /app/node_modules
    #                   ^^^^^^^^^^^^^^^^^ language-version-mismatch
      COPY --from=build /app/dist /app/dist
    `);
  });
});
