import assert from 'node:assert/strict';
import { buildGraph } from '../../server/src/model/buildGraph';
import type { Stage } from '../../server/src/model/stageGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { buildTarget } from './builtStages';

const graphOf = (dockerfile: string) => buildGraph(parseDockerfile(dockerfile));
const nameOf = ({ name, index }: Stage) => name ?? `stage-${index}`;

/** Each of these has something to do in every stage, so that the engine has something to report. */
const dockerfiles: Record<string, string> = {
  'a chain with a test stage beside it': `
FROM golang:1.26-alpine AS base
RUN echo base > /base
FROM base AS builder
RUN echo builder > /out
FROM builder AS test
RUN grep builder /out
FROM alpine:3.23 AS runtime
RUN echo runtime
COPY --from=builder /out /out
`,
  'names in another case, numbers and an unnamed stage': `
FROM alpine:3.23 AS Tools
RUN echo tools > /t
FROM alpine:3.23
RUN echo unnamed > /u
FROM alpine:3.23 AS both
RUN echo both
COPY --from=TOOLS /t /t
COPY --from=1 /u /u
FROM alpine:3.23 AS alone
RUN echo alone
`,
  'mounts from stages, over continued lines': `
FROM alpine:3.23 AS data
RUN echo data > /d
FROM alpine:3.23 AS unused
RUN echo unused
FROM alpine:3.23 AS final
RUN --mount=type=bind,from=data,source=/d,target=/d \\
    # what it says

    cat /d
`,
  'a base behind an argument, and a heredoc that only looks like a stage': `
ARG BASE=first
FROM alpine:3.23 AS first
RUN echo first > /f
FROM alpine:3.23 AS second
RUN echo second
FROM \${BASE} AS third
RUN cat <<END >/copy
FROM second AS fourth
COPY --from=second / /
END
`,
  'a trigger that copies out of another stage': `
FROM alpine:3.23 AS assets
RUN echo assets > /a
FROM alpine:3.23 AS parent
ONBUILD COPY --from=assets /a /a
RUN echo parent
FROM parent AS child
RUN cat /a
`,
  'a name given twice': `
FROM alpine:3.23 AS dup
RUN echo one > /x
FROM alpine:3.23 AS dup
RUN echo two > /y
FROM alpine:3.23 AS last
RUN echo last
COPY --from=dup /y /y
`,
};

/** Each of these is refused before anything is built. */
const refused: Record<string, string> = {
  'a circle': 'FROM alpine:3.23 AS a\nCOPY --from=b /x /x\nFROM a AS b\nRUN true\n',
  'a number that no stage has': 'FROM alpine:3.23\nCOPY --from=7 /x /x\n',
  'a blank base': 'ARG NOTHING\nFROM ${NOTHING} AS a\nRUN true\n',
  'a variable in --from': 'FROM alpine:3.23 AS a\nFROM alpine:3.23\nARG S=a\nCOPY --from=$S /x /x\n',
};

describe('The engine builds', function () {
  this.timeout(120_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  for (const [what, text] of Object.entries(dockerfiles)) {
    const graph = graphOf(text);
    for (const stage of graph.stages.filter(({ name }) => name !== undefined)) {
      const target = nameOf(stage);
      it(`for '${target}' (stage ${stage.index}) what the graph says, in ${what}`, async () => {
        const meant = graph.stageNamed(target);
        assert.ok(meant);
        const build = await buildTarget(text, target);
        assert.ok(build.succeeded, build.error);
        assert.deepEqual([...build.stages].sort(), [...new Set(graph.reachedFrom(meant).map(nameOf))].sort());
      });
    }

    it(`the last stage when none is named, in ${what}`, async () => {
      const build = await buildTarget(text);
      assert.ok(build.succeeded, build.error);
      assert.ok(graph.defaultStage);
      assert.ok(build.stages.has(nameOf(graph.defaultStage)));
    });
  }
});

describe('The engine refuses', function () {
  this.timeout(60_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  for (const [what, text] of Object.entries(refused)) {
    it(`${what}, as the graph does`, async () => {
      const graph = graphOf(text);
      const stage = graph.defaultStage;
      const error = graph.unreadable ?? graph.fileError ?? (stage && graph.errorOf(stage));
      assert.ok(error, 'the graph sees no error');
      const build = await buildTarget(text);
      assert.equal(build.succeeded, false);
      assert.deepEqual([...build.stages], []);
    });
  }
});
