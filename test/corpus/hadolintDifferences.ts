/** Where hadolint's own cases expect what we do not say: code → case → why. The page of the rule says so as well. */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DL3022: {
    'DL3022Spec:14': 'a name that is like no stage is an image',
    'DL3022Spec:33': 'without any FROM there are no numbers of stages',
  },
};
