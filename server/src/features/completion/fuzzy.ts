/** Whether the letters of `typed` occur in `label` in their order, in any case, as editors filter. */
export function isSubsequence(typed: string, label: string): boolean {
  const [wanted, text] = [typed.toLowerCase(), label.toLowerCase()];
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whether `label` goes on with more than what was typed, in any case. */
export function goesOnFrom(typed: string, label: string): boolean {
  return label.length > typed.length && label.toLowerCase().startsWith(typed.toLowerCase());
}
