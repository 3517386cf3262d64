import * as l10n from '@vscode/l10n';
import { isCsv } from './mounts';
import type { Flag, Mount, Parts, RunBody } from './parts';
import type { SyntaxProblem, SyntaxProblemId } from './problem';

/** What BuildKit refuses in the flags of RUN while it reads: variables in a mount's `from`, unknown modes. */
export function checkRun({ flags }: Parts, { mounts }: RunBody): SyntaxProblem | undefined {
  for (const mount of mounts) {
    const problem = checkMount(mount);
    if (problem) return problem;
  }
  return (
    checkMode(flags, 'network', ['default', 'none', 'host']) ?? checkMode(flags, 'security', ['sandbox', 'insecure'])
  );
}

function checkMount(mount: Mount): SyntaxProblem | undefined {
  const { value } = mount.flag;
  if (value && !isCsv(mount)) {
    return refuse(value, l10n.t('The quotes of this mount are out of place.'));
  }
  // BuildKit lets a dollar sign at the very end pass.
  const variable = mount.options.find(
    ({ key, value: from }) => key.text === 'from' && from && /\$[^\n]/.test(from.text),
  );
  if (!variable?.value) return undefined;
  return refuse(
    variable.value,
    l10n.t(
      "A mount's 'from' can't hold a variable: add a stage 'FROM {0} AS …' at the top and name that.",
      variable.value.text,
    ),
    'mount-variable',
  );
}

function checkMode(flags: readonly Flag[], name: string, modes: readonly string[]): SyntaxProblem | undefined {
  const value = flags.find((flag) => flag.name.text === name)?.value;
  if (!value || modes.includes(value.text)) return undefined;
  const message = l10n.t("--{0} is {1}, not '{2}'.", name, modes.map((mode) => `'${mode}'`).join(', '), value.text);
  return { id: 'flag-value', pass: 'instruction', message, span: { start: value.start, end: value.end } };
}

function refuse(
  span: { readonly start: number; readonly end: number },
  message: string,
  id: SyntaxProblemId = 'mount',
): SyntaxProblem {
  return { id, pass: 'instruction', message, span: { start: span.start, end: span.end } };
}
