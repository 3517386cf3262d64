import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpotOf } from '../spot/spot';
import type { Value } from './valueItems';

/** A program that keeps what it downloads or compiles. */
interface CachingTool {
  /** What is shown beside its directories. */
  readonly name: string;
  /** The program as it stands at the beginning of a command. */
  readonly command: RegExp;
  /** Images that it is used in. */
  readonly image: RegExp;
  /** `~` is the home directory. */
  readonly targets: readonly string[];
}

const tool = (name: string, commands: string, image: RegExp, ...targets: string[]): CachingTool => ({
  name,
  command: new RegExp(`(?:^|[\\s;&|("'/])(?:${commands})(?=[\\s"'])`),
  image,
  targets,
});

/** Tools and the directories in which they keep things when they run as the image has them. */
const tools: readonly CachingTool[] = [
  tool('Go', 'go|xx-go|goreleaser', /golang/, '/go/pkg/mod', '~/.cache/go-build'),
  tool('npm', 'npm|npx', /node/, '~/.npm'),
  tool('pnpm', 'pnpm', /node/, '~/.local/share/pnpm/store'),
  tool('Yarn', 'yarn', /node/, '/usr/local/share/.cache/yarn', '~/.yarn/berry/cache'),
  tool('Bun', 'bun', /\bbun\b/, '~/.bun/install/cache'),
  tool('Deno', 'deno', /deno/, '/deno-dir'),
  tool('pip', 'pip|pip3|python|python3', /python/, '~/.cache/pip'),
  tool('uv', 'uv', /\buv\b/, '~/.cache/uv'),
  tool('Poetry', 'poetry', /poetry/, '~/.cache/pypoetry'),
  tool('Cargo', 'cargo|xx-cargo', /rust|cargo/, '/usr/local/cargo/registry', '/usr/local/cargo/git/db'),
  tool('Maven', 'mvn|mvnw', /maven/, '~/.m2'),
  tool('Gradle', 'gradle|gradlew', /gradle/, '~/.gradle'),
  tool('NuGet', 'dotnet', /dotnet/, '~/.nuget/packages'),
  tool('Composer', 'composer', /composer/, '/tmp/cache', '~/.cache/composer'),
  tool('APT', 'apt|apt-get', /debian|ubuntu/, '/var/cache/apt', '/var/lib/apt'),
  tool('APK', 'apk', /alpine/, '/var/cache/apk'),
  tool('DNF', 'dnf|microdnf', /fedora|almalinux|rockylinux|\bubi/, '/var/cache/dnf'),
  tool('YUM', 'yum', /centos|amazonlinux/, '/var/cache/yum'),
  tool('ccache', 'ccache|make|cmake|gcc|g\\+\\+|cc', /gcc/, '~/.cache/ccache'),
];

/** More of a command, with its heredocs, is not looked at. */
const longestText = 20_000;

/**
 * Directories that are worth a cache: of what the command runs, else of what is usual in the stage's image, else all
 * that we know of. Those that the command has a mount for already are left out.
 */
export function cacheTargets(snapshot: Snapshot, { instruction, stage, mount, parts }: SpotOf<'mount-value'>): Value[] {
  const text = instruction.syntax.text.slice(0, longestText);
  const root = stage && snapshot.graph.rootOf(stage);
  const image = root?.kind === 'image' ? root.reference : '';
  const byCommand = tools.filter(({ command }) => command.test(text));
  const byImage = tools.filter((one) => one.image.test(image));
  const fitting = [byCommand, byImage, tools].find(({ length }) => length > 0) ?? [];
  const home = homeAbove(stage?.instructions ?? [], instruction.line);
  const mounts = parts.body.kind === 'run' ? parts.body.mounts : [];
  const taken = new Set(mounts.filter((other) => other !== mount).map(({ target }) => target?.text));
  const found = fitting.flatMap(({ name, targets }) =>
    targets.map((target) => ({ text: target.replace('~', home), detail: name })),
  );
  return found.filter(({ text: target }) => !taken.has(target));
}

/** The home directory of whom the last USER above names, by name. */
function homeAbove(instructions: readonly Instruction[], line: number): string {
  const user = instructions.findLast(({ name, line: at }) => at < line && name === 'USER')?.body;
  const [word] = user?.kind === 'words' ? user.words : [];
  const name = word?.text.split(':', 1)[0] ?? 'root';
  return /^[a-z_][\w-]*$/.test(name) && name !== 'root' ? `/home/${name}` : '/root';
}
