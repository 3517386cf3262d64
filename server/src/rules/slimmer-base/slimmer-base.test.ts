import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { slimmerBase } from './slimmer-base';

const check = checkRule(slimmerBase);

describe('slimmer-base', () => {
  it('hints at the slim image of the same family and version for what ships', () => {
    const [finding] = check(`
      FROM node:20-bookworm AS build
      FROM node:20-bookworm
    #      ^^^^^^^^^^^^^^^^ slimmer-base hint: 'node:20-bookworm-slim' would do in the image: it has what programs need to run, and little else.
      COPY --from=build /app /app
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, 'node:20-bookworm-slim');
  });

  it('offers an image without a shell only where none is needed', () => {
    check(`
      FROM mcr.microsoft.com/dotnet/aspnet:8.0
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slimmer-base: 'mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled' would do in the image: it has what programs need to run, and little else.
      ENTRYPOINT ["dotnet", "app.dll"]
    `);
    check('FROM mcr.microsoft.com/dotnet/aspnet:8.0\nRUN apt-get update\nENTRYPOINT ["dotnet", "app.dll"]\n');
    check('FROM mcr.microsoft.com/dotnet/aspnet:8.0\nENTRYPOINT dotnet app.dll\n');
  });

  it('says nothing of small images, of compilers, of builders and of versions that a build argument brings', () => {
    check('FROM node:20-slim\n');
    check('FROM node:20-alpine\n');
    check('FROM golang:1.22\n');
    check('FROM python:3.12 AS build\nFROM scratch\nCOPY --from=build /a /a\n');
    check('ARG V=20\nFROM node:$V\n');
    check('FROM example/app:1\n');
  });

  it('changes no digest', () => {
    const digest = 'sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d';
    const [finding] = check(`  FROM debian:12@${digest}\n#      ${'^'.repeat(10 + digest.length)} slimmer-base\n`);
    assert.equal(finding?.fixes, undefined);
  });
});
