/**
 * Well-known images that are not of a family with rules of its own (`imageFamilies.ts`), one a line:
 * names (with `,` between them), kind, language, system, users, names of variables besides PATH.
 * `debian/12/rhel` is Debian below version 12 and a relative of RHEL from then on; a system may name its package manager
 * (`rhel:microdnf`). `java*` is a language whose version is not what the tag begins with. The first user is the default one. `@name` stands for the variables of that image. A line that ends
 * behind the users says that nobody knows the variables, `-` that there is nothing.
 */
const table = `
alpine os - alpine root -
debian,ubuntu-debootstrap,debian/debian os - debian root -
ubuntu,ubuntu/ubuntu os - ubuntu root+ubuntu -
busybox os - busybox root -
fedora,fedora/fedora os - fedora root DISTTAG FGC FBR container
centos,centos/centos os - rhel:yum/8/rhel root -
almalinux,rockylinux,rockylinux/rockylinux,almalinuxorg/almalinux os - rhel root -
oraclelinux os - rhel:yum/8/rhel root -
amazonlinux,amazonlinux/amazonlinux os - amazon:yum/2022/amazon root -
archlinux,archlinux/archlinux os - arch root LANG
photon os - photon root -
opensuse,opensuse/leap,opensuse/tumbleweed os - suse root -
clearlinux os - - root -
nixos/nix os - nix root ENV BASH_ENV NIX_BUILD_SHELL NIX_PATH NIX_SSL_CERT_FILE PAGER SSL_CERT_FILE GIT_SSL_CAINFO USER
buildpack-deps sdk c debian root -
gcc sdk c debian root GPG_KEYS GCC_MIRRORS GCC_VERSION
golang sdk go debian root GOLANG_VERSION GOTOOLCHAIN GOPATH
rust sdk rust debian root RUSTUP_HOME CARGO_HOME RUST_VERSION
node runtime node debian root+node NODE_VERSION YARN_VERSION NPM_CONFIG_LOGLEVEL
iojs runtime node debian root
python runtime python debian root LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256
pypy runtime python debian root LANG PYPY_VERSION PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256
ruby runtime ruby debian root LANG RUBY_MAJOR RUBY_VERSION RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 RUBYGEMS_VERSION GEM_HOME BUNDLE_PATH BUNDLE_BIN BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG
php runtime php debian root+www-data PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS PHP_EXTRA_BUILD_DEPS PHP_EXTRA_CONFIGURE_ARGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 PHP_MD5 APACHE_CONFDIR APACHE_ENVVARS
composer tool php alpine root @php COMPOSER_ALLOW_SUPERUSER COMPOSER_HOME COMPOSER_VERSION
wordpress server php debian root+www-data @php
drupal,joomla,nextcloud,phpmyadmin,matomo,mediawiki server php debian root+www-data
perl runtime perl debian root PERL_VERSION
julia runtime julia debian root JULIA_PATH JULIA_GPG JULIA_VERSION
r-base,rocker/r-ver runtime r debian root
erlang sdk erlang debian root OTP_VERSION REBAR_VERSION REBAR3_VERSION LANG
elixir sdk elixir debian root @erlang ELIXIR_VERSION
haskell sdk haskell debian root
swift sdk swift ubuntu root SWIFT_SIGNING_KEY SWIFT_PLATFORM SWIFT_BRANCH SWIFT_VERSION SWIFT_WEBROOT SWIFT_PREFIX OS_MAJOR_VER OS_MIN_VER OS_VER
dart sdk dart debian root DART_SDK
clojure sdk clojure debian root
eclipse-temurin sdk java ubuntu root+ubuntu JAVA_HOME LANG LANGUAGE LC_ALL JAVA_VERSION
amazoncorretto sdk java amazon:yum root JAVA_HOME LANG
openjdk sdk java debian/12/rhel:microdnf root JAVA_HOME LANG JAVA_VERSION JAVA_URL_VERSION JAVA_BASE_URL
ibm-semeru-runtimes,sapmachine,zulu,azul/zulu-openjdk,bellsoft/liberica-openjdk-debian,adoptopenjdk sdk java ubuntu root
bellsoft/liberica-openjdk-alpine,azul/zulu-openjdk-alpine,bellsoft/liberica-openjdk-alpine-musl sdk java alpine root
bellsoft/liberica-runtime-container sdk java alpine root
ghcr.io/graalvm/native-image-community,ghcr.io/graalvm/jdk-community,container-registry.oracle.com/graalvm/native-image,container-registry.oracle.com/graalvm/jdk sdk java rhel:microdnf root JAVA_HOME LANG
maven sdk java* ubuntu root+ubuntu @eclipse-temurin MAVEN_HOME MAVEN_CONFIG
gradle sdk java* ubuntu root+gradle @eclipse-temurin GRADLE_HOME GRADLE_VERSION
sbtscala/scala-sbt,hseeberger/scala-sbt,mozilla/sbt sdk scala - root
tomcat server java ubuntu root @eclipse-temurin CATALINA_HOME TOMCAT_NATIVE_LIBDIR LD_LIBRARY_PATH GPG_KEYS TOMCAT_MAJOR TOMCAT_VERSION TOMCAT_SHA512
tomee server java ubuntu root
jetty server java ubuntu jetty @eclipse-temurin JETTY_VERSION JETTY_HOME JETTY_BASE TMPDIR JETTY_GPG_KEYS
groovy,jruby runtime java* ubuntu -
oven/bun runtime bun debian root+bun BUN_RUNTIME_TRANSPILER_CACHE_PATH BUN_INSTALL_BIN
denoland/deno runtime deno debian root+deno DENO_USE_CGROUPS DENO_DIR DENO_INSTALL_ROOT DENO_VERSION
ghcr.io/astral-sh/uv tool python scratch root UV_TOOL_BIN_DIR LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256
messense/rust-musl-cross,clux/muslrust sdk rust ubuntu root
ekidd/rust-musl-builder sdk rust ubuntu rust
mcr.microsoft.com/playwright runtime node* ubuntu root+pwuser
mcr.microsoft.com/playwright/python runtime python* ubuntu root+pwuser
ghcr.io/puppeteer/puppeteer runtime node* debian pptruser
nvidia/cuda,nvcr.io/nvidia/cuda runtime - ubuntu root
pytorch/pytorch,tensorflow/tensorflow runtime python* ubuntu root
continuumio/miniconda3,continuumio/anaconda3 runtime python* debian root
condaforge/miniforge3,condaforge/mambaforge runtime python* ubuntu root LANG LC_ALL CONDA_DIR
mambaorg/micromamba runtime python* debian mambauser+mambauser
tiangolo/uvicorn-gunicorn-fastapi,tiangolo/uvicorn-gunicorn,tiangolo/meinheld-gunicorn-flask server python debian root
public.ecr.aws/lambda/nodejs,amazon/aws-lambda-nodejs runtime node amazon -
public.ecr.aws/lambda/python,amazon/aws-lambda-python runtime python amazon -
public.ecr.aws/lambda/java,amazon/aws-lambda-java runtime java amazon -
public.ecr.aws/lambda/ruby,amazon/aws-lambda-ruby runtime ruby amazon -
public.ecr.aws/lambda/dotnet,amazon/aws-lambda-dotnet runtime dotnet amazon -
nginx server - debian root+nginx NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION
nginxinc/nginx-unprivileged,nginx/nginx-unprivileged server - debian 101+nginx NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION
httpd server - debian root+www-data HTTPD_PREFIX HTTPD_VERSION HTTPD_SHA256 HTTPD_PATCHES
caddy server - alpine root CADDY_VERSION XDG_CONFIG_HOME XDG_DATA_HOME XCADDY_VERSION XCADDY_SETCAP GOLANG_VERSION GOTOOLCHAIN GOPATH
traefik server - alpine root -
haproxy server - debian haproxy HAPROXY_VERSION HAPROXY_URL HAPROXY_SHA256
redis server - debian root+redis GOSU_VERSION REDIS_VERSION REDIS_DOWNLOAD_URL REDIS_DOWNLOAD_SHA
valkey/valkey server - debian root+valkey
memcached server - debian memcache MEMCACHED_VERSION MEMCACHED_URL MEMCACHED_SHA1
postgres,postgis/postgis server - debian root+postgres GOSU_VERSION LANG PG_MAJOR PG_VERSION PG_SHA256 PGDATA DOCKER_PG_LLVM_DEPS POSTGIS_MAJOR POSTGIS_VERSION POSTGIS_SHA256
mysql server - rhel:microdnf root+mysql GOSU_VERSION MYSQL_MAJOR MYSQL_VERSION MYSQL_SHELL_VERSION
mariadb server - ubuntu root+mysql GOSU_VERSION LANG MARIADB_VERSION MARIADB_MAJOR
mongo server - ubuntu root+mongodb GOSU_VERSION JSYAML_VERSION JSYAML_CHECKSUM MONGO_PACKAGE MONGO_REPO MONGO_MAJOR MONGO_VERSION HOME GLIBC_TUNABLES
rabbitmq server - ubuntu root+rabbitmq
influxdb,telegraf,neo4j,couchdb,rethinkdb server - debian root
cassandra,couchbase,flink,storm,zookeeper,odoo server - - root
solr server java ubuntu solr
sonarqube server java - sonarqube
elasticsearch,docker.elastic.co/elasticsearch/elasticsearch server java - elasticsearch
logstash,docker.elastic.co/logstash/logstash server java - logstash
kibana,docker.elastic.co/kibana/kibana server node - kibana
kong server - - kong
varnish server - debian varnish
spark,apache/spark server java ubuntu spark
jenkins/jenkins server java debian jenkins
grafana/grafana,grafana/grafana-oss server - alpine 472
prom/prometheus,prom/alertmanager,prom/node-exporter server - busybox nobody
quay.io/keycloak/keycloak server java rhel 1000
envoyproxy/envoy server - ubuntu root+envoy
nats,hello-world server - scratch root -
registry,consul,vault,hashicorp/vault,hashicorp/consul,eclipse-mosquitto server - alpine root
ghost server node debian root+node @node GOSU_VERSION NODE_ENV GHOST_CLI_VERSION GHOST_INSTALL GHOST_CONTENT GHOST_VERSION
docker tool - alpine root DOCKER_VERSION DOCKER_BUILDX_VERSION DOCKER_COMPOSE_VERSION DOCKER_TLS_CERTDIR DIND_COMMIT
adminer,mongo-express server - alpine -
hashicorp/terraform tool - alpine root
bitnami/kubectl tool - debian 1001
curlimages/curl tool - alpine curl_user
alpine/git,alpine/helm,alpine/k8s,alpine/curl,alpine/openssl tool - alpine root
tonistiigi/xx,docker/buildx-bin,docker/compose-bin,moby/moby-bin,moby/buildkit,tianon/gosu,hadolint/hadolint,koalaman/shellcheck tool - - root
golangci/golangci-lint tool go debian root @golang
goreleaser/goreleaser,ghcr.io/goreleaser/goreleaser tool go alpine root
tonistiigi/binfmt tool - scratch root
`;

