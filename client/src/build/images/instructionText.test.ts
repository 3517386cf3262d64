import assert from 'node:assert/strict';
import { instructionText } from './instructionText';

const check = (createdBy: string, expected: string) => assert.equal(instructionText(createdBy), expected);

describe('The instruction that made a layer', () => {
  it('is a RUN without its shell, its build arguments and the mark of BuildKit', () => {
    check('RUN /bin/sh -c apk add x # buildkit', 'RUN apk add x');
    check('RUN |1 VERSION=1 /bin/sh -c echo "$VERSION" # buildkit', 'RUN echo "$VERSION"');
    check('RUN |2 A=a b B=/c d /bin/sh -c true # buildkit', 'RUN true');
    check('RUN /bin/bash -o pipefail -c a | b # buildkit', 'RUN a | b');
    check('RUN /bin/bash -euxo pipefail -c a | b # buildkit', 'RUN a | b');
    check('RUN echo one > /one\necho two\n # buildkit', 'RUN echo one > /one\necho two');
  });

  it('is the same from the builder of old, and from podman', () => {
    check('/bin/sh -c apk add x', 'RUN apk add x');
    check('|1 VERSION=1 /bin/sh -c echo "$VERSION"', 'RUN echo "$VERSION"');
    check('/bin/sh -c --mount=type=cache,target=/c true', 'RUN --mount=type=cache,target=/c true');
    check('/bin/sh -ec #(nop)  USER 1000:1000', 'USER 1000:1000');
    check('cmd /S /C #(nop)  ENV A=b', 'ENV A=b');
    check('powershell -Command Get-Item x', 'RUN Get-Item x');
  });

  it('is written with fewer marks of machines', () => {
    check('EXPOSE [53/udp 8080/tcp]', 'EXPOSE 53/udp 8080/tcp');
    check('EXPOSE map[80/tcp:{}]', 'EXPOSE map[80/tcp:{}]');
    check('ENTRYPOINT ["/bin/sh" "-c" "echo \\"a\\" b"]', 'ENTRYPOINT ["/bin/sh", "-c", "echo \\"a\\" b"]');
    check('CMD ["a"]', 'CMD ["a"]');
    check('COPY hello.txt ./ # buildkit', 'COPY hello.txt ./');
    check(`/bin/sh -c #(nop) COPY file:${'0a'.repeat(32)} in ./ `, 'COPY file:0a0a0a0a0a0a in ./');
  });

  it('stays as it is where nobody knows better', () => {
    check('', '');
    check('bazel build //:image', 'bazel build //:image');
    check('RUN bash build.sh -c fast # buildkit', 'RUN bash build.sh -c fast');
    check('RUN sh # buildkit', 'RUN sh');
    check("/bin/sh -c echo '#(nop) '", "RUN echo '#(nop) '");
    check('|1 A=1 make', '|1 A=1 make');
  });

  it('is told at once of texts of any length', () => {
    const began = performance.now();
    for (const part of [' ', 'sh -a ', '|1 ', '/sh', ' -o', '["a" ', '"\\', 'sh -c ', '# buildkit ']) {
      for (const start of ['', 'RUN ', '|1 ', 'CMD ["', '/bin/sh -c #(nop) ']) {
        instructionText(start + part.repeat(60_000));
      }
    }
    assert.ok(performance.now() - began < 4_000);
  });
});
