/** The same arguments for people to read: build arguments that look like secrets show no value. */
export function maskedArguments(args: readonly string[]): string[] {
  return args.map((argument) => {
    const [, option, name, value] = /^(--build-arg=)([^=]*)=(.*)$/s.exec(argument) ?? [];
    if (option === undefined || name === undefined || value === undefined) return argument;
    return `${option}${name}=${shownValue(name, value)}`;
  });
}

/** A build argument's value for people to read. */
export function shownValue(name: string, value: string): string {
  return looksSecret(name) || hasPassword(value) ? '***' : value;
}

/** Whether a variable's name tells that its value is nobody's business; the words are those of BuildKit's own check. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name) && !/(?:^|_)public(?:_|$)/i.test(name);
}

const SECRET = /(?:^|_)(?:apikey|auth|credentials?|key|pass|passwd|password|pword|pwd|secret|token)(?:_|$)/i;

/** `https://user:password@host` */
function hasPassword(value: string): boolean {
  return /:\/\/[^/\s:@]*:[^/\s@]+@/.test(value);
}
