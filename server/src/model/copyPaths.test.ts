import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { destinationOf, makerOf, outputsOf } from './copyPaths';
import { bodyOf, StageValues } from './stageValues';

const read = (text: string) => {
  const { graph, dockerfile } = snapshotOf(text);
  return { graph, values: new StageValues(graph, dockerfile.escape) };
};

/** The working directory at the end of the last stage. */
const workdir = (text: string) => {
  const { graph, values } = read(text);
  const stage = graph.stages.at(-1);
  return stage && values.workdir({ stage, before: Number.POSITIVE_INFINITY });
};

/** The line, from 1, of what made a path of the last stage. */
const maker = (text: string, path: string) => {
  const { graph, values } = read(text);
  const stage = graph.stages.at(-1);
  const found = stage && makerOf(path, stage, values);
  return found && found.instruction.line + 1;
};

/** Where the last instruction, a COPY, puts things. */
const destination = (text: string) => {
  const { graph, values } = read(text);
  const stage = graph.stages.at(-1);
  const body = stage?.instructions.at(-1)?.body;
  assert.ok(stage && body?.kind === 'copy');
  return destinationOf(body, { stage, before: stage.instructions.length - 1 }, values).path;
};

describe('The working directory of a stage', () => {
  it('is made of all WORKDIRs since the last absolute one, those of its bases included', () => {
    assert.equal(workdir('FROM a AS x\nWORKDIR /a\nFROM x\nWORKDIR b\nWORKDIR ../c'), '/a/c');
    assert.equal(workdir('FROM a AS x\nWORKDIR /a\nWORKDIR /b\nFROM x'), '/b');
  });

  it('is / where scratch is all there is, and unknown on an image', () => {
    assert.equal(workdir('FROM scratch\nWORKDIR x'), '/x');
    assert.equal(workdir('FROM a\nWORKDIR x'), undefined);
  });

  it('takes variables from ENV, ARG and the global ARG that an ARG takes over', () => {
    assert.equal(workdir('ARG G=g\nFROM a\nENV E=/e\nARG A=a\nARG G\nWORKDIR $E/${A}/$G'), '/e/a/g');
    assert.equal(workdir('ARG G=g\nFROM a\nWORKDIR /x/$G'), undefined);
    assert.equal(workdir('FROM a\nARG TARGETARCH\nWORKDIR /x/$TARGETARCH'), undefined);
  });

  it('is changed by triggers of its base', () => {
    assert.equal(workdir('FROM a AS x\nWORKDIR /a\nONBUILD WORKDIR /t\nFROM x\nWORKDIR b'), '/t/b');
  });

  it('is unknown where values lead to values without end', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `ENV A${i + 1}=$A${i}$A${i}`).join('\n');
    assert.equal(workdir(`FROM a\n${chain}\nWORKDIR /x/$A5000`), undefined);
  });
});

describe('The destination of a COPY', () => {
  it('is seen from the working directory', () => {
    assert.equal(destination('FROM a\nWORKDIR /w\nCOPY x y'), '/w/y');
    assert.equal(destination('FROM a\nWORKDIR /w\nCOPY x /y/../z'), '/z');
  });

  it('is a folder where a slash or a dot ends it, and for several sources', () => {
    assert.equal(destination('FROM a\nWORKDIR /w\nCOPY x y/'), '/w/y/');
    assert.equal(destination('FROM a\nWORKDIR /w\nCOPY x .'), '/w/');
    assert.equal(destination('FROM a\nWORKDIR /w\nCOPY x y /z'), '/z/');
    assert.equal(destination('FROM a\nCOPY x /'), '/');
  });
});

describe('What made a path of a stage', () => {
  it('is the last COPY, ADD or WORKDIR of that very name', () => {
    assert.equal(maker('FROM a\nCOPY x /out\nADD y /out\nCOPY z /other', '/out'), 3);
    assert.equal(maker('FROM a\nWORKDIR /src\nRUN make', '/src'), 2);
    assert.equal(maker('FROM a\nWORKDIR /src\nCOPY . .', '/src/'), 3);
  });

  it('is the COPY of a file of that name into its folder', () => {
    assert.equal(maker('FROM a\nCOPY build/app.jar lib.jar /opt/', '/opt/app.jar'), 2);
    assert.equal(maker('FROM a\nCOPY *.jar /opt/', '/opt/app.jar'), undefined);
    assert.equal(maker('FROM a\nCOPY build /opt/', '/opt/app.jar'), undefined);
  });

  it('is a command that names it as its output', () => {
    assert.equal(maker('FROM a\nWORKDIR /src\nRUN go build -o bin/app .', '/src/bin/app'), 3);
    assert.equal(maker('FROM a\nRUN dotnet publish \\\n  --output=/app', '/app'), 2);
    assert.equal(maker('FROM a\nRUN <<EOF\nset -e\ngo build -o "/app" .\nEOF', '/app'), 2);
    assert.equal(maker('FROM a\nWORKDIR /src\nRUN cd x && go build -o app .', '/src/app'), undefined);
  });

  it('may stand in a base', () => {
    assert.equal(maker('FROM a AS x\nCOPY x /out\nFROM x AS y\nFROM y', '/out'), 2);
  });

  it('is not known where nothing tells', () => {
    assert.equal(maker('FROM a\nWORKDIR /src\nCOPY . .\nRUN npm run build', '/src/dist'), undefined);
    assert.equal(maker('FROM a\nCOPY x /out', '/'), undefined);
    assert.equal(maker('FROM a\nCOPY x /out', '/o*'), undefined);
  });
});

describe('The outputs of a command', () => {
  it('are all that it names', () => {
    const { graph, values } = read('FROM scratch\nRUN go build -o /a . && go build -o b . && cc -o $C x.c');
    const steps = values.stepsBefore({ stage: graph.stages[0], before: 2 });
    const [step] = steps;
    assert.ok(step && bodyOf(step)?.kind === 'run');
    assert.deepEqual(outputsOf(step, values), ['/a', '/b']);
  });
});
