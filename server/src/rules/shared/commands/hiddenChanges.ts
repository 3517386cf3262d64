import { runScripts } from '../../../model/runScripts';
import type { ShellCommand } from '../../../shell/shellCommand';
import type { InstructionSyntax } from '../../../syntax/instructionSyntax';
import type { CopyBody } from '../../../syntax/parts';
import { perScripts } from './perScripts';

/** Programs that do what a file says which nobody sees here. */
const readers: ReadonlySet<string> = new Set(
  'make cmake just task bazel nix nix-env nix-build ansible ansible-playbook conda mamba micromamba xargs eval source .'.split(
    ' ',
  ),
);
const shells = /^(?:ba|da|z|k|a)?sh$/;

/** Whether a RUN may do anything to the file system: it runs a script, or what a variable says. */
export function runsUnknown(syntax: InstructionSyntax): boolean {
  const scripts = runScripts(syntax.parts, syntax);
  return scripts.length === 0 || hasUnknown({ scripts });
}

const hasUnknown = perScripts((scripts) => scripts.some(({ commands }) => commands.some(isUnknown)));

function isUnknown({ name, program, args }: ShellCommand): boolean {
  if (!program) return false;
  if (name === '' || readers.has(name) || /\.(?:sh|py|pl|rb|js)$/.test(name)) return true;
  // `sh -c` has the script in its words, which is read as well.
  if (shells.test(name)) return !args.some(({ text }) => /^-\w*c$/.test(text));
  return /^\.{0,2}\//.test(program.text) && !/^\/(?:usr\/(?:local\/)?)?s?bin\//.test(program.text);
}

/**
 * Whether a COPY or ADD may bring what is sought in the folders of a system: it goes there, and is more than one other file.
 * `atRoot`: no WORKDIR says where a relative path begins.
 */
export function copiesSystem({ sources, destination }: CopyBody, sought: RegExp, atRoot: boolean): boolean {
  const to = destination?.text ?? '';
  if ([to, ...sources.map(({ text }) => text)].some((path) => path.includes('$') || sought.test(path))) return true;
  if (!systemFolder.test(to) && !(atRoot && /^\.?\/?$/.test(to))) return false;
  return sources.some(({ text }) => archive.test(text) || !oneFile.test(text));
}

const oneFile = /[\w-]\.\w+$|(?:^|\/)s?bin\/[\w.-]+$/;
const archive = /\.(?:tar(?:\.\w+)?|t[gbx]z2?)$/;

/** The root, folders of programs, and those of their settings. */
const systemFolder = /^\/(?:$|(?:usr|etc|opt)\/?$|(?:usr\/(?:local\/?)?)?s?bin\/?$|usr\/local\/?$)/;
