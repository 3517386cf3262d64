import type { ImageFacts } from '../../images/imageFacts';

const debian =
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network systemd-resolve';
const alpine =
  'root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games postgres cyrus vpopmail ntp smmsp guest nobody';

const bySystem: Readonly<Record<string, ReadonlySet<string>>> = {
  scratch: new Set(),
  distroless: new Set('root nobody nonroot'.split(' ')),
  debian: new Set(debian.split(' ')),
  ubuntu: new Set(`${debian} ubuntu`.split(' ')),
  alpine: new Set(alpine.split(' ')),
};

/** Images to which no more users are added than their facts tell. */
const known: ReadonlySet<string> = new Set([
  'scratch',
  'alpine',
  'debian',
  'ubuntu',
  'node',
  'python',
  'golang',
  'rust',
  'ruby',
  'eclipse-temurin',
  'maven',
]);

/** All users of an image that have a name; undefined where nobody can tell. */
export function usersOfImage({ name, distribution, users, kind }: ImageFacts): ReadonlySet<string> | undefined {
  const isKnown = known.has(name) || /^gcr\.io\/distroless\/|^mcr\.microsoft\.com\/dotnet\//.test(name);
  const ofSystem = isKnown && distribution && kind !== 'server' ? bySystem[distribution] : undefined;
  return ofSystem && new Set([...ofSystem, ...users]);
}

/** Users that packages bring along which have other names. */
export const ofPackages =
  /^(?:sshd|messagebus|dbus|polkitd|systemd-\S+|avahi|ntp|chrony|postfix|exim|Debian-\S+|mysql|git|jenkins|tomcat|www-data|www|http|apache|nginx|_\S+)$/;
