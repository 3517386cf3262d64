import type { ImageFacts, Language } from '../../images/imageFacts';
import { type ChecklistView, ownImage } from './checklistView';

/** Languages whose programs are one file, or a few, that need nothing else to run. */
const compiled: ReadonlySet<Language> = new Set(['go', 'rust', 'c', 'zig', 'haskell', 'swift', 'dart']);

/** Whether an image has little beside what it runs. */
export function isSlim({ name, tag = '', distribution }: ImageFacts): boolean {
  if (name === 'scratch' || isBare({ name, distribution })) return true;
  return (
    distribution === 'alpine' || distribution === 'busybox' || /(?:^|-)(?:slim|alpine|minimal|micro|jre)/.test(tag)
  );
}

/** Whether it has no shell and no package manager. */
export function isBare({ name, distribution }: Pick<ImageFacts, 'name' | 'distribution'>): boolean {
  return name === 'scratch' || distribution === 'distroless' || distribution === 'scratch';
}

/** Languages that the stages of a build have compilers for. */
export function builtLanguages({ shipped, feeding }: ChecklistView): readonly Language[] {
  const images = [...shipped, ...feeding].flatMap((stage) => ownImage(stage) ?? []);
  return [...new Set(images.flatMap(({ kind, language }) => (kind === 'sdk' && language ? [language] : [])))];
}

/** Whether all that is built could run without a system around it. */
export function buildsPrograms(view: ChecklistView): boolean {
  const languages = builtLanguages(view);
  return languages.length > 0 && languages.every((language) => compiled.has(language));
}
