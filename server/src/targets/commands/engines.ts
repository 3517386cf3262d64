/** A program that builds images, and how its builds are asked for. */
export interface Engine {
  /** The words behind the program's name that make it build. */
  readonly commands: readonly (readonly string[])[];
  /** Flags in front of those words that take the next word as their value. */
  readonly globals: ReadonlySet<string>;
  /** Flags of a build that take the next word as their value. */
  readonly valued: ReadonlySet<string>;
  readonly flags: EngineFlags;
}

/** What the flags that count here are called. Short ones are with one dash and one letter. */
export interface EngineFlags {
  readonly target: readonly string[];
  readonly dockerfile: readonly string[];
  /** Where the context is a flag's value; otherwise it is the last word that is no flag. */
  readonly context: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);

const dockerGlobals = new Set(
  words(`--config --context -c --host -H --log-level -l --tlscacert --tlscert --tlskey --builder`),
);

const podmanGlobals = new Set(
  words(`--cgroup-manager --config --conmon --connection -c --events-backend --hooks-dir --identity --imagestore --log-level
    --module --network-config-dir --out --registries-conf --root --runroot --runtime --runtime-flag --ssh
    --short-name-alias-conf --storage-driver --storage-opt --tmpdir --url --userns-gid-map --userns-uid-map --volumepath`),
);

const nerdctlGlobals = new Set(
  words(`--address -a --host -H --namespace -n --snapshotter --storage-driver --cgroup-manager --cni-netconfpath --cni-path
    --data-root --hosts-dir --bridge-ip --cdi-spec-dirs --global-dns`),
);

/** Of docker, buildx, podman, buildah, nerdctl and those that do as they do. No name means two things among them. */
const buildFlags = new Set(
  words(`--add-host --allow --annotation --arch --attest --authfile --blob-cache --build-arg --build-arg-file
    --build-context --builder --buildkit-host --cache-from --cache-to --cache-ttl --call --cap-add --cap-drop --cert-dir
    --cgroup-parent --cgroupns --cpp-flag --cpu-period --cpu-quota --cpu-shares -c --cpuset-cpus --cpuset-mems --creds
    --cw --decryption-key --device --dns --dns-option --dns-search --env -e --file -f --format --from --group-add
    --hooks-dir --iidfile --ignorefile --invoke --ipc --isolation --jobs --label --layer-label --logfile --manifest
    --memory -m --memory-swap --metadata-file --network --no-cache-filter --on --os --os-feature --os-version
    --output -o --pid --platform --policy --print --progress --project --provenance --retry --retry-delay --root
    --runtime --runtime-flag --sbom --sbom-image-output --sbom-image-purl-output --sbom-output --sbom-purl-output
    --sbom-scanner-command --sbom-scanner-image --secret --security-opt --server-config --shm-size --sign-by
    --signature-policy --source-date-epoch --source-policy-file --ssh --storage-driver --storage-opt --tag -t --target
    --timestamp --token --ulimit --unsetannotation --unsetenv --unsetlabel --userns --userns-gid-map
    --userns-gid-map-group --userns-uid-map --userns-uid-map-user --uts --variant --volume -v`),
);

const usual: EngineFlags = { target: ['--target'], dockerfile: ['--file', '-f'], context: [] };

const buildx = [['build'], ['b'], ['debug', 'build'], ['dap', 'build']];
const none: ReadonlySet<string> = new Set();

const docker: Engine = {
  commands: [['build'], ['image', 'build'], ['builder', 'build'], ...buildx.map((path) => ['buildx', ...path])],
  globals: dockerGlobals,
  valued: buildFlags,
  flags: usual,
};

const podman: Engine = {
  commands: [['build'], ['image', 'build'], ['builder', 'build'], ['buildx', 'build'], ['buildx', 'b']],
  globals: podmanGlobals,
  valued: buildFlags,
  flags: usual,
};

const nerdctl: Engine = {
  ...docker,
  commands: [['build'], ['image', 'build'], ['builder', 'build']],
  globals: nerdctlGlobals,
};

/** Engines by the names of their programs. */
const engines: Readonly<Record<string, Engine>> = {
  docker,
  podman,
  'podman-remote': podman,
  buildah: { ...podman, commands: [['build'], ['bud'], ['build-using-dockerfile']] },
  nerdctl,
  'nerdctl.lima': nerdctl,
  finch: nerdctl,
  buildx: { ...docker, commands: buildx },
  'docker-buildx': { ...docker, commands: buildx },
  container: { ...docker, commands: [['build']], globals: none },
  depot: { ...docker, commands: [['build']], globals: none },
  az: {
    commands: [['acr', 'build']],
    globals: none,
    valued: new Set(
      words(`--agent-pool --auth-mode --build-arg --file -f --image -t --log-template --platform --registry -r
        --resource-group -g --secret-build-arg --source-acr-auth-id --subscription --target --timeout`),
    ),
    flags: usual,
  },
  executor: {
    commands: [[]],
    globals: none,
    valued: new Set(
      words(`--build-arg --cache-dir --cache-repo --cache-ttl --context -c --context-sub-path --custom-platform
        --destination -d --digest-file --dockerfile -f --git --ignore-path --kaniko-dir --label --log-format --log-timestamp
        --oci-layout-path --registry-certificate --registry-mirror --snapshot-mode --tar-path --target --verbosity -v`),
    ),
    flags: { target: ['--target'], dockerfile: ['--dockerfile', '-f'], context: ['--context', '-c'] },
  },
};

/** The engine that a program is: `/usr/bin/docker`, `docker.exe`, `/kaniko/executor`. */
export function engineOf(program: string): Engine | undefined {
  const file = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
  const name = file.toLowerCase().replace(/\.(?:exe|cmd)$/, '');
  if (name === 'executor' && !program.includes('kaniko')) return undefined;
  return Object.hasOwn(engines, name) ? engines[name] : undefined;
}

/** The engine that a variable seems to hold, going by its name: `$DOCKER`, `$(CONTAINER_ENGINE)`, `$BUILDX`. */
export function engineOfVariable(name: string): Engine | undefined {
  if (/buildx/i.test(name)) return engines.buildx;
  return /docker|podman|nerdctl|container|engine|\boci/i.test(name) ? docker : undefined;
}
