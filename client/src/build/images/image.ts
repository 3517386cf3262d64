/** What an engine tells of an image that it has. */
export interface ImageDetails {
  /** `sha256:…` of its configuration, or of its manifest where the engine counts so. */
  readonly id: string;
  /** In bytes, as the engine counts them; undefined where it doesn't. */
  readonly size: number | undefined;
  readonly layerCount: number;
  /** Of the layers, base first. */
  readonly diffIds: readonly string[];
  /** `sha256:…` of its manifest, where the engine tells it. */
  readonly digest: string | undefined;
  /** In milliseconds since 1970. */
  readonly created: number | undefined;
  /** As `USER` has it; empty for root. */
  readonly user: string;
  /** `8080/tcp`, by number. */
  readonly exposedPorts: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** Empty where the image says none. */
  readonly workingDir: string;
  /** `NAME=value` */
  readonly env: readonly string[];
  /** Of `SHELL`; empty for that of the platform. Images in the OCI format have none. */
  readonly shell: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** `linux/amd64`, `linux/arm64/v8`; empty where the image doesn't tell. */
  readonly platform: string;
}

/** What one instruction, of the image or of its base, added. */
export interface ImageLayer {
  /** As the engine has it. */
  readonly createdBy: string;
  /** The instruction, nearly as it is written; empty where nobody knows. */
  readonly instruction: string;
  /** In bytes; undefined where the engine doesn't tell. */
  readonly size: number | undefined;
  /** In milliseconds since 1970. */
  readonly created: number | undefined;
  /** It holds no files. */
  readonly isEmpty: boolean;
}
