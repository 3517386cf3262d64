import { familiarImageReference } from '../images/imageReference';
import type { NamedContext } from '../targets/buildReference';

/** The name by which BuildKit looks for a named context: images in their short form, a platform stays behind `::`. */
export function contextKey({ name }: Pick<NamedContext, 'name'>): string {
  const { image, platform } = splitContextName(name);
  return (familiarImageReference(image) ?? image) + platform;
}

/** What a named context takes the place of, on any platform. */
export function replacedName({ name }: Pick<NamedContext, 'name'>): string {
  const { image } = splitContextName(name);
  return familiarImageReference(image) ?? image;
}

function splitContextName(name: string): { readonly image: string; readonly platform: string } {
  const at = name.indexOf('::');
  return at < 0 ? { image: name, platform: '' } : { image: name.slice(0, at), platform: name.slice(at) };
}
