import { joinedLines } from '../util/mappedText';
import type { BuildReference, Finder } from './buildReference';
import { posix } from './commands/posix';
import { mayBuild, readCommands, scriptFile } from './commands/readCommands';
import { lineText, type PageLine } from './markdown/fences';
import { commandSpans } from './markdown/spans';

/** The commands that comments of a Dockerfile tell to build it with. */
export const dockerfileComments: Finder = {
  matches: (path) => /(?:^|\/)(?:dockerfile|containerfile)(?:[._-][^/]*)?$|\.(?:dockerfile|containerfile)$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const file = scriptFile(source);
    const setting = { kind: 'comment', dialect: posix, paths: 'either', certainty: 'likely' } as const;
    return commentedScripts(source.text)
      .flatMap((lines) => readCommands(joinedLines(lines.map(lineText)), file, setting))
      .filter(isMeant);
  },
};

/** What only mentions a build has neither a target nor a path. */
function isMeant({ target, dockerfile, context }: BuildReference): boolean {
  return target !== undefined || dockerfile !== undefined || /^\.|\//.test(context?.text ?? '');
}

/** Each line of a comment by its own, with those that a backslash joins to it. */
function commentedScripts(text: string): readonly (readonly PageLine[])[] {
  const scripts: PageLine[][] = [];
  let joined = false;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = commentIn(text.slice(start, end), start);
    if (line && joined) scripts.at(-1)?.push(line);
    else if (line) scripts.push(...startsOf(line));
    joined = line?.text.trimEnd().endsWith('\\') === true;
    start = end + 1;
  }
  return scripts;
}

function commentIn(line: string, start: number): PageLine | undefined {
  const lead = /^[ \t]*#+[ \t]*/.exec(line)?.[0].length;
  return lead === undefined ? undefined : { text: line.slice(lead).replace(/\r$/, ''), start: start + lead };
}

const bullet = /^(?:[-*•>]|\d+[.)]+)?[ \t]*(?:[A-Za-z][\w ]{0,30}:[ \t]+)?(?:[$%>][ \t]+)?/;

/** A command behind a bullet, `Usage:` or a prompt, or those between backticks. */
function startsOf(line: PageLine): PageLine[][] {
  const spans = commandSpans(line);
  if (spans.length > 0) return spans.map((span) => [span]);
  const lead = bullet.exec(line.text)?.[0].length ?? 0;
  return [[{ text: line.text.slice(lead), start: line.start + lead }]];
}
