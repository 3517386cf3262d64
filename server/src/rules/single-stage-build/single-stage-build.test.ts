import { checkRule } from '../../../../test/support/fixture';
import { singleStageBuild } from './single-stage-build';

const check = checkRule(singleStageBuild);

describe('single-stage-build', () => {
  it('hints at the first command that compiles in the only stage', () => {
    check(`
      FROM golang:1.22
      WORKDIR /src
      COPY . .
      RUN go mod download && go build -o /app . && go build -o /other ./other
    #                        ^^^^^^^^ single-stage-build hint: 'go build' runs where its result ships. A stage of its own would keep sources and compilers out of the image.
      RUN make install
      CMD ["/app"]
    `);
  });

  it('knows how the usual languages compile', () => {
    for (const command of [
      'cargo build --release',
      './mvnw -q package',
      'gradle --no-daemon :app:bootJar',
      'dotnet publish -c Release',
      'npm run build',
      'yarn build',
      'pnpm run build',
      'make',
      'mix release',
    ]) {
      const length =
        /^(?:\S*mvnw -q package|gradle --no-daemon \S+|dotnet publish|cargo build|make|npm run build|yarn build|pnpm run build|mix release)/.exec(
          command,
        )?.[0].length ?? 0;
      check(`  FROM example/sdk:1\n  RUN ${command}\n#     ${'^'.repeat(length)} single-stage-build\n  CMD ["app"]\n`);
    }
  });

  it('says nothing where there are more stages, where nothing is compiled, and where nothing is started', () => {
    check('FROM golang:1.22 AS build\nRUN go build\nFROM scratch\nCOPY --from=build /a /a\nCMD ["/a"]\n');
    check('FROM python:3.12\nRUN pip install flask\nCMD ["python", "app.py"]\n');
    check('FROM golang:1.22\nRUN go vet ./...\nCMD ["go", "run", "."]\n');
    check('FROM node:20\nRUN npm run lint\nCMD ["node", "."]\n');
    check('FROM golang:1.22\nRUN go build\n');
    check('FROM golang:1.22 AS test\nRUN go build\nCMD ["go", "test"]\n');
  });

  it('says nothing where the same RUN takes its compiler away again', () => {
    check('FROM debian:12\nRUN apt-get install -y gcc && make && apt-get purge -y gcc\nCMD ["a"]\n');
  });
});
