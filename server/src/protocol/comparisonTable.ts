import type { ComparedStage, ComparisonColumn, ComparisonOrder } from './comparison';

/** Columns whose cells are numbers. */
export const numericColumns: ReadonlySet<ComparisonColumn> = new Set(['size', 'layers', 'reduction', 'duration']);

/** What a cell shows; empty where there is nothing to tell. */
export function cellText(stage: ComparedStage, column: ComparisonColumn): string {
  const { image } = stage;
  switch (column) {
    case 'stage':
      return stage.label;
    case 'base':
      return stage.base;
    case 'image':
      return image?.reference ?? '';
    case 'size':
      return image?.size?.text ?? '';
    case 'layers':
      return image ? String(image.layerCount) : '';
    case 'reduction':
      return image?.reduction?.text ?? '';
    case 'duration':
      return stage.duration?.text ?? '';
    case 'user':
    case 'ports':
    case 'command':
      return image?.[column] ?? '';
  }
}

/** The number of a cell of `numericColumns`, in bytes, percent or milliseconds; the largest image has no reduction. */
export function cellNumber(stage: ComparedStage, column: ComparisonColumn): number | undefined {
  const { image } = stage;
  switch (column) {
    case 'size':
      return image?.size?.value;
    case 'layers':
      return image?.layerCount;
    case 'reduction':
      return image?.reduction?.value ?? (image?.size ? 0 : undefined);
    case 'duration':
      return stage.duration?.value;
    default:
      return undefined;
  }
}

/** Stages in an order; those that have nothing in that column stand last either way, and file order decides the rest. */
export function inOrder(
  stages: readonly ComparedStage[],
  order: ComparisonOrder | undefined,
): readonly ComparedStage[] {
  const sorted = [...stages].sort((a, b) => a.index - b.index);
  if (!order) return sorted;
  const { column, descending } = order;
  const sign = descending ? -1 : 1;
  if (column === 'stage') return sorted.sort((a, b) => sign * (a.index - b.index));
  const keyOf = numericColumns.has(column)
    ? (stage: ComparedStage) => cellNumber(stage, column)
    : (stage: ComparedStage) => cellText(stage, column) || undefined;
  return sorted.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * compare(left, right);
  });
}

const texts = new Intl.Collator(undefined, { numeric: true });

function compare(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return texts.compare(String(left), String(right));
}
