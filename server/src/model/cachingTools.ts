/** A program that keeps what it downloads or compiles. */
export interface CachingTool {
  /** As people call it. */
  readonly name: string;
  readonly programs: readonly string[];
  /** Images that it is used in. */
  readonly image: RegExp;
  /** The directories in which it keeps things where the image has it as it comes. `~` is the home directory. */
  readonly targets: readonly string[];
  /** The words behind the program when it downloads or compiles, joined by blanks; undefined where nobody should care. */
  readonly downloads?: RegExp;
  /** Words by which it keeps nothing, or keeps it elsewhere. */
  readonly uncached?: RegExp;
  /** Variables that move its directories, or turn them off. */
  readonly movedBy?: readonly string[];
  /** Where it keeps things elsewhere than in that image: on a plain system, say. */
  readonly elsewhere?: readonly string[];
  /** Its directories must not be written to by two builds at once. */
  readonly locked?: boolean;
  /** Later commands need what it downloaded in that very place, so that all of them want the same mount. */
  readonly isStore?: boolean;
}

/** Programs and where they keep things. */
export const cachingTools: readonly CachingTool[] = [
  {
    name: 'Go',
    programs: ['go', 'xx-go', 'goreleaser'],
    image: /golang/,
    targets: ['/go/pkg/mod', '~/.cache/go-build'],
    elsewhere: ['~/go/pkg/mod', '~/.cache/go-build'],
    downloads: /^(?:build|install|test|get|run|mod (?:download|vendor|tidy))\b/,
    movedBy: ['GOPATH', 'GOMODCACHE', 'GOCACHE', 'HOME', 'XDG_CACHE_HOME'],
    isStore: true,
  },
  {
    name: 'npm',
    programs: ['npm', 'npx'],
    image: /node/,
    targets: ['~/.npm'],
    elsewhere: ['~/.npm'],
    downloads: /^(?:-\S+ )*(?:ci|clean-install|install|i|add)\b/,
    uncached: /--cache\b/,
    movedBy: ['NPM_CONFIG_CACHE', 'HOME'],
  },
  {
    name: 'pnpm',
    programs: ['pnpm'],
    image: /node/,
    targets: ['~/.local/share/pnpm/store'],
    elsewhere: ['~/.local/share/pnpm/store'],
    downloads: /^(?:-\S+ )*(?:install|i|add|fetch)\b/,
    uncached: /--store-dir\b/,
    movedBy: ['PNPM_HOME', 'HOME', 'XDG_DATA_HOME'],
    isStore: true,
  },
  {
    name: 'Yarn',
    programs: ['yarn'],
    image: /node/,
    targets: ['/usr/local/share/.cache/yarn', '~/.yarn/berry/cache'],
    downloads: /^(?:--\S+(?: |$))*$|^(?:-\S+ )*(?:install|add)\b/,
    uncached: /--cache-folder\b/,
    movedBy: ['YARN_CACHE_FOLDER', 'YARN_ENABLE_GLOBAL_CACHE', 'YARN_GLOBAL_FOLDER', 'HOME'],
  },
  {
    name: 'Bun',
    programs: ['bun'],
    image: /\bbun\b/,
    targets: ['~/.bun/install/cache'],
    downloads: /^(?:install|i|add)\b/,
    uncached: /--no-cache\b|--cache-dir\b/,
    movedBy: ['BUN_INSTALL', 'BUN_INSTALL_CACHE_DIR', 'HOME'],
  },
  { name: 'Deno', programs: ['deno'], image: /deno/, targets: ['/deno-dir'] },
  {
    name: 'pip',
    programs: ['pip', 'pip3', 'python', 'python3'],
    image: /python/,
    targets: ['~/.cache/pip'],
    elsewhere: ['~/.cache/pip'],
    downloads: /^(?:-m pip )?(?:-\S+ )*(?:install|wheel|download)\b/,
    uncached: /--no-cache-dir\b|--cache-dir\b/,
    movedBy: ['PIP_NO_CACHE_DIR', 'PIP_CACHE_DIR', 'HOME', 'XDG_CACHE_HOME'],
  },
  {
    name: 'uv',
    programs: ['uv'],
    image: /\buv\b/,
    targets: ['~/.cache/uv'],
    elsewhere: ['~/.cache/uv'],
    downloads: /^(?:-\S+ )*(?:sync|pip install|tool install|lock|add)\b/,
    uncached: /--no-cache\b|--cache-dir\b|(?:^| )-n\b/,
    movedBy: ['UV_NO_CACHE', 'UV_CACHE_DIR', 'HOME', 'XDG_CACHE_HOME'],
  },
  {
    name: 'Poetry',
    programs: ['poetry'],
    image: /poetry/,
    targets: ['~/.cache/pypoetry'],
    elsewhere: ['~/.cache/pypoetry'],
    downloads: /^(?:-\S+ )*(?:install|add|update|sync)\b/,
    uncached: /--no-cache\b/,
    movedBy: [
      'POETRY_CACHE_DIR',
      'POETRY_VIRTUALENVS_IN_PROJECT',
      'POETRY_VIRTUALENVS_CREATE',
      'HOME',
      'XDG_CACHE_HOME',
    ],
  },
  {
    name: 'Cargo',
    programs: ['cargo', 'xx-cargo'],
    image: /rust|cargo/,
    targets: ['/usr/local/cargo/registry', '/usr/local/cargo/git/db'],
    elsewhere: ['~/.cargo/registry', '~/.cargo/git/db'],
    downloads: /^(?:\+\S+ )?(?:build|b|install|fetch|test|check|clippy|chef cook)\b/,
    uncached: /--offline\b|--frozen\b/,
    movedBy: ['CARGO_HOME', 'HOME'],
    isStore: true,
  },
  {
    name: 'Maven',
    programs: ['mvn', 'mvnw'],
    image: /maven/,
    targets: ['~/.m2'],
    elsewhere: ['~/.m2'],
    downloads: /\b(?:package|install|verify|compile|test|deploy|dependency:[\w-]+)(?: |$)/,
    uncached: /maven\.repo\.local|(?:^| )(?:-o|--offline)(?: |$)/,
    movedBy: ['MAVEN_OPTS', 'MAVEN_CONFIG', 'HOME'],
    isStore: true,
  },
  {
    name: 'Gradle',
    programs: ['gradle', 'gradlew'],
    image: /gradle/,
    targets: ['~/.gradle'],
    elsewhere: ['~/.gradle'],
    downloads:
      /(?:^| )(?:\S*:)?(?:build|assemble|bootJar|jar|shadowJar|installDist|dependencies|check|test|war|distTar|distZip|classes)(?: |$)/,
    uncached: /--offline\b|--gradle-user-home\b|(?:^| )-g\b/,
    movedBy: ['GRADLE_USER_HOME', 'HOME'],
    isStore: true,
  },
  {
    name: 'NuGet',
    programs: ['dotnet'],
    image: /dotnet/,
    targets: ['~/.nuget/packages'],
    elsewhere: ['~/.nuget/packages'],
    downloads: /^(?:restore|build|publish|test|pack)\b/,
    uncached: /--no-restore\b|--no-cache\b|--packages\b/,
    movedBy: ['NUGET_PACKAGES', 'HOME'],
    isStore: true,
  },
  { name: 'Composer', programs: ['composer'], image: /composer/, targets: ['/tmp/cache', '~/.cache/composer'] },
  {
    name: 'APT',
    programs: ['apt', 'apt-get'],
    image: /debian|ubuntu/,
    targets: ['/var/cache/apt', '/var/lib/apt/lists'],
    elsewhere: ['/var/cache/apt', '/var/lib/apt/lists'],
    downloads:
      /^(?:(?:-[ot]|--option) \S+ |-(?![ot] |-option )\S+ )*(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|satisfy)\b/,
    locked: true,
  },
  { name: 'APK', programs: ['apk'], image: /alpine/, targets: ['/var/cache/apk'] },
  {
    name: 'DNF',
    programs: ['dnf', 'microdnf'],
    image: /fedora|almalinux|rockylinux|\bubi/,
    targets: ['/var/cache/dnf'],
    locked: true,
  },
  { name: 'YUM', programs: ['yum'], image: /centos|amazonlinux/, targets: ['/var/cache/yum'], locked: true },
  {
    name: 'ccache',
    programs: ['ccache', 'make', 'cmake', 'gcc', 'g++', 'cc'],
    image: /gcc/,
    targets: ['~/.cache/ccache'],
  },
];
