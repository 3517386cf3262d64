/** What is asked of an engine: one stage of one Dockerfile. Paths are absolute, in the form of this machine. */
export interface BuildRequest {
  readonly dockerfile: string;
  /** `--target`; without it the last stage is built. */
  readonly stage?: string;
  /** The folder that COPY reads from. */
  readonly context: string;
  /** A legal image reference; without it the image gets no name. */
  readonly tag?: string;
  readonly buildArgs?: readonly BuildArgument[];
  /** `os/arch[/variant]`; the engine's own without any. */
  readonly platforms?: readonly string[];
  readonly namedContexts?: readonly NamedContext[];
  readonly secrets?: readonly BuildSecret[];
  readonly ssh?: readonly SshKeys[];
  /** As `--cache-from` takes them, one each. */
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  readonly noCache?: boolean;
  /** Asks registries for newer base images. */
  readonly pull?: boolean;
  /** Where to build: a builder of buildx, or else a context of docker or a connection of podman. */
  readonly builder?: string;
  /** Without it the image is loaded into the engine. */
  readonly output?: BuildOutput;
}

/** Without a value, it is that of the environment. */
export interface BuildArgument {
  readonly name: string;
  readonly value?: string;
}

export interface NamedContext {
  readonly name: string;
  /** An absolute folder, or what has a scheme, such as `docker-image://alpine`. */
  readonly source: string;
}

/** What `RUN --mount=type=secret,id=…` gets. */
export interface BuildSecret {
  readonly id: string;
  readonly from:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'environment'; readonly name: string }
    /** Never an argument: it is handed over in the environment of the engine. */
    | { readonly kind: 'value'; readonly value: string };
}

/** What `RUN --mount=type=ssh,id=…` gets: the agent of this machine, or a socket or key. */
export interface SshKeys {
  readonly id: string;
  readonly path?: string;
}

/** What becomes of the image. */
export type BuildOutput =
  | { readonly kind: 'load' }
  | { readonly kind: 'push' }
  /** Its files, in a folder or a tar archive. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'tar'; readonly path: string };

/** Something to run: an executable and its arguments, never a shell string. */
export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  /** Where to run it. */
  readonly cwd: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}
