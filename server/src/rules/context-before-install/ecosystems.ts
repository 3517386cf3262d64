import type { ShellCommand, ShellScript } from '../../shell/shellCommand';

/** How the dependencies of a project get into a stage. */
export interface Ecosystem {
  /** The tool, as people call it. */
  readonly name: string;
  readonly programs: readonly string[];
  /** The words behind the program when it installs what the manifests ask for. */
  readonly installs: RegExp;
  /** Words by which it needs the sources as well, installs something else, or works in another folder. */
  readonly unless?: RegExp;
  /** It installs packages of the system, which no manifest asks for. */
  readonly isSystem?: boolean;
  /** It compiles too, so that its dependencies want a command of their own in front. */
  readonly fetch?: string;
  /** What a COPY of the manifests names; undefined where they can't be told. */
  readonly manifests: (words: string) => string | undefined;
  /** What to say of them: `package.json and package-lock.json`. */
  readonly files: string;
}

/** A command that installs dependencies. */
export interface Install {
  readonly ecosystem: Ecosystem;
  readonly command: ShellCommand;
  readonly script: ShellScript;
  /** The words behind the program, joined by blanks. */
  readonly words: string;
}

const elsewhere =
  /(?:^| )(?:-g|--global|--prefix|-C|--cwd|--dir|--filter|--workspace|-w|-F|--manifest-path|-p|--project-dir|-f)(?:=| |$)/;
const javascriptUnless =
  /(?:^| )(?:-g|--global|--location=global|--prefix|-C|--cwd|--dir|--filter|-F|--workspace|-w|-D|-S|-E|--save\S*|--offline|--dev-only)(?:=| |$)/;
const installWords = /^(?:-\S+ )*(?:ci|clean-install|install|i)(?: -\S+(?: [^-\s]\S*)?)*$/;
const yarnWords = /^(?:-\S+ )*install(?: -\S+)*$|^(?:-\S+(?: |$))*$/;

