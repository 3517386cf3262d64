/** What a container listens on. */
export interface ExposedPort {
  readonly port: number;
  /** `tcp`, `udp` or `sctp`. */
  readonly protocol: string;
}

/** More are not published: EXPOSE may name all there are. */
export const mostPorts = 50;

/** Reads `8080/tcp`, `53/udp`, `8000-8003/tcp`; what is nothing of the kind is left out. */
export function exposedPorts(texts: readonly string[]): readonly ExposedPort[] {
  const ports = new Map<string, ExposedPort>();
  for (const text of texts) {
    const [, from, to, protocol = 'tcp'] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/i.exec(text) ?? [];
    if (from === undefined) continue;
    for (let port = Number(from); port <= Number(to ?? from) && ports.size < mostPorts; port++) {
      const found = { port, protocol: protocol.toLowerCase() };
      if (port > 0 && port < 65_536) ports.set(`${port}/${found.protocol}`, found);
    }
  }
  return [...ports.values()];
}

/** Ports of this machine to try in turn for one of a container: the same, its likeness that needs no rights, any. */
export function hostPorts(port: number): readonly number[] {
  return port < 1024 ? [port, port + 8000, 0] : [port, 0];
}

/** The address for a browser; undefined for a port that speaks no HTTP. */
export function webAddress({ port, protocol }: ExposedPort, hostPort: number): string | undefined {
  if (protocol !== 'tcp' || noWeb.has(port)) return undefined;
  return `${secure.has(port) ? 'https' : 'http'}://localhost:${hostPort}`;
}

const secure: ReadonlySet<number> = new Set([443, 8443, 9443]);

/** Shells, mail, names, databases, queues. */
const noWeb: ReadonlySet<number> = new Set([
  21, 22, 23, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1433, 1521, 1883, 2181, 2222, 3306, 4222, 5432, 5671,
  5672, 6379, 8883, 9042, 9092, 11211, 26257, 27017, 50051,
]);
