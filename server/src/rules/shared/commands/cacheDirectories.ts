import { imageFacts } from '../../../images/imageFacts';
import type { CachingTool } from '../../../model/cachingTools';
import type { Mount } from '../../../syntax/parts';
import type { StageContext } from '../../running/stageContext';
import { type StageState, switchValue } from '../../running/stageState';
import type { ToolUse } from './toolUses';

/** Where a tool keeps things at a place of a stage. */
export interface CacheDirectories {
  readonly targets: readonly string[];
  /** What a mount needs so that the user can write to it: `,uid=1000,gid=1000`. */
  readonly owner: string;
}

/** Undefined where it hangs on what nobody can tell: an image, a user, a variable. */
export function cacheDirectories(use: ToolUse, state: StageState, context: StageContext): CacheDirectories | undefined {
  const { tool } = use;
  if (tool.movedBy?.some((name) => switchValue(state, name) !== undefined)) return undefined;
  const user = userAt(state, context);
  const targets = targetsOf(use, context, user?.name === 'root');
  if (!targets || !user) return undefined;
  if (targets.some((target) => !target.startsWith('~')) && user.name !== 'root') return undefined;
  return { targets: targets.map((target) => target.replace('~', user.home)), owner: user.owner };
}

interface User {
  readonly name: string;
  readonly home: string;
  readonly owner: string;
}

/** Who runs the commands, where the image and the file tell it. */
function userAt({ user: written }: StageState, { root }: StageContext): User | undefined {
  const image = root === undefined ? undefined : imageFacts(root);
  const name = written === undefined ? image?.user : written.split(':', 1)[0];
  if (name === 'root' || name === '0') return { name: 'root', home: '/root', owner: '' };
  if (name === 'node' && image?.name === 'node') return { name, home: '/home/node', owner: ',uid=1000,gid=1000' };
  return undefined;
}

function targetsOf({ tool, words }: ToolUse, { root }: StageContext, isRoot: boolean): readonly string[] | undefined {
  if (root === undefined) return undefined;
  if (tool.name === 'Yarn') return yarnTargets(tool, words, root, isRoot);
  if (tool.image.test(imageFacts(root).name)) return tool.name === 'Gradle' ? ['/home/gradle/.gradle'] : tool.targets;
  return imageFacts(root).distribution === undefined ? undefined : tool.elsewhere;
}

/** The images of Node.js have the first Yarn, and who wants the newer one gives it flags that only this knows. */
function yarnTargets(tool: CachingTool, words: string, root: string, isRoot: boolean): readonly string[] | undefined {
  if (/--(?:immutable|inline-builds|mode)\b/.test(words)) return ['~/.yarn/berry/cache'];
  return isRoot && imageFacts(root).name === 'node' ? tool.targets.slice(0, 1) : undefined;
}

const longestPath = 500;

/** Whether a cache mount has to do with a directory: it is that one, in it or above it. */
export function concerns({ type, target }: Mount, directory: string): boolean {
  if (type !== 'cache' || !target) return false;
  const path = target.text.slice(0, longestPath).replace(/^["']|["'\\]+$|\/+$/g, '');
  return path.includes('$') || isInside(directory, path) || isInside(path, directory);
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
