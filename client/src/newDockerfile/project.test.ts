import assert from 'node:assert/strict';
import { runRules } from '../../../server/src/rules/runRules';
import templates from '../../../snippets/templates.json';
import { remarks } from '../../../test/support/fixture';
import { snapshotOf } from '../../../test/support/lspFixture';
import { snippetText } from '../../../test/support/snippetText';
import { fillTemplate } from './fillTemplate';
import { withPackageManager } from './packageManager';
import { suggestionsFor } from './project';
import type { ProjectFiles } from './projectFiles';
import type { Suggestion } from './suggestion';

/** A folder of these files, by path. */
function folder(texts: Readonly<Record<string, string>>): ProjectFiles {
  const paths = Object.keys(texts);
  const below = (path: string) =>
    paths.filter((one) => one.startsWith(`${path}/`)).map((one) => one.slice(path.length + 1));
  return {
    names: [...new Set(paths.map((path) => path.split('/')[0] as string))],
    read: async (path) => texts[path],
    folders: async (path) => [
      ...new Set(
        below(path)
          .filter((rest) => rest.includes('/'))
          .map((rest) => rest.split('/')[0] as string),
      ),
    ],
  };
}

function textOf({ template, values, packageManager = 'npm' }: Suggestion): string {
  return snippetText(fillTemplate(withPackageManager(templates[template].body, packageManager), values).split('\n'));
}

/** The best suggestion for a folder, which our rules have nothing to say about. */
async function best(
  texts: Readonly<Record<string, string>>,
): Promise<{ template: string; reason: string; text: string }> {
  const suggestions = await suggestionsFor(folder(texts));
  for (const suggestion of suggestions) {
    const snapshot = snapshotOf(textOf(suggestion));
    const found = remarks(runRules(snapshot));
    assert.deepEqual(
      found.map(({ message }) => message),
      [],
      suggestion.template,
    );
    assert.equal(snapshot.graph.fileError, undefined);
  }
  const [first] = suggestions;
  assert.ok(first, 'nothing is suggested');
  return { template: first.template, reason: first.reason, text: textOf(first) };
}

const json = (value: object) => JSON.stringify(value);

