import { type ImageFacts, imageFacts } from '../../images/imageFacts';
import type { Source } from '../../model/stageGraph';
import { type DiagramIconName, icons } from '../../protocol/diagramIcons';

/** The sign of what comes from outside: that of its language, of the server in it, or of its system. */
export function iconOf(source: Exclude<Source, { kind: 'stage' }>): DiagramIconName {
  return source.kind === 'image' ? imageIcon(imageFacts(source.reference)) : source.kind;
}

function imageIcon({ name, kind, language, distribution }: ImageFacts): DiagramIconName {
  const server = servers.find(([names]) => names.test(name))?.[1];
  if (server) return server;
  if (language !== undefined) return isIcon(language) ? language : 'code';
  if (distribution === undefined || kind === 'server') return 'image';
  return isIcon(distribution) ? distribution : (relatives[distribution] ?? 'image');
}

const servers: readonly (readonly [RegExp, DiagramIconName])[] = [
  [/(?:^|[/-])(?:nginx|httpd|apache|caddy|traefik|haproxy|envoy)\b/, 'web'],
  [
    /(?:^|\/)(?:postgres|postgresql|mysql|mariadb|redis|valkey|mongo|mongodb|clickhouse|cassandra|memcached)\b/,
    'database',
  ],
];

const relatives: Readonly<Record<string, DiagramIconName>> = {
  rhel: 'redhat',
  fedora: 'redhat',
  amazon: 'redhat',
};

function isIcon(name: string): name is DiagramIconName {
  return Object.hasOwn(icons, name);
}
