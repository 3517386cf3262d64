import type { ImageFacts } from '../../images/imageFacts';
import { joinPath } from '../../model/environment';
import { runScripts } from '../../model/runScripts';
import type { Stage } from '../../model/stageGraph';
import { StageValues } from '../../model/stageValues';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Snapshot } from '../../workspace/snapshot';
import { runsUnknown } from '../shared/commands/hiddenChanges';
import { chainOf } from '../shared/stages/transfers';

/** What a stage and those that it stands on are seen to do to the root of their file system. */
export interface StageWork {
  /** Something may make any folder there. */
  readonly isUnseen: boolean;
  /** Where it works at its end. */
  readonly directory: string;
  /** What builds there may put its output next to that folder, as its configuration says. */
  readonly mayLeave: boolean;
  /** Whether any instruction names a folder of the root. */
  mentions(name: string): boolean;
}

const systemFolders =
  /^(?:bin|boot|dev|etc|home|lib\w*|media|mnt|opt|proc|root|run|sbin|snap|srv|sys|tmp|usr|var|lost\+found)$/;

/** Folders of their own that images have. */
const ownFolders: Readonly<Record<string, string>> = { golang: 'go' };

/** Whether a folder is there before anything is done. Nobody knows what else images have that are not simple. */
export function isOfSystem(name: string, image: ImageFacts): boolean {
  if (!simple.has(image.name) && !/^mcr\.microsoft\.com\/dotnet\//.test(image.name)) return true;
  if (image.distribution === 'windows' || image.distribution === undefined) return true;
  return image.name !== 'scratch' && (systemFolders.test(name) || ownFolders[image.name] === name);
}

const simple: ReadonlySet<string> = new Set(
  'scratch alpine debian ubuntu node python golang rust ruby eclipse-temurin maven'.split(' '),
);

const known = new WeakMap<Snapshot, Map<Stage, StageWork>>();

/** Worked out once a snapshot for each stage that is asked about. */
export function workOf(stage: Stage, image: ImageFacts, snapshot: Snapshot): StageWork {
  const works = known.get(snapshot) ?? new Map<Stage, StageWork>();
  known.set(snapshot, works);
  const work = works.get(stage) ?? (works.size < mostStages ? readWork(stage, image, snapshot) : unseen);
  works.set(stage, work);
  return work;
}

/** Files that have more of them, or longer ones, are made by machines. */
const mostStages = 100;
const mostTexts = 1000;
const mostNames = 50;

const unseen: StageWork = { isUnseen: true, directory: '/', mayLeave: false, mentions: () => true };

function readWork(stage: Stage, image: ImageFacts, { graph, dockerfile }: Snapshot): StageWork {
  const chain: Stage[] = [];
  for (const at of chainOf(stage)) {
    if (chain.length >= mostStages) return unseen;
    chain.unshift(at);
  }
  const texts: string[] = [];
  let directory = image.workingDir ?? '/';
  let mayLeave = false;
  for (const at of chain) {
    for (const [before, instruction] of at.instructions.entries()) {
      if (before === 0) continue;
      if (texts.length >= mostTexts) return unseen;
      const { name, syntax, body } = instruction;
      texts.push(syntax.text);
      if (body.kind === 'copy') texts.push(joinPath(directory, body.destination?.text ?? ''));
      if (name === 'WORKDIR') {
        const values = new StageValues(graph, dockerfile.escape);
        const path = body.kind === 'words' ? values.expand(body.words[0]?.text ?? '', { stage: at, before }) : '$';
        if (/[$\\]/.test(path)) return unseen;
        directory = joinPath(directory, path);
        texts.push(directory);
      } else if (name === 'ONBUILD' || changesAnything(instruction, directory)) return unseen;
      mayLeave ||= name === 'RUN' && /^\/[^/]*$/.test(directory) && /\b(?:npm|yarn|pnpm|bun|npx)\b/.test(syntax.text);
    }
  }
  const asked = new Map<string, boolean>();
  const mentions = (name: string) => {
    const answer = asked.get(name) ?? (asked.size >= mostNames || isIn(texts, name));
    asked.set(name, answer);
    return answer;
  };
  return { isUnseen: false, directory, mayLeave, mentions };
}

/** As a part of some path, be it in an address. */
function isIn(texts: readonly string[], name: string): boolean {
  const path = new RegExp(`/${name.replaceAll('.', '\\.')}(?![\\w.-])`);
  return texts.some((text) => path.test(text));
}

/** Whether an instruction may make folders in the root that it does not name. */
function changesAnything({ name, syntax, body }: Instruction, directory: string): boolean {
  if (name === 'RUN') return directory === '/' ? !isHarmless(syntax) : goesToRoot(syntax) || runsOwn(syntax);
  if (body.kind !== 'copy') return false;
  const to = body.destination?.text.replace(/^["']/, '') ?? '';
  return to.includes('$') || to.includes('\\') || joinPath(directory, to) === '/' || /^\/?$/.test(to);
}

function goesToRoot({ text }: InstructionSyntax): boolean {
  return /\b(?:cd|pushd)\s+(?:\/\s*(?:$|[;&\n\\])|\.\.|["']?\$|-)|\s-[CdD]\s*\/(?:\s|$)|\$\(|`/.test(text);
}

/** The wrappers of build tools do as these do. */
function runsOwn(syntax: InstructionSyntax): boolean {
  return runsUnknown(syntax) && !isEach(syntax, ({ program }) => /^\.\/(?:mvnw|gradlew)$/.test(program?.text ?? ''));
}

/** In the root itself, only what is known to make nothing there. */
function isHarmless(syntax: InstructionSyntax): boolean {
  const makesNothing = ({ name, redirects, args }: ShellCommand) =>
    harmless.has(name) || (name === 'mkdir' && redirects.length === 0 && args.every(({ text }) => /^[-/]/.test(text)));
  return isEach(syntax, makesNothing) && !runsUnknown(syntax);
}

function isEach(syntax: InstructionSyntax, holds: (command: ShellCommand) => boolean): boolean {
  const scripts = runScripts(syntax.parts, syntax);
  return scripts.length > 0 && scripts.every(({ commands }) => commands.every(holds));
}

const harmless: ReadonlySet<string> = new Set(
  `apk apt apt-get dpkg dnf yum microdnf rm chmod chown set update-ca-certificates adduser addgroup useradd groupadd corepack
rustup`.split(/\s/),
);
