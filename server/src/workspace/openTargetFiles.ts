import type { Position, Range } from 'vscode-languageserver-types';
import { targetFileLanguages } from '../protocol/targetFileGlobs';
import { mayHaveBuilds } from '../targets/allFinders';
import type { TargetReference } from '../targets/targetReference';
import { nameOf, namesBelow } from '../util/uris';
import { isDockerfileName } from './dockerfileNames';
import { type InlineBlock, inlineBlocks, knowsNames } from './inlineDockerfiles';
import { type ContentChange, OpenDocument } from './openDocument';
import type { Snapshot } from './snapshot';
import type { AskedBuild, TargetFile } from './targetFile';

/** What an open file has to know of the world around it. */
export interface TargetSurroundings {
  /** The builds that a text asks for, with their Dockerfiles. */
  references(uri: string, text: string): Promise<readonly TargetReference[]>;
  /** The builds of other files that may be of a Dockerfile inside of this one. */
  overlays?(uri: string): readonly TargetReference[];
  /** A Dockerfile as it is now. */
  dockerfile(uri: string): Promise<Snapshot | undefined>;
  /** Whether there are Dockerfiles in the open folders, and none of them has a stage of this name; if somebody can tell. */
  isNowhere?(stage: string): Promise<boolean>;
}

/** The open files that may ask for builds and are no Dockerfiles. What they ask for is found out when somebody wants to know. */
export class OpenTargetFiles {
  private readonly documents = new Map<string, OpenDocument>();

  constructor(private readonly surroundings: TargetSurroundings) {}

  open(uri: string, version: number, text: string): void {
    this.documents.set(uri, new OpenDocument(uri, version, text));
  }

  /** Edits of a file that is not open are of no interest to anybody. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void {
    this.documents.get(uri)?.update(changes, version);
  }

  close(uri: string): void {
    this.documents.delete(uri);
  }

  uris(): string[] {
    return [...this.documents.keys()];
  }

  versionOf(uri: string): number | undefined {
    return this.documents.get(uri)?.version;
  }

  textOf(uri: string): string | undefined {
    return this.documents.get(uri)?.text;
  }

  /**
   * A file with all that it asks for; with a place, only with what has its target on those lines. What is no such file may
   * ask in its comments: `other` is its text.
   */
  async file(uri: string, place?: Position | Range, other?: AskingText): Promise<TargetFile | undefined> {
    const asking = this.documents.get(uri) ?? other;
    return asking && askedIn(this.surroundings, asking, place);
  }
}

/** What editors call them; compose files are `dockercompose` to some. */
const dockerfiles = /^(?:docker|container)(?:file)?$/i;

/** Whether what an editor opened, as of some language, is no Dockerfile and may build some. */
export function isTargetFile(uri: string, language: string | undefined): boolean {
  if (language === undefined || dockerfiles.test(language) || isDockerfileName(nameOf(uri))) return false;
  const root = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(uri)?.[0] ?? '';
  const path = namesBelow(root, uri)?.join('/') ?? '';
  return targetFileLanguages.includes(language) || mayHaveBuilds(path);
}

/** Some text that asks for builds. */
export interface AskingText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What a text asks for; with a place, only what has its target on those lines. */
export async function askedIn(
  surroundings: TargetSurroundings,
  { uri, version, text }: AskingText,
  place?: Position | Range,
): Promise<TargetFile> {
  const found = await surroundings.references(uri, text);
  const wanted = place ? found.filter(({ range }) => sharesLine(range, place)) : found;
  const inside = inlineBlocks({ uri, version, text }, found, () => surroundings.overlays?.(uri) ?? []);
  const others = eachOnce(surroundings);
  const builds = await Promise.all(
    wanted.map((reference) => (reference.build.inline ? askedInside(inside, reference) : asked(others, reference))),
  );
  return { uri, version, text, builds, inside };
}

/** Nobody is told of a stage whose name is a variable, nor of a Dockerfile that does not stand there line by line. */
function askedInside(inside: readonly InlineBlock[], reference: TargetReference): AskedBuild {
  const block = inside.find(({ inline }) => inline === reference.build.inline);
  return { reference, dockerfile: block && knowsNames(block) ? block.snapshot : undefined };
}

async function asked(surroundings: TargetSurroundings, reference: TargetReference): Promise<AskedBuild> {
  const { dockerfile: uri, target } = reference;
  if (uri !== undefined) return { reference, dockerfile: await surroundings.dockerfile(uri) };
  const isAlone = target !== undefined && target !== '' && saysNothingElse(reference);
  return { reference, dockerfile: undefined, ...(isAlone && { isNowhere: await surroundings.isNowhere?.(target) }) };
}

/** Asks for each Dockerfile once. */
function eachOnce(surroundings: TargetSurroundings): TargetSurroundings {
  const known = new Map<string, Promise<Snapshot | undefined>>();
  const dockerfile = (uri: string) => {
    const found = known.get(uri) ?? surroundings.dockerfile(uri);
    known.set(uri, found);
    return found;
  };
  return { ...surroundings, dockerfile };
}

/** Whether a build's Dockerfile could be any of the folder: it names none, and no context from somewhere else. */
function saysNothingElse({ dynamic, build }: TargetReference): boolean {
  const { dockerfile, context, directory, inline } = build;
  if (dynamic || dockerfile || inline || directory.includes('$')) return false;
  return !context || (!context.dynamic && /^(?!-$|[a-z][a-z\d+.-]*:\/\/|git@|\/|~)/i.test(context.text));
}

/** Whether something stands on one of the lines of a place. */
export function sharesLine({ start, end }: Range, place: Position | Range): boolean {
  const [first, last] = 'start' in place ? [place.start.line, place.end.line] : [place.line, place.line];
  return start.line <= last && end.line >= first;
}
