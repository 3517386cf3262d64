import * as l10n from '@vscode/l10n';
import { codeBlock } from '../markdown';

/** What is to know of an instruction or a parser directive. */
interface Entry {
  readonly says: () => string;
  readonly example: string;
  /** Of its section in Docker's reference; its own name where it is absent. */
  readonly anchor?: string;
}

const reference = 'https://docs.docker.com/reference/dockerfile/';

/** What an instruction does, as Markdown; undefined for a word that is none. */
export function instructionText(name: string): string | undefined {
  return Object.hasOwn(instructions, name) ? textOf(name, instructions[name as keyof typeof instructions]) : undefined;
}

/** What an instruction does, without an example; undefined for a word that is none. */
export function instructionSentence(name: string): string | undefined {
  return Object.hasOwn(instructions, name) ? instructions[name as keyof typeof instructions].says() : undefined;
}

/** What a parser directive does, as Markdown; undefined for a word that is none. */
export function directiveText(key: string): string | undefined {
  return Object.hasOwn(directives, key) ? textOf(key, directives[key as keyof typeof directives]) : undefined;
}

function textOf(name: string, { says, example, anchor = name.toLowerCase() }: Entry): string {
  const page = `[${l10n.t('Reference')}](${reference}#${anchor})`;
  return [says(), codeBlock('dockerfile', example), page].join('\n\n');
}

const instructions = {
  ADD: {
    says: () =>
      l10n.t(
        'Copies files and folders into the image, unpacks local archives, and fetches URLs and Git repositories. Where none of that is needed, `COPY` says it more clearly.',
      ),
    example: 'ADD https://github.com/user/project.git#v1.0 /src\nADD rootfs.tar.gz /',
  },
  ARG: {
    says: () =>
      l10n.t(
        'A variable that a build can set with `--build-arg`. Above the first `FROM` it is there for the `FROM` lines; a stage sees it behind an `ARG` of its own.',
      ),
    example: 'ARG VERSION=1.2\nFROM alpine:${VERSION}',
  },
  CMD: {
    says: () =>
      l10n.t(
        'What a container runs unless it is told otherwise; behind an `ENTRYPOINT` it is the arguments of that. The last one of a stage counts.',
      ),
    example: 'CMD ["node", "server.js"]',
  },
  COPY: {
    says: () =>
      l10n.t(
        'Copies files and folders from the build context; with `--from` from another stage, an image or a named context.',
      ),
    example: 'COPY package.json ./\nCOPY --from=builder /app/dist /srv/',
  },
  ENTRYPOINT: {
    says: () =>
      l10n.t(
        'The program that each container of the image runs. In the JSON form it gets the signals itself, and the arguments of `CMD` and `docker run`.',
      ),
    example: 'ENTRYPOINT ["/usr/local/bin/app"]',
  },
  ENV: {
    says: () =>
      l10n.t('Sets environment variables for the instructions that follow and for the containers of the image.'),
    example: 'ENV NODE_ENV=production PORT=8080',
  },
  EXPOSE: {
    says: () =>
      l10n.t(
        'Says on which ports a container listens. It opens none of them to the outside; `docker run --publish` does.',
      ),
    example: 'EXPOSE 8080\nEXPOSE 53/udp',
  },
  FROM: {
    says: () =>
      l10n.t(
        'Begins a stage, on top of an image or of a stage above. `AS` names it for `COPY --from`, for the `FROM` lines below and for `--target`.',
      ),
    example: 'FROM golang:alpine AS builder',
  },
  HEALTHCHECK: {
    says: () =>
      l10n.t(
        'How to find out whether a container still works: the command ends with 0 if it does and with 1 if not. `NONE` turns off what the base image checks.',
      ),
    example: 'HEALTHCHECK --interval=30s --timeout=5s \\\n    CMD wget -qO- http://localhost:8080/health || exit 1',
  },
  LABEL: {
    says: () => l10n.t('Adds metadata to the image.'),
    example: 'LABEL org.opencontainers.image.source="https://example.com/project"',
  },
  MAINTAINER: {
    says: () => l10n.t('Deprecated: names the author of the image. A label does that better.'),
    example: 'LABEL org.opencontainers.image.authors="name@example.com"',
    anchor: 'maintainer-deprecated',
  },
  ONBUILD: {
    says: () =>
      l10n.t(
        'Puts an instruction aside: it runs in the builds that have this image in their `FROM`, right behind that `FROM`.',
      ),
    example: 'ONBUILD COPY . /app',
  },
  RUN: {
    says: () =>
      l10n.t(
        'Runs a command and keeps what it leaves behind. `--mount` lends it caches, secrets and files of other stages for that time.',
      ),
    example: 'RUN --mount=type=cache,target=/root/.npm npm ci',
  },
  SHELL: {
    says: () =>
      l10n.t(
        'The shell that runs the commands that follow, where they are not in JSON form. It is `/bin/sh -c` at first.',
      ),
    example: 'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]',
  },
  STOPSIGNAL: {
    says: () =>
      l10n.t('The signal that asks a container of the image to end, by name or number. It is `SIGTERM` at first.'),
    example: 'STOPSIGNAL SIGINT',
  },
  USER: {
    says: () => l10n.t('As whom the commands that follow run, and the containers of the image.'),
    example: 'USER app:app',
  },
  VOLUME: {
    says: () =>
      l10n.t(
        'Folders whose content belongs to no container: each container gets a volume there, unless it is given one.',
      ),
    example: 'VOLUME ["/var/lib/data"]',
  },
  WORKDIR: {
    says: () =>
      l10n.t(
        'The folder that the instructions that follow work in, and the containers of the image. It is made where it is missing; a relative path goes on from the last one.',
      ),
    example: 'WORKDIR /app',
  },
} satisfies Record<string, Entry>;

const directives = {
  syntax: {
    says: () =>
      l10n.t('The version of the Dockerfile language: an image that reads this file in place of the builder.'),
    example: '# syntax=docker/dockerfile:1',
  },
  escape: {
    says: () =>
      l10n.t(
        'The character that makes a line go on and takes the meaning off the next one. A backtick suits paths of Windows.',
      ),
    example: '# escape=`',
  },
  check: {
    says: () => l10n.t('Which build checks are skipped, and whether those that find something fail the build.'),
    example: '# check=skip=JSONArgsRecommended;error=true',
  },
} satisfies Record<string, Entry>;
