/** The Docker Official Images: what a name without a slash can be on Docker Hub. Includes those that are deprecated. */
const names = `
adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash bonita
buildpack-deps bun busybox caddy cassandra celery centos chronograf cirros clearlinux clefos clickhouse clojure composer
consul convertigo couchbase couchdb crate crux dart debian django docker docker-dev drupal eclipse-mosquitto
eclipse-temurin eggdrop elasticsearch elixir emqx erlang euleros express-gateway fedora flink fluentd friendica gazebo
gcc geonetwork ghost glassfish golang gradle groovy haproxy haskell haxe hello-seattle hello-world hipache hitch hola-mundo
httpd hylang ibm-semeru-runtimes ibmjava influxdb iojs irssi java jenkins jetty jobber joomla jruby julia kaazing-gateway
kapacitor kibana known kong krakend lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo
mongo-express mono monica mysql nats nats-streaming neo4j neurodebian nextcloud nginx node notary nuxeo odoo open-liberty
openjdk openmandriva opensuse oraclelinux orientdb owncloud percona perl photon php php-zendserver phpmyadmin piwik plone
postfixadmin postgres primordial prometheus pypy python r-base rabbitmq rails rakudo-star rapidoid redis redmine registry
rethinkdb riak rocket.chat rockylinux ros ruby rust sapmachine satosa scala scratch sentry silverpeas sl solr sonarqube
sourcemage spark spiped storm swarm swift swipl tarantool teamspeak telegraf thrift tomcat tomee traefik ubuntu
ubuntu-debootstrap ubuntu-upstart unit unitd varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper zulu
`;

const officialImages: ReadonlySet<string> = new Set(names.split(/\s+/).filter(Boolean));

/** Whether a name without registry, owner and tag is an image that everybody can pull. */
export function isOfficialImage(name: string): boolean {
  return officialImages.has(name);
}
