const unreachable = 'a stage without a name that is not the last one makes no image';

/** Where hadolint's own cases expect what we do not say: code → case → why. The page of the rule says so as well. */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DL3002: { 'PragmaSpec:53': 'an unknown word in a comment does not make its other words unheard' },
  DL3022: {
    'DL3022Spec:14': 'a name that is like no stage is an image',
    'DL3022Spec:33': 'without any FROM there are no numbers of stages',
  },
  DL3049: {
    'DL3049Spec:33': unreachable,
    'DL3049Spec:43': unreachable,
    'DL3049Spec:61': unreachable,
    'DL3049Spec:71': unreachable,
    'DL3049Spec:79': 'a stage that another stands on is asked for no labels of its own',
    'DL3049Spec:151': unreachable,
  },
};
