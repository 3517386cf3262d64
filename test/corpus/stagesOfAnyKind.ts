import fc from 'fast-check';

/** Names that clash, in this case and that, and what stands in their place. */
const usual = ['a', 'a', 'build', 'build', 'Build'];
const names = [...usual, ...usual, 'b', 'A', 'x.y', 'alpine', 'b-amd64', 'b-arm64', 'linux'];
const name = fc.constantFrom(...names, 'scratch');
const written = fc.constantFrom(
  ...names,
  ...names,
  ...names,
  '0',
  '1',
  'scratch',
  'alpine:3',
  '$V',
  '${V}',
  '${V:-b}',
  '${W-build}',
  'b-${TARGETARCH}',
  'b-$V',
  '$TARGETOS',
  'b-$TARGETSTAGE',
);

/** Quoted, escaped or cut in two, as people and tools write it. */
const spelt = fc.tuple(written, fc.constantFrom('', '', '', '"', "'", 'half', 'cut', 'escape')).map(([text, how]) => {
  const middle = Math.ceil(text.length / 2);
  if (how === 'half') return `${text.slice(0, middle)}"${text.slice(middle)}"`;
  if (how === 'cut') return `${text.slice(0, middle)}\\\n${text.slice(middle)}`;
  if (how === 'escape') return /^\w/.test(text) ? `\\${text}` : text;
  return how + text + how;
});

const from = fc
  .tuple(fc.constantFrom('', '', '--platform=$BUILDPLATFORM '), spelt, fc.option(name), fc.constantFrom('AS', 'as'))
  .map(([platform, base, as, word]) => `FROM ${platform}${base}${as === null ? '' : ` ${word} ${as}`}`);
const copy = fc
  .tuple(fc.constantFrom('', '--link '), spelt, fc.constantFrom('', ' --chown=1', ' \\\n  # note\n '))
  .map(([before, source, behind]) => `COPY ${before}--from=${source}${behind} /x /y`);
const mount = spelt.chain((source) =>
  fc.constantFrom(
    `RUN --mount=from=${source},target=/x true`,
    `RUN --mount=type=bind,target=/y --mount=target=/x,from=${source} true`,
    `RUN --mount="type=bind,from=${source},target=/x" true`,
    `RUN --mount='type=bind,"from=${source}",target=/x' true`,
  ),
);
const taking = fc.oneof(copy, mount);
const other = fc.constantFrom(
  '# a does it',
  '# build does it',
  '#',
  '',
  'ARG V',
  'ARG V=a',
  'RUN true',
  'RUN --mount=type=cache,target=/c true',
  'RUN <<E\nFROM a\nE',
  'COPY /x --from=a /y',
  'FROM a AS',
);
const argument = fc.constantFrom(
  'ARG V',
  'ARG V=a',
  'ARG V="build"',
  'ARG W=b V=b',
  'ARG W=$V',
  'ARG V=b-$TARGETSTAGE',
);

const line = fc.oneof(
  { weight: 4, arbitrary: from },
  { weight: 4, arbitrary: taking },
  { weight: 1, arbitrary: taking.map((trigger) => `ONBUILD ${trigger}`) },
  { weight: 2, arbitrary: other },
);

/** Dockerfiles whose stages take from each other in every way that there is, right or wrong. */
export const dockerfileWithStages = fc
  .tuple(fc.array(argument, { maxLength: 2 }), from, fc.array(line, { maxLength: 14 }))
  .map(([args, first, lines]) => [...args, first, ...lines].join('\n'));

/** What a stage may be asked to be called. */
export const newNames = fc.constantFrom('fresh', 'Fresh', 'b', 'B-arm64', 'as', 'alpine', 'windows', 'x.y', 'b-x');
