import fc from 'fast-check';

/** Texts of files by their paths. */
export type Texts = Readonly<Record<string, string>>;

const names = ['build', 'test', 'prod', 'build-arm64', 'Tools', 'no'];
const stageName = fc.constantFrom(...names);
const dockerfilePath = fc.constantFrom('Dockerfile', 'api/Dockerfile', 'docker/web.Dockerfile');

/** Stages that build on one another, with a comment that tells how to build one now and then. */
const dockerfile = fc
  .record({
    stages: fc.uniqueArray(stageName, { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() }),
    taking: fc.array(stageName, { maxLength: 3 }),
    comment: fc.option(stageName),
  })
  .map(({ stages, taking, comment }) => {
    const head = comment === null ? '' : `# docker build --target ${comment} .\nARG VERSION=1\n`;
    const from = stages.map((name, index) => {
      const base = index > 0 && index % 2 === 1 ? stages[0].toLowerCase() : 'alpine:3';
      return `FROM ${base} AS ${name}\n${index > 0 ? taking.map((one) => `COPY --from=${one} /a /b\n`).join('') : ''}`;
    });
    return head + from.join('');
  });

/** How a target is written in a script. */
const flag = fc
  .tuple(fc.constantFrom('=', ' '), fc.constantFrom('', '"', "'"), stageName, fc.boolean())
  .map(([sign, quote, name, isUpper]) => `--target${sign}${quote}${isUpper ? name.toUpperCase() : name}${quote}`);

const variableFlag = fc.constantFrom(
  '--target=$STAGE',
  '--target "build-$ARCH"',
  '--target ${1:-test}',
  '--target=bu"il"d',
);

const file = fc.tuple(fc.constantFrom('-f ', '--file='), dockerfilePath).map(([name, path]) => name + path);

const context = stageName.map((name) => `--build-context ${name.toLowerCase()}=../other`);

const command = fc
  .tuple(fc.option(fc.oneof(flag, flag, variableFlag)), fc.option(file), fc.option(context, { freq: 4 }))
  .map((flags) => `docker build ${flags.filter(Boolean).join(' ')} .`);

const script = fc
  .tuple(fc.option(stageName), fc.array(command, { minLength: 1, maxLength: 4 }))
  .map(([stage, commands]) => `#!/bin/sh\n${stage ? `STAGE=${stage}\n` : ''}${commands.join('\n')}\n`);

const makefile = fc
  .tuple(stageName, fc.array(command, { minLength: 1, maxLength: 3 }))
  .map(
    ([stage, commands]) => `STAGE := ${stage}\nall:\n\tdocker build --target $(STAGE) .\n\t${commands.join('\n\t')}\n`,
  );

const quoted = fc.tuple(fc.constantFrom('"', "'", ''), stageName).map(([quote, name]) => {
  // YAML takes it for a boolean.
  return name === 'no' ? `"${name}"` : quote + name + quote;
});

const compose = fc
  .array(fc.record({ target: fc.option(quoted), path: dockerfilePath, replaced: fc.option(stageName) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((services) => {
    const blocks = services.map(({ target, path, replaced }, index) => {
      const lines = [`  s${index}:`, '    build:', '      context: .', `      dockerfile: ${path}`];
      if (target) lines.push(`      target: ${target}`);
      if (replaced) lines.push('      additional_contexts:', `        ${replaced.toLowerCase()}1: ../other`);
      return lines.join('\n');
    });
    const [first] = services;
    const inherits = first ? '\n  heir:\n    extends: s0\n    build:\n      dockerfile: api/Dockerfile' : '';
    return `services:\n${blocks.join('\n')}${inherits}\n`;
  });

const bake = fc.array(fc.tuple(stageName, dockerfilePath), { minLength: 1, maxLength: 3 }).map((targets) => {
  const blocks = targets.map(
    ([name, path], index) => `target "t${index}" {\n  dockerfile = "${path}"\n  target = "${name}"\n}\n`,
  );
  return `${blocks.join('\n')}\ntarget "heir" {\n  inherits = ["t0"]\n  dockerfile = "api/Dockerfile"\n}\n`;
});

const workflow = fc.tuple(stageName, dockerfilePath, command).map(
  ([name, path, run]) => `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          file: ${path}
          target: '${name}'
      - run: ${run}
`,
);

const page = fc
  .array(command, { minLength: 1, maxLength: 2 })
  .map((all) => `# Build\n\n\`\`\`sh\n${all.join('\n')}\n\`\`\`\n`);

const devcontainer = stageName.map((name) => `{ "build": { "dockerfile": "../Dockerfile", "target": "${name}" } }\n`);

/** Folders with Dockerfiles and files that build them. */
export const targetWorkspaces: fc.Arbitrary<Texts> = fc
  .record(
    {
      Dockerfile: dockerfile,
      'api/Dockerfile': dockerfile,
      'docker/web.Dockerfile': dockerfile,
      'build.sh': script,
      'api/ci.sh': script,
      Makefile: makefile,
      'compose.yaml': compose,
      'docker-bake.hcl': bake,
      '.github/workflows/ci.yml': workflow,
      'README.md': page,
      '.devcontainer/devcontainer.json': devcontainer,
    },
    { requiredKeys: ['Dockerfile'] },
  )
  .map((texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Texts);
