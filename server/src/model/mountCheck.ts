import { canonicalMountKey } from '../syntax/mounts';
import type { Mount, MountOption } from '../syntax/parts';
import type { ConversionProblem, Expand } from './conversionFacts';
import { joinPath } from './environment';

const types: ReadonlySet<string> = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
const sharings: ReadonlySet<string> = new Set(['shared', 'private', 'locked']);
const bareKeys: ReadonlySet<string> = new Set(['readonly', 'readwrite', 'required']);
const booleans: ReadonlySet<string> = new Set('1 t T TRUE true True 0 f F FALSE false False'.split(' '));

interface Read {
  type: string;
  from: string;
  source: string;
  target: string;
  id: string;
  env: string;
  sharing: string;
  readonly owner: Set<string>;
}

/**
 * What BuildKit refuses in a `--mount` when its stage is converted.
 * Source: instructions/commands_runmount.go (parseMount) and dockerfile2llb/convert_runmount.go.
 */
export function checkMount(mount: Mount, expand: Expand, workdir: string): ConversionProblem | undefined {
  const read: Read = { type: 'bind', from: '', source: '', target: '', id: '', env: '', sharing: '', owner: new Set() };
  for (const option of mount.options) {
    const message = readOption(option, read, expand);
    if (message) return { message, at: option.value ?? option.key };
  }
  const message = checkWhole(read) ?? checkTarget(read, workdir);
  return message === undefined ? undefined : { message, at: mount.target ?? mount.flag.value ?? mount.flag.name };
}

function readOption({ key, value }: MountOption, read: Read, expand: Expand): string | undefined {
  const name = canonicalMountKey(key.text);
  if (!value)
    return bareKeys.has(name) ? requiredNeedsType(name, read) : `invalid field '${key.text}' must be a key=value pair`;
  const expanded = name === 'from' ? value.text : expand(value.text);
  if (typeof expanded !== 'string') return expanded.error;
  return assign(name, key.text, expanded, read);
}

function requiredNeedsType(name: string, { type }: Read): string | undefined {
  if (name !== 'required' || type === 'secret' || type === 'ssh') return undefined;
  return `unexpected key '${name}' for mount type '${type}'`;
}

function assign(name: string, written: string, value: string, read: Read): string | undefined {
  switch (name) {
    case 'type':
      read.type = value.toLowerCase();
      return types.has(read.type) ? undefined : `unsupported mount type "${value}"`;
    case 'from':
    case 'source':
    case 'target':
    case 'id':
    case 'env':
      read[name] = value;
      return undefined;
    case 'readonly':
    case 'readwrite':
      return booleans.has(value) ? undefined : `invalid value for ${written}: ${value}`;
    case 'required':
      return (
        requiredNeedsType(name, read) ?? (booleans.has(value) ? undefined : `invalid value for ${written}: ${value}`)
      );
    case 'size':
      if (read.type !== 'tmpfs') return `unexpected key '${written}' for mount type '${read.type}'`;
      return /^\d+(?:\.\d+)? ?(?:[kmgtp]i?b?|b)?$/i.test(value) ? undefined : `invalid value for ${written}: ${value}`;
    case 'sharing':
      read.sharing = value.toLowerCase();
      return sharings.has(read.sharing) ? undefined : `unsupported sharing value "${value}"`;
    case 'mode':
      read.owner.add(name);
      return /^[0-7]+$/.test(value) ? undefined : `invalid value ${value} for mode`;
    case 'uid':
    case 'gid':
      read.owner.add(name);
      return /^\d+$/.test(value) && Number(value) < 2 ** 32 ? undefined : `invalid value ${value} for ${name}`;
    default:
      return `unexpected key '${written}' in '${written}=${value}'`;
  }
}

function checkWhole({ type, owner, sharing, from, source, target, id, env }: Read): string | undefined {
  const [key] = owner;
  if (key && !['secret', 'ssh', 'cache'].includes(type)) return `${key} not allowed for "${type}" type mounts`;
  if (sharing && type !== 'cache') return `invalid cache sharing set for ${type} mount`;
  if (type === 'ssh' && source) return 'ssh does not support source';
  if (type !== 'secret') return undefined;
  if (from) return 'secret mount should not have a from';
  if (!source && !target && !id && !env) return 'invalid secret mount. one of source, target required';
  return source && id ? "both source and id can't be set" : undefined;
}

function checkTarget({ type, target }: Read, workdir: string): string | undefined {
  if (type === 'secret' || type === 'ssh') return undefined;
  return joinPath(workdir, target) === '/' ? 'invalid mount target "/"' : undefined;
}
