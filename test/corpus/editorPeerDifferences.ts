const binding = 'each of two stages of one name is a stage of its own, and a reference means one of them';
const image = 'what no stage is called is an image, and renaming it would ask for another image';
const itself = 'a stage that copies from itself is a circular dependency';
const second = 'the name means the second of the two, so the first one has its number alone';
const invalid = "'1' can't be the name of a stage, so there is a number for that stage too";

/** Where the peer's tests expect what a build would not do, or less than we answer: id → why we differ. */
export const differences: Readonly<Record<string, string>> = {
  'dockerHighlight:52/computeHighlightRanges': binding,
  'dockerHighlight:57/computeHighlightRanges': binding,
  'dockerHighlight:64/computeHighlightRanges': binding,
  'dockerHighlight:69/computeHighlightRanges': binding,
  'dockerRename:66/computeRename': binding,
  'dockerRename:73/computeRename': binding,
  'dockerRename:82/computeRename': binding,
  'dockerRename:89/computeRename': binding,
  'dockerRename:232/prepareRename': image,
  'dockerRename:234/computeRename': image,
  'dockerRename:250/prepareRename': image,
  'dockerRename:252/computeRename': image,
  'dockerRename:258/prepareRename': image,
  'dockerAssist:2307/computeCompletionItems': itself,
  'dockerAssist:2313/computeCompletionItems': itself,
  'dockerAssist:2331/computeCompletionItems': second,
  'dockerAssist:2337/computeCompletionItems': second,
  'dockerAssist:2343/computeCompletionItems': itself,
  'dockerAssist:2358/computeCompletionItems': invalid,
  'dockerAssist:2331/computeCompletionItems#2': second,
  'dockerAssist:2337/computeCompletionItems#2': second,
  'dockerAssist:2358/computeCompletionItems#2': invalid,
};