const packageName = /(?:^| )(?:\.|-e \S+|\.\[\S*|\S+\.whl)(?: |$)/;

export const ecosystems: readonly Ecosystem[] = [
  {
    name: 'npm',
    programs: ['npm'],
    installs: installWords,
    unless: javascriptUnless,
    manifests: (words) => (/\bci\b|clean-install/.test(words) ? 'package.json package-lock.json' : 'package*.json'),
    files: 'package.json, package-lock.json',
  },
  {
    name: 'pnpm',
    programs: ['pnpm'],
    installs: installWords,
    unless: javascriptUnless,
    manifests: () => 'package.json pnpm-lock.yaml pnpm-workspace.yaml*',
    files: 'package.json, pnpm-lock.yaml',
  },
  {
    name: 'Yarn',
    programs: ['yarn'],
    installs: yarnWords,
    unless: /--(?:cwd|offline|version|help)\b|(?:^| )-v\b/,
    manifests: () => 'package.json yarn.lock .yarnrc*',
    files: 'package.json, yarn.lock',
  },
  {
    name: 'Bun',
    programs: ['bun'],
    installs: installWords,
    unless: javascriptUnless,
    manifests: () => 'package.json bun.lock*',
    files: 'package.json, bun.lock',
  },
  {
    name: 'pip',
    programs: ['pip', 'pip3', 'python', 'python3'],
    installs: /^(?:-m pip )?(?:-\S+ )*install (?:.* )?(?:-r|--requirement)[ =]/,
    unless: packageName,
    manifests: requirementFiles,
    files: 'requirements.txt',
  },
  {
    name: 'uv',
    programs: ['uv'],
    installs: /^(?:-\S+ )*(?:sync\b|pip install (?:.* )?(?:-r|--requirement)[ =])/,
    unless: /(?:^| )(?:\.|-e \S+|--offline|--directory|--project)(?: |=|$)/,
    manifests: (words) =>
      words.includes('pip install')
        ? requirementFiles(words)
        : words.includes('--no-install-project')
          ? 'pyproject.toml uv.lock'
          : undefined,
    files: 'pyproject.toml, uv.lock',
  },
  {
    name: 'Poetry',
    programs: ['poetry'],
    installs: /^(?:-\S+ )*(?:install|sync)\b/,
    unless: /(?:^| )(?:-C|--directory|-P|--project)(?: |=)/,
    manifests: (words) => (/--no-root|--no-directory/.test(words) ? 'pyproject.toml poetry.lock*' : undefined),
    files: 'pyproject.toml, poetry.lock',
  },
  {
    name: 'Bundler',
    programs: ['bundle', 'bundler'],
    installs: /^install\b|^(?:-\S+(?: |$))*$/,
    unless: /--(?:local|gemfile|version)\b/,
    manifests: () => 'Gemfile Gemfile.lock*',
    files: 'Gemfile, Gemfile.lock',
  },
  {
    name: 'Composer',
    programs: ['composer'],
    installs: /^(?:-\S+ )*install\b/,
    unless: /(?:^| )(?:-d|--working-dir)(?: |=)/,
    manifests: (words) => (words.includes('--no-scripts') ? 'composer.json composer.lock*' : undefined),
    files: 'composer.json, composer.lock',
  },
  {
    name: 'Go',
    programs: ['go'],
    installs: /^mod download$/,
    manifests: () => 'go.mod go.sum*',
    files: 'go.mod, go.sum',
  },
  {
    name: 'Go',
    programs: ['go'],
    installs: /^(?:build|install|test)\b/,
    unless: /-mod[= ]vendor|@|(?:^| )-C\b/,
    fetch: 'go mod download',
    manifests: () => 'go.mod go.sum*',
    files: 'go.mod, go.sum',
  },
  {
    name: 'Cargo',
    programs: ['cargo'],
    installs: /^(?:build|fetch)\b|^install (?:.* )?--path\b/,
    unless: /--(?:offline|frozen|manifest-path)\b/,
    fetch: 'cargo chef cook',
    manifests: () => undefined,
    files: 'Cargo.toml, Cargo.lock',
  },
  {
    name: 'Maven',
    programs: ['mvn'],
    installs: /(?:^| )dependency:(?:go-offline|resolve)(?: |$)/,
    unless: elsewhere,
    manifests: () => 'pom.xml',
    files: 'pom.xml',
  },
  {
    name: 'Maven',
    programs: ['mvn', 'mvnw'],
    installs: /(?:^| )(?:package|install|verify)(?: |$)/,
    unless: elsewhere,
    fetch: 'mvn -B dependency:go-offline',
    manifests: () => 'pom.xml',
    files: 'pom.xml',
  },
  {
    name: 'Gradle',
    programs: ['gradle', 'gradlew'],
    installs: /(?:^| )(?:build|assemble|bootJar|shadowJar|jar|installDist)(?: |$)/,
    unless: elsewhere,
    fetch: 'gradle --no-daemon dependencies',
    manifests: () => 'build.gradle* settings.gradle* gradle.properties*',
    files: 'build.gradle, settings.gradle',
  },
  {
    name: 'NuGet',
    programs: ['dotnet'],
    installs: /^restore\b/,
    manifests: projectFile,
    files: '*.csproj',
  },
  {
    name: 'NuGet',
    programs: ['dotnet'],
    installs: /^(?:publish|build)\b/,
    unless: /--no-restore\b/,
    fetch: 'dotnet restore',
    manifests: projectFile,
    files: '*.csproj',
  },
  systemPackages('APT', ['apt', 'apt-get'], /^(?:-\S+ )*install\b/),
  systemPackages('APK', ['apk'], /^(?:-\S+ )*add\b/),
  systemPackages('DNF', ['dnf', 'microdnf', 'yum', 'tdnf'], /^(?:-\S+ )*install\b/),
  systemPackages('Zypper', ['zypper'], /^(?:-\S+ )*(?:install|in)\b/),
];

/** Not those that are installed from a file. */
function systemPackages(name: string, programs: readonly string[], installs: RegExp): Ecosystem {
  return {
    name,
    programs,
    installs,
    unless: /(?:^| )\.?\.?\/|\.(?:deb|rpm|apk)\b|[*$]/,
    isSystem: true,
    manifests: () => undefined,
    files: '',
  };
}

const plainName = /^[\w.-]+$/;

/** The files behind `-r` and `-c`, where they stand in the folder itself. */
function requirementFiles(words: string): string | undefined {
  const files = [...words.matchAll(/(?:^| )(?:-r|--requirement|-c|--constraint)[ =](\S+)/g)].map(
    ([, file = '']) => file,
  );
  const names = files.map((file) => file.replace(/^\.\//, ''));
  return names.length > 0 && names.every((name) => plainName.test(name)) ? [...new Set(names)].join(' ') : undefined;
}

function projectFile(words: string): string | undefined {
  const projects = words.split(' ').filter((word) => /\.\w+proj["']?$|\.slnx?["']?$|\//.test(word));
  if (projects.length === 0) return '*.csproj';
  const [project = ''] = projects;
  return projects.length === 1 && plainName.test(project) && /proj$/.test(project) ? project : undefined;
}

/** The ecosystem whose dependencies a command installs. */
export function ecosystemOf(name: string, words: string): Ecosystem | undefined {
  return ecosystems.find(
    ({ programs, installs, unless }) =>
      programs.includes(name) && installs.test(words) && (unless === undefined || !unless.test(words)),
  );
}
