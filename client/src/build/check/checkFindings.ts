/** What findings of Docker that we show are said to come from. */
export const CHECK_SOURCE = 'docker build --check';

/** What `docker build --check` says of a Dockerfile. */
export interface CheckResult {
  readonly warnings: readonly CheckWarning[];
  /** Why it can't be built, if so. */
  readonly error: { readonly message: string; readonly place: Lines | undefined } | undefined;
}

export interface CheckWarning {
  /** `FromAsCasing` */
  readonly rule: string;
  readonly message: string;
  readonly url: string | undefined;
  readonly place: Lines;
}

/** 0-based, both of them in it. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Reads what `--call=check,format=json` prints; undefined where it is something else. */
export function readCheck(printed: string): CheckResult | undefined {
  try {
    const found: unknown = JSON.parse(printed);
    if (!isObject(found) || !('warnings' in found)) return undefined;
    const warnings = Array.isArray(found.warnings) ? found.warnings.flatMap(warningOf) : [];
    const error = isObject(found.buildError) ? found.buildError : undefined;
    const message = text(error?.message);
    return { warnings, error: message === undefined ? undefined : { message, place: placeOf(error?.location) } };
  } catch {
    return undefined;
  }
}

function warningOf(given: unknown): CheckWarning[] {
  if (!isObject(given)) return [];
  const [rule, message, place] = [
    text(given.ruleName),
    text(given.detail) ?? text(given.description),
    placeOf(given.location),
  ];
  return rule && message && place ? [{ rule, message, url: text(given.url), place }] : [];
}

/** The first range; lines are counted from 1 there. */
function placeOf(location: unknown): Lines | undefined {
  const ranges: unknown = isObject(location) ? location.ranges : undefined;
  const range: unknown = Array.isArray(ranges) ? ranges[0] : undefined;
  if (!isObject(range)) return undefined;
  const [first, last] = [lineOf(range.start), lineOf(range.end)];
  return first === undefined ? undefined : { first, last: Math.max(first, last ?? first) };
}

function lineOf(place: unknown): number | undefined {
  const line: unknown = isObject(place) ? place.line : undefined;
  return Number.isInteger(line) && Number(line) > 0 ? Number(line) - 1 : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What is shown in a Dockerfile already. */
export interface Shown {
  /** The name of a rule, in any spelling. */
  readonly rule: string;
  readonly isError: boolean;
  readonly place: Lines;
}

/** What of a result nobody has been told yet: not by the same rule in the same lines, of an error by no error there. */
export function notShown({ warnings, error }: CheckResult, shown: readonly Shown[]): CheckResult {
  const isThere = (rule: string, place: Lines) =>
    shown.some((one) => bare(one.rule) === bare(rule) && overlap(one.place, place));
  const isErrorThere = error?.place && shown.some((one) => one.isError && overlap(one.place, error.place as Lines));
  return {
    warnings: warnings.filter(({ rule, place }) => !isThere(rule, place)),
    error: isErrorThere ? undefined : error,
  };
}

/** `FromAsCasing` and `from-as-casing` are one. */
function bare(rule: string): string {
  return rule.replace(/[^a-z]/gi, '').toLowerCase();
}

function overlap(a: Lines, b: Lines): boolean {
  return a.first <= b.last && b.first <= a.last;
}