describe('A new Dockerfile', () => {
  it('compiles the only program of a Go module with the Go that it asks for', async () => {
    const files = {
      'go.mod': 'module example.com/shop/v2\n\ngo 1.25.3\n',
      'cmd/shopd/main.go': '',
      'internal/x/x.go': '',
    };
    const { template, reason, text } = await best(files);
    assert.equal(template, 'Go on distroless');
    assert.equal(reason, 'go.mod, Go 1.25');
    assert.match(text, /golang:1\.25 AS builder/);
    assert.match(text, /-o \/out\/shopd \.\/cmd\/shopd$/m);
    assert.match(text, /^ENTRYPOINT \["\/shopd"\]$/m);
  });

  it('names a Go program like its module, whatever the major version', async () => {
    const { text } = await best({ 'go.mod': 'module example.com/shop/v2\n', 'main.go': '' });
    assert.match(text, /-o \/out\/shop \.$/m);
  });

  it('serves a Vite site built by pnpm', async () => {
    const manifest = json({
      devDependencies: { vite: '7', react: '19' },
      scripts: { build: 'vite build' },
      engines: { node: '^22.1' },
    });
    const { template, reason, text } = await best({ 'package.json': manifest, 'pnpm-lock.yaml': '' });
    assert.equal(template, 'React on nginx');
    assert.equal(reason, 'package.json, Vite');
    assert.match(text, /^FROM node:22-alpine AS builder$/m);
    assert.match(text, /pnpm run build/);
    assert.match(text, /\/app\/dist \/usr\/share\/nginx\/html/);
  });

  it('serves a Create React App from its build folder', async () => {
    const { text } = await best({
      'package.json': json({ dependencies: { 'react-scripts': '5' } }),
      'package-lock.json': '',
    });
    assert.match(text, /\/app\/build \/usr/);
  });

  it('finds the output of an Angular project', async () => {
    const files = {
      'package.json': json({ dependencies: { '@angular/core': '21' } }),
      'angular.json': json({ projects: { shop: {} } }),
      'package-lock.json': '',
    };
    assert.match((await best(files)).text, /\/app\/dist\/shop\/browser/);
  });

  it('starts what the start script of a Node server starts', async () => {
    const manifest = json({
      scripts: { build: 'tsc', start: 'node dist/src/index.js' },
      dependencies: { express: '5' },
    });
    const { template, reason, text } = await best({
      'package.json': manifest,
      'package-lock.json': '',
      '.nvmrc': 'v22\n',
    });
    assert.equal(template, 'Node API');
    assert.equal(reason, 'package.json, express');
    assert.match(text, /^FROM node:22-alpine AS dependencies$/m);
    assert.match(text, /^CMD \["node", "dist\/src\/index\.js"\]$/m);
  });

  it('builds nothing where package.json has no build script', async () => {
    const { template, text } = await best({ 'package.json': json({ main: 'src/server' }), 'package-lock.json': '' });
    assert.equal(template, 'Node server without a build');
    assert.match(text, /^CMD \["node", "src\/server\.js"\]$/m);
  });

  it('runs NestJS by its main file, or by Bun', async () => {
    const files = { 'package.json': json({ dependencies: { '@nestjs/core': '11' } }), 'yarn.lock': '' };
    const all = await suggestionsFor(folder(files));
    assert.deepEqual(
      all.map(({ template }) => template),
      ['Node API', 'NestJS on Bun'],
    );
    assert.match((await best(files)).text, /"dist\/main\.js"/);
  });

  it('takes the newest Node that a range allows', async () => {
    const manifest = (node: string) => ({ 'package.json': json({ engines: { node }, dependencies: { next: '16' } }) });
    assert.match((await best(manifest('>=18'))).text, /node:24-alpine AS builder/);
    assert.match((await best(manifest('18 || 20'))).text, /node:20-alpine AS builder/);
  });

  it('starts a FastAPI application of a uv project with the Python that it pins', async () => {
    const project = '[project]\nname = "shop"\nrequires-python = ">=3.12,<3.14"\ndependencies = ["fastapi>=0.120"]\n';
    const { template, reason, text } = await best({ 'pyproject.toml': project, 'uv.lock': '', 'main.py': '' });
    assert.equal(template, 'Python with uv');
    assert.equal(reason, 'uv.lock, Python 3.13');
    assert.match(text, /^FROM python:3\.13-slim AS builder$/m);
    assert.match(text, /^CMD \["uvicorn", "main:app",/m);
  });

  it('starts a Django project by its module', async () => {
    const files = {
      'requirements.txt': 'Django==6.0\ngunicorn\n',
      'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')",
      '.python-version': '3.12.4',
    };
    const { template, text } = await best(files);
    assert.equal(template, 'Python venv on slim');
    assert.match(text, /^FROM python:3\.12-slim AS builder$/m);
    assert.match(text, /"gunicorn", "--bind", "0\.0\.0\.0:8000", "shop\.wsgi"/);
  });

  it('offers a test stage where there are requirements for tests', async () => {
    const all = await suggestionsFor(folder({ 'requirements.txt': '', 'requirements-dev.txt': '', 'app.py': '' }));
    const withTests = all.find(({ template }) => template === 'Python: base, src, test, prod');
    assert.ok(withTests);
    assert.match(textOf(withTests), /pip install -r requirements-dev\.txt/);
    assert.match(textOf(withTests), /^CMD \["python", "app\.py"\]$/m);
  });

  it('copies the program that Cargo.toml names', async () => {
    const { template, text } = await best({
      'Cargo.toml': '[package]\nname = "shop"\n[[bin]]\nname = "shopd"\npath = "x.rs"\n',
    });
    assert.equal(template, 'Rust with cargo-chef');
    assert.match(text, /release\/shopd \/shopd$/m);
  });

  it('runs a jar on the Java that pom.xml or Gradle asks for', async () => {
    const pom = '<project><properties><java.version>21</java.version></properties></project>';
    assert.match((await best({ 'pom.xml': pom })).text, /^FROM eclipse-temurin:21-jre-alpine AS runtime$/m);
    const gradle =
      "plugins { id 'org.springframework.boot' }\njava { toolchain { languageVersion = JavaLanguageVersion.of(17) } }";
    const { text } = await best({ 'build.gradle': gradle });
    assert.match(text, /^FROM gradle:9-jdk17 AS builder$/m);
    assert.match(text, /gradle bootJar --no-daemon/);
  });

  it('publishes the project of C# that is there', async () => {
    const project =
      '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>';
    const { text } = await best({ 'Shop.Api.csproj': project });
    assert.match(text, /dotnet\/sdk:9\.0/);
    assert.match(text, /^ENTRYPOINT \["dotnet", "Shop\.Api\.dll"\]$/m);
  });

  it('runs the PHP of composer.json', async () => {
    const { text } = await best({ 'composer.json': json({ require: { php: '^8.3' } }), 'composer.lock': '' });
    assert.match(text, /^FROM php:8\.3-fpm-alpine AS runtime$/m);
  });

  it('brings a Go server and its site into one image', async () => {
    const { template, text } = await best({ 'server/go.mod': 'module x\ngo 1.26', 'web/package.json': '{}' });
    assert.equal(template, 'Frontend and backend in one image');
    assert.match(text, /^COPY web\/package\.json web\/package-lock\.json \.\/$/m);
  });

  it('reads broken files as if they were not there', async () => {
    assert.deepEqual(await suggestionsFor(folder({ 'package.json': '{', 'composer.json': '[1]' })), []);
    const [rust] = await suggestionsFor(folder({ 'Cargo.toml': '= broken [' }));
    assert.deepEqual(rust?.values, {});
  });
});
