/** Where hadolint's own cases expect what we do not say: code → case → why. The page of the rule says so as well. */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
