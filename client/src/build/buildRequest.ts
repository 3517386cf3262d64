/** What is asked of an engine: one stage of one Dockerfile. Paths are absolute, in the form of this machine. */
export interface BuildRequest {
  readonly dockerfile: string;
  /** `--target`; without it the last stage is built. */
  readonly stage?: string;
  /** The folder that COPY reads from. */
  readonly context: string;
  /** A legal image reference; without it the image gets no name. */
  readonly tag?: string;
}

/** Something to run: an executable and its arguments, never a shell string. */
export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  /** Where to run it. */
  readonly cwd: string;
}
