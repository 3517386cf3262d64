import type { ImageFacts } from '../../images/imageFacts';

export type WebTool = 'curl' | 'wget';

/** Whether an image surely comes without a program; false where nobody knows. */
export function lacks({ name, tag = '', distribution, hasShell, kind }: ImageFacts, tool: WebTool): boolean {
  if (hasShell === false) return true;
  const language = plain.has(name);
  if (distribution === 'alpine') return tool === 'curl' && (name === 'alpine' || language || isDotnet.test(name));
  if (distribution === 'busybox') return tool === 'curl' && name === 'busybox';
  if (distribution !== 'debian' && distribution !== 'ubuntu') return false;
  if (name === 'debian' || name === 'ubuntu') return true;
  return (language && /(?:^|-)slim(?:-|$)/.test(tag)) || (isDotnet.test(name) && kind === 'runtime');
}

/** Images of languages that add no more than the language to a slim or Alpine system. */
const plain: ReadonlySet<string> = new Set(['node', 'python', 'ruby', 'rust', 'golang', 'perl']);
const isDotnet = /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps)$/;
