import assert from 'node:assert/strict';
import { type ImageFacts, imageFacts } from './imageFacts';

function facts(reference: string, ...keys: (keyof ImageFacts)[]): unknown[] {
  const all = imageFacts(reference);
  return keys.map((key) => all[key]);
}

/** A case a line: reference, what to look at, what it is. */
const cases = (keys: (keyof ImageFacts)[], table: Record<string, unknown[]>) => {
  for (const [reference, expected] of Object.entries(table))
    assert.deepEqual(facts(reference, ...keys), expected, reference);
};

describe('What is known of images', () => {
  it('knows the system of an image from its tag, or from what it usually stands on', () => {
    cases(['distribution', 'libc', 'packageManager'], {
      'node:20': ['debian', 'glibc', 'apt'],
      'node:20-alpine3.20': ['alpine', 'musl', 'apk'],
      golang: ['debian', 'glibc', 'apt'],
      'golang:alpine': ['alpine', 'musl', 'apk'],
      'postgres:16-bookworm': ['debian', 'glibc', 'apt'],
      'caddy:2': ['alpine', 'musl', 'apk'],
      'eclipse-temurin:21-jre': ['ubuntu', 'glibc', 'apt'],
      'eclipse-temurin:21-jdk-ubi9-minimal': ['rhel', 'glibc', 'dnf'],
      'amazonlinux:2': ['amazon', 'glibc', 'yum'],
      'amazonlinux:2023': ['amazon', 'glibc', 'dnf'],
      'centos:7': ['rhel', 'glibc', 'yum'],
      'rockylinux:9-minimal': ['rhel', 'glibc', 'microdnf'],
      'oraclelinux:9-slim': ['rhel', 'glibc', 'microdnf'],
      'registry.access.redhat.com/ubi9/ubi-minimal:9.4': ['rhel', 'glibc', 'microdnf'],
      'redhat/ubi9-micro': ['rhel', 'glibc', 'none'],
      'openjdk:8': ['debian', 'glibc', 'apt'],
      'openjdk:21': ['rhel', 'glibc', 'microdnf'],
      'openjdk:21-slim-bookworm': ['debian', 'glibc', 'apt'],
      'opensuse/leap:15.6': ['suse', 'glibc', 'zypper'],
      'cgr.dev/chainguard/wolfi-base': ['wolfi', 'glibc', 'apk'],
      'mcr.microsoft.com/dotnet/sdk:10.0': ['ubuntu', 'glibc', 'apt'],
      'mcr.microsoft.com/dotnet/sdk:8.0': ['debian', 'glibc', 'apt'],
      'mcr.microsoft.com/dotnet/aspnet:9.0-azurelinux3.0': ['azure-linux', 'glibc', 'tdnf'],
      'mcr.microsoft.com/dotnet/aspnet:9.0-nanoserver-ltsc2022': ['windows', undefined, 'none'],
      'busybox:1.36-musl': ['busybox', 'musl', 'none'],
      'busybox:1.36': ['busybox', undefined, 'none'],
      scratch: ['scratch', 'none', 'none'],
      'gcr.io/distroless/static-debian12': ['distroless', 'none', 'none'],
      'gcr.io/distroless/base-nossl': ['distroless', 'glibc', 'none'],
      'mysql:8': ['rhel', 'glibc', 'microdnf'],
    });
  });

  it('takes mirrors, registries of others and images for one architecture for the image itself', () => {
    for (const reference of [
      'docker.io/library/alpine:3.20',
      'public.ecr.aws/docker/library/alpine:3.20',
      'mirror.gcr.io/library/alpine:3.20',
      'registry.example.com/proxy/library/alpine:3.20',
      'arm64v8/alpine:3.20',
      'index.docker.io/alpine:3.20',
    ]) {
      assert.deepEqual(facts(reference, 'name', 'distribution', 'user'), ['alpine', 'alpine', 'root'], reference);
    }
  });

  it('says nothing of images of which it knows nothing', () => {
    const keys = ['distribution', 'libc', 'user', 'kind', 'hasShell', 'environment', 'slimmer'] as const;
    for (const reference of [
      'example/app:1.2',
      'ghcr.io/example/node',
      'example.com/golang',
      '${BASE}',
      '',
      'NODE',
      'constructor',
    ]) {
      assert.deepEqual(
        facts(reference, ...keys),
        keys.map(() => undefined),
        reference,
      );
    }
  });

  it('believes a tag that names the system, whoever made the image', () => {
    cases(['distribution', 'user'], {
      'example/app:1.2-alpine3.19': ['alpine', undefined],
      'example/app:1.2-bookworm': ['debian', undefined],
    });
  });

  it('knows which images have no shell', () => {
    cases(['hasShell', 'shell'], {
      scratch: [false, undefined],
      'gcr.io/distroless/base-debian12:nonroot': [false, undefined],
      'gcr.io/distroless/base-debian12:debug': [undefined, 'sh'],
      'mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled': [false, undefined],
      'mcr.microsoft.com/dotnet/aspnet:8.0': [true, 'sh'],
      'cgr.dev/chainguard/static': [false, undefined],
      'cgr.dev/chainguard/python:latest-dev': [true, 'sh'],
      'ghcr.io/astral-sh/uv:0.5': [false, undefined],
      'ghcr.io/astral-sh/uv:python3.12-bookworm-slim': [true, 'sh'],
      'mcr.microsoft.com/windows/nanoserver:ltsc2022': [true, 'cmd'],
      'fedora:41': [true, 'bash'],
    });
  });

  it('knows who an image runs as, and who else is there', () => {
    cases(['user', 'users'], {
      'node:20': ['root', ['node']],
      'gcr.io/distroless/static': ['root', ['nonroot', '65532']],
      'gcr.io/distroless/static:nonroot': ['65532', ['nonroot', '65532']],
      'gcr.io/distroless/static:debug-nonroot': ['65532', ['nonroot', '65532']],
      'mcr.microsoft.com/dotnet/aspnet:8.0': ['root', ['app', '1654']],
      'mcr.microsoft.com/dotnet/aspnet:6.0': ['root', []],
      'mcr.microsoft.com/dotnet/runtime-deps:9.0-noble-chiseled-extra': ['1654', ['app', '1654']],
      'nginxinc/nginx-unprivileged:1.27': ['101', ['101', 'nginx']],
      'bitnami/postgresql:16': ['1001', ['1001']],
      'jenkins/jenkins:lts': ['jenkins', ['jenkins']],
      'registry.access.redhat.com/ubi9/nodejs-20:1': ['1001', ['1001']],
      'dhi.io/node:22': ['65532', ['nonroot', '65532']],
      'dhi.io/node:22-dev': ['root', []],
      'cassandra:5': ['root', []],
    });
  });

  it('knows what an image is for, its language and the version of that', () => {
    cases(['kind', 'language', 'version'], {
      'golang:1.22-alpine3.20': ['sdk', 'go', '1.22'],
      'golang:1.22rc1': ['sdk', 'go', '1.22'],
      'node:lts': ['runtime', 'node', undefined],
      'node:jod-slim': ['runtime', 'node', '22'],
      'python:3.12.4-slim-bookworm': ['runtime', 'python', '3.12.4'],
      'maven:3.9-eclipse-temurin-21-alpine': ['sdk', 'java', '21'],
      'gradle:8.5-jdk17': ['sdk', 'java', '17'],
      'gradle:8.5': ['sdk', 'java', undefined],
      'eclipse-temurin:17.0.1_12-jdk': ['sdk', 'java', '17.0.1'],
      'eclipse-temurin:17-jre-alpine': ['runtime', 'java', '17'],
      'ibm-semeru-runtimes:open-17-jdk': ['sdk', 'java', '17'],
      'gcr.io/distroless/java21-debian12': ['runtime', 'java', '21'],
      'gcr.io/distroless/nodejs20-debian12': ['runtime', 'node', '20'],
      'gcr.io/distroless/python3-debian12': ['runtime', 'python', '3.11'],
      'registry.access.redhat.com/ubi9/python-311': ['runtime', 'python', '3.11'],
      'registry.access.redhat.com/ubi8/openjdk-17-runtime': ['runtime', 'java', '17'],
      'debian:bookworm-slim': ['os', undefined, '12'],
      'ubuntu:jammy-20240101': ['os', undefined, '22.04'],
      'alpine:3.20': ['os', undefined, '3.20'],
      'mcr.microsoft.com/dotnet/runtime:8.0': ['runtime', 'dotnet', '8.0'],
      'ghcr.io/astral-sh/uv:python3.12-bookworm-slim': ['tool', 'python', '3.12'],
      'nvidia/cuda:12.4.1-devel-ubuntu22.04': ['sdk', undefined, '12.4.1'],
      'nginx:1.27': ['server', undefined, '1.27'],
      'ghost:5': ['server', 'node', undefined],
      'caddy:2-builder': ['sdk', undefined, '2'],
      'mcr.microsoft.com/playwright:v1.40.0-jammy': ['runtime', 'node', undefined],
    });
  });

  it('knows a smaller image of the same family', () => {
    cases(['slimmer'], {
      'node:20': ['node:20-slim'],
      'node:20-bookworm': ['node:20-bookworm-slim'],
      'node:lts': ['node:lts-slim'],
      'node:latest': ['node:slim'],
      'node:20-slim': [undefined],
      'node:20-alpine': [undefined],
      'python:3.12': ['python:3.12-slim'],
      'python:3.12-bookworm': ['python:3.12-slim-bookworm'],
      'python:bookworm': ['python:slim-bookworm'],
      'python:3.12-windowsservercore-ltsc2022': [undefined],
      'debian:12': ['debian:12-slim'],
      'debian:latest': ['debian:stable-slim'],
      'eclipse-temurin:21': ['eclipse-temurin:21-jre'],
      'eclipse-temurin:17.0.1_12-jdk-alpine': ['eclipse-temurin:17.0.1_12-jre-alpine'],
      'eclipse-temurin:21-jammy': ['eclipse-temurin:21-jre-jammy'],
      'eclipse-temurin:21-jre': [undefined],
      'maven:3.9-eclipse-temurin-21': ['eclipse-temurin:21-jre'],
      'openjdk:8-jdk-slim': ['openjdk:8-jre-slim'],
      'openjdk:21': [undefined],
      'tomcat:10.1-jdk17-temurin-jammy': ['tomcat:10.1-jre17-temurin-jammy'],
      'golang:1.22': ['gcr.io/distroless/static:nonroot'],
      'mcr.microsoft.com/dotnet/sdk:8.0-alpine': ['mcr.microsoft.com/dotnet/aspnet:8.0-alpine'],
      'mcr.microsoft.com/dotnet/aspnet:8.0': ['mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled'],
      'nvidia/cuda:12.4.1-devel-ubuntu22.04': ['nvidia/cuda:12.4.1-runtime-ubuntu22.04'],
      'registry.access.redhat.com/ubi9/ubi:9.4': ['registry.access.redhat.com/ubi9/ubi-minimal:9.4'],
      'redhat/ubi9:latest': ['redhat/ubi9-minimal:latest'],
      'rockylinux:9': ['rockylinux:9-minimal'],
      'ubuntu:24.04': [undefined],
      'nginx:1.27': [undefined],
      node: [undefined],
      scratch: [undefined],
    });
  });

  it('knows the variables that an image defines', () => {
    const names = (reference: string) => imageFacts(reference).environment;
    assert.deepEqual(names('alpine:3.20'), ['PATH']);
    assert.deepEqual(names('scratch'), ['PATH']);
    assert.deepEqual(names('golang:1.22'), ['PATH', 'GOLANG_VERSION', 'GOTOOLCHAIN', 'GOPATH']);
    assert.ok(names('maven:3.9-eclipse-temurin-21')?.includes('JAVA_HOME'));
    assert.ok(names('composer:2')?.includes('PHP_VERSION'));
    assert.ok(names('mcr.microsoft.com/dotnet/sdk:8.0')?.includes('DOTNET_VERSION'));
    assert.equal(names('python:3.12-windowsservercore'), undefined);
    assert.equal(names('rabbitmq:3'), undefined);
  });

  it('knows which images have the certificates of the authorities', () => {
    cases(['caCertificates'], {
      scratch: [false],
      'debian:12': [false],
      'alpine:3.20': [true],
      'golang:1.22': [true],
      'node:20': [true],
      'node:20-slim': [undefined],
      'gcr.io/distroless/static': [true],
      busybox: [false],
      'example/app': [undefined],
    });
  });
});
