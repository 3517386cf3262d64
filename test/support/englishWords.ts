/** As much of `vscode` as texts need, in English. */
export const l10n = {
  t: (text: string, ...values: readonly (string | number)[]) =>
    text.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole)),
};