/** One line of the table. */
export interface KnownImage {
  readonly name: string;
  readonly kind: string;
  readonly language: string | undefined;
  readonly system: string | undefined;
  /** The default user first. */
  readonly users: readonly string[];
  readonly environment: readonly string[] | undefined;
}

let known: ReadonlyMap<string, KnownImage> | undefined;

/** What the table says of a repository, as people write it. */
export function knownImage(name: string): KnownImage | undefined {
  known ??= readTable(table);
  return known.get(name);
}

function readTable(text: string): ReadonlyMap<string, KnownImage> {
  const images = new Map<string, KnownImage>();
  for (const line of text.split('\n')) {
    const [names = '', kind = '', language, system, users, ...variables] = line.split(' ');
    const environment = readVariables(variables, images);
    for (const name of names.split(',').filter(Boolean)) {
      const said = (word: string | undefined) => (word === '-' ? undefined : word);
      const image = { kind, language: said(language), system: said(system), environment };
      images.set(name, { ...image, name, users: said(users)?.split('+') ?? [] });
    }
  }
  return images;
}

function readVariables(words: readonly string[], images: ReadonlyMap<string, KnownImage>) {
  if (words.length === 0) return undefined;
  const names = words.flatMap((word) => {
    if (word.startsWith('@')) return images.get(word.slice(1))?.environment ?? [];
    return word === '-' ? [] : [word];
  });
  return ['PATH', ...names];
}
