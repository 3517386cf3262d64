import type { Dialect } from '../../shell/dialect';
import { type MappedText, mappedText, type Piece, through } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { batch } from '../commands/batch';
import { posix } from '../commands/posix';
import { powershell } from '../commands/powershell';
import { mayBuild, readCommands, scriptFile } from '../commands/readCommands';
import { pathFrom } from '../commands/startingPlaces';
import { type GroovyCall, readGroovy } from './groovyCalls';

/** The shell steps of Jenkins pipelines, `dir(…)` around them, and `docker.build(image, arguments)`. */
export const jenkinsfile: Finder = {
  matches: (path) => /(?:^|\/)jenkinsfile[^/]*$|\.jenkins(?:file)?$|(?:^|\/)vars\/[^/]+\.groovy$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const file = scriptFile(source);
    return readGroovy(source.text).flatMap((call): readonly BuildReference[] => {
      const script = scriptOf(call);
      const dialect = shells[call.name] ?? posix;
      const directory = call.folders.reduce((folder, inner) => pathFrom(folder, inner), '');
      const setting = { kind: 'ci-script', dialect, paths: 'root', directory } as const;
      return script ? readCommands(script, file, setting) : [];
    });
  },
};

const shells: Readonly<Record<string, Dialect>> = { sh: posix, bat: batch, powershell, pwsh: powershell };

/** `docker.build('app', '--target dev .')` is `docker build -t app --target dev .`; without arguments, `.` is built. */
function scriptOf({ name, texts }: GroovyCall): MappedText | undefined {
  if (name !== 'docker.build') return texts[0];
  const [image, given] = texts;
  if (!image) return undefined;
  const rest = given ?? mappedText([], image.endOf(image.text.length));
  const lead: Piece = { text: 'docker build ', start: 0, end: 0 };
  const context: Piece = { text: given ? '' : '.', start: rest.text.length, end: rest.text.length };
  return through(rest, mappedText([lead, { text: rest.text, start: 0, end: rest.text.length }, context], 0));
}
