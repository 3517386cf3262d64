import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { contextBeforeInstall } from './context-before-install';

const check = checkRule(contextBeforeInstall);

/** The stage of these instructions once the fix was taken, after which nothing is found. */
function fixed(text: string): string {
  const source = `FROM example\n${text}`;
  const [finding] = findingsOf(contextBeforeInstall, snapshotOf(source));
  const result = applied(source, [...(finding?.fixes?.[0]?.edits ?? [])]);
  if (result !== source) assert.equal(findingsOf(contextBeforeInstall, snapshotOf(result)).length, 0, result);
  return result.slice('FROM example\n'.length);
}

describe('context-before-install', () => {
  it('finds a COPY of everything above the installation', () => {
    const [finding] = check(`
      FROM node:24 AS build
      COPY . .
    #      ^^^ context-before-install information: Stage 'build' copies the whole context before npm installs the dependencies, so that any change installs them again. Copy package.json, package-lock.json first, unless the installation needs the sources.
      RUN npm ci
      RUN npm run build
    `);
    assert.equal(finding.related?.[0].range.start.line, 2);
  });

  it('knows how each language installs', () => {
    for (const install of [
      'npm install --omit=dev',
      'yarn',
      'yarn install --immutable',
      'pnpm i --frozen-lockfile',
      'bun install',
      'pip install --no-cache-dir -r requirements.txt',
      'python -m pip install -r requirements.txt',
      'uv sync --no-install-project',
      'poetry install --no-root',
      'bundle install -j4',
      'composer install --no-dev',
      'go mod download',
      'mvn -B dependency:go-offline',
      'dotnet restore',
    ]) {
      const found = findingsOf(contextBeforeInstall, snapshotOf(`FROM a\nCOPY . /app\nRUN ${install}\n`));
      assert.deepEqual(
        found.map(({ severity }) => severity),
        ['information'],
        install,
      );
    }
  });

  it('hints at compilers that get their dependencies along the way', () => {
    check(`
      FROM golang:1.25
      COPY . .
    #      ^^^ context-before-install hint: Stage #0 copies the whole context before Go gets the dependencies, so that any change gets them again. Copy go.mod, go.sum first and get them with go mod download, unless they are in the context.
      RUN go build -o /a .
    `);
    for (const build of ['cargo build --release', 'mvn package', 'gradle build', 'dotnet publish -o /out']) {
      assert.equal(findingsOf(contextBeforeInstall, snapshotOf(`FROM a\nCOPY . .\nRUN ${build}\n`)).length, 1, build);
    }
  });

  it('finds it above packages of the system, and copies it behind them', () => {
    check(`
      FROM debian:13 AS app
      COPY . /app
    #      ^^^^^^ context-before-install information: Stage 'app' copies the whole context before APT installs packages, so that any change installs them again. Copy it after that.
      RUN apt-get update && apt-get install -y --no-install-recommends curl
      FROM debian:13
      COPY . /app
      RUN apt-get install -y /app/tool.deb
    `);
    assert.equal(
      fixed(
        'COPY . /app\nENV A=1\nRUN apt-get update && apt-get -y install a && rm -rf /var/lib/apt/lists/*\nRUN make\n',
      ),
      'ENV A=1\nRUN apt-get update && apt-get -y install a && rm -rf /var/lib/apt/lists/*\nCOPY . /app\nRUN make\n',
    );
    const text = 'COPY . .\nRUN apk add make && make\n';
    assert.equal(fixed(text), text);
  });

  it('is milder where a cache mount keeps the downloads', () => {
    check(`
      FROM node:24
      COPY . .
    #      ^^^ context-before-install hint
      RUN --mount=type=cache,target=/root/.npm npm ci
      FROM golang:1.25
      COPY . .
      RUN --mount=type=cache,target=/go/pkg/mod go build .
    `);
  });

  it('is silent where the dependencies are there before', () => {
    check(`
      FROM node:24
      COPY package*.json ./
      RUN npm ci
      COPY . .
      RUN npm install && npm run build
      FROM golang:1.25 AS deps
      RUN --mount=type=bind,source=go.mod,target=go.mod go mod download
      COPY . .
      RUN go build .
      FROM deps
      COPY . .
      RUN go build .
    `);
  });

  it('is silent where a tool may have got them in its own way', () => {
    check(`
      FROM gradle:9 AS build
      COPY build.gradle ./
      RUN gradle downloadLibraries
      COPY . .
      RUN gradle build
      FROM rust:1.90
      RUN cargo chef cook
      COPY . .
      RUN cargo build --release
    `);
  });

  it('is silent where something else is installed, and about folders and other stages', () => {
    check(`
      FROM node:24
      COPY . .
      RUN npm install -g serve
      RUN pip install .
      RUN go install golang.org/x/tools/cmd/stringer@v0.30.0
      RUN go build -mod=vendor .
      RUN npm --prefix web ci
      FROM node:24
      COPY app ./
      COPY --from=0 . .
      RUN npm ci
    `);
  });

  it('copies the manifests first and the rest behind', () => {
    assert.equal(
      fixed('COPY . .\nRUN npm ci\nRUN npm run build\n'),
      'COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n',
    );
    assert.equal(
      fixed(
        'WORKDIR /app\nADD --chown=1000 . /app\nUSER 1000\nRUN pip install -r requirements.txt -c constraints.txt\n',
      ),
      'WORKDIR /app\nCOPY --chown=1000 requirements.txt constraints.txt /app/\nUSER 1000\nRUN pip install -r requirements.txt -c constraints.txt\nADD --chown=1000 . /app\n',
    );
    assert.equal(
      fixed('COPY package.json ./\nCOPY . .\nRUN npm install'),
      'COPY package.json ./\nRUN npm install\nCOPY . .',
    );
  });

  it('gets the dependencies of compilers by a command of their own', () => {
    assert.equal(
      fixed('COPY . .\nRUN go build .\n'),
      'COPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build .\n',
    );
    assert.equal(
      fixed('COPY . .\nRUN dotnet publish app.csproj\n'),
      'COPY app.csproj ./\nRUN dotnet restore app.csproj\nCOPY . .\nRUN dotnet publish app.csproj\n',
    );
  });

  it('has no fix where the sources may be needed, or another folder is meant', () => {
    for (const text of [
      'COPY . .\nRUN npm ci && npm run build\n',
      'COPY . .\nRUN make config\nRUN npm ci\n',
      'COPY . .\nRUN cd web && npm ci\n',
      'COPY . .\nWORKDIR web\nRUN npm ci\n',
      'COPY . /src\nWORKDIR /app\nRUN npm ci\n',
      'COPY . .\nRUN poetry install\n',
      'COPY . .\nRUN cargo build --release\n',
      'COPY . $HOME\nRUN npm ci\n',
    ])
      assert.equal(fixed(text), text);
  });

  it('comes to an end with flags that never do', () => {
    for (const flags of ['-o '.repeat(38), `-${'a-'.repeat(200)}`, '--a-- '.repeat(38)]) {
      check(
        `FROM debian:13\nCOPY . .\nRUN yarn ${flags} x\nRUN bundle ${flags} x\nRUN npm ${flags} x\nRUN uv ${flags} x\n`,
      );
    }
  });

  it('says it once where packages of the system are installed below as well', () => {
    check(`
      FROM node:20-alpine AS build
      COPY . .
    #      ^^^ context-before-install
      RUN apk add --no-cache git
      RUN npm ci
    `);
  });
});
