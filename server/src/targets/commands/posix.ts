import type { Dialect } from '../../shell/dialect';
import { posix as plain } from '../../shell/posix';
import { templateEnd } from './templates';

/** sh, bash, zsh, and what fish has in common with them, with what tools put in before a shell sees it. */
export const posix: Dialect = { ...plain, templateEnd };
