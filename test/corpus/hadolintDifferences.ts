const globalArg =
  'an ARG above the first FROM reaches no stage that does not repeat it, and BuildKit leaves it alone too';
const unreachable = 'a stage without a name that is not the last one makes no image';

const askedFor = 'a stage that nothing takes from is there to be asked for';
const ofTheBase = 'the variable may come out of the base image';

/** Where hadolint's own cases expect what we do not say: code → case → why. The page of the rule says so as well. */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DL3002: { 'PragmaSpec:53': 'an unknown word in a comment does not make its other words unheard' },
  DL3009: { 'DL3009Spec:30': askedFor, 'DL3009Spec:70': askedFor },
  DL3022: {
    'DL3022Spec:14': 'a name that is like no stage is an image',
    'DL3022Spec:33': 'without any FROM there are no numbers of stages',
  },
  DL3033: { 'DL3033Spec:106': ofTheBase },
  DL3041: { 'DL3041Spec:137': ofTheBase },
  DL3049: {
    'DL3049Spec:33': unreachable,
    'DL3049Spec:43': unreachable,
    'DL3049Spec:61': unreachable,
    'DL3049Spec:71': unreachable,
    'DL3049Spec:79': 'a stage that another stands on is asked for no labels of its own',
    'DL3049Spec:151': unreachable,
  },
  DL3060: { 'DL3060Spec:95': askedFor },
  DL3064: {
    'DL3064Spec:52': globalArg,
    'DL3064Spec:53/onbuild': globalArg,
    'DL3064Spec:63': globalArg,
    'DL3064Spec:64/onbuild': globalArg,
  },
  DL4006: {
    'DL4006Spec:84': 'a shell that does not know the option would not start',
    'RegressionSpec:26': 'the shell of alpine knows the option',
  },
};
