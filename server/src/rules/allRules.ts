import { addInsteadOfCopy } from './add-instead-of-copy/add-instead-of-copy';
import { allTargetRules } from './allTargetRules';
import { blankBase } from './blank-base/blank-base';
import { buildErrorRule } from './build-error/build-error';
import { circularDependency } from './circular-dependency/circular-dependency';
import { directoryWithoutSlash } from './directory-without-slash/directory-without-slash';
import { duplicateStageName } from './duplicate-stage-name/duplicate-stage-name';
import { envRefersToItself } from './env-refers-to-itself/env-refers-to-itself';
import { forwardReference } from './forward-reference/forward-reference';
import { fromAfterSource } from './from-after-source/from-after-source';
import { invalidStageIndex } from './invalid-stage-index/invalid-stage-index';
import { labelName } from './label-name/label-name';
import { labelSchema } from './label-schema/label-schema';
import { latestImage } from './latest-image/latest-image';
import { missingHealthcheck } from './missing-healthcheck/missing-healthcheck';
import { numberAsImage } from './number-as-image/number-as-image';
import { registryNotAllowed } from './registry-not-allowed/registry-not-allowed';
import { relativeCopyDestination } from './relative-copy-destination/relative-copy-destination';
import { reservedStageName } from './reserved-stage-name/reserved-stage-name';
import type { DockerfileRule } from './rule';
import { ruleNames } from './ruleNames';
import { secretFileCopied } from './secret-file-copied/secret-file-copied';
import { secretInCommand } from './secret-in-command/secret-in-command';
import { secretInValue } from './secret-in-value/secret-in-value';
import { stageNameCase } from './stage-name-case/stage-name-case';
import { syntax } from './syntax/syntax';
import { unknownIgnore } from './unknown-ignore/unknown-ignore';
import { unknownStage } from './unknown-stage/unknown-stage';
import { unpinnedDigest } from './unpinned-digest/unpinned-digest';
import { untaggedImage } from './untagged-image/untagged-image';
import { unusedStage } from './unused-stage/unused-stage';
import { variableInFrom } from './variable-in-from/variable-in-from';

/** All that we look for, from what keeps a file from being read to what is merely odd. */
export const allRules: readonly DockerfileRule[] = [
  syntax,
  blankBase,
  stageNameCase,
  variableInFrom,
  invalidStageIndex,
  circularDependency,
  forwardReference,
  buildErrorRule,
  fromAfterSource,
  unknownStage,
  numberAsImage,
  duplicateStageName,
  reservedStageName,
  unusedStage,
  directoryWithoutSlash,
  addInsteadOfCopy,
  relativeCopyDestination,
  envRefersToItself,
  labelName,
  missingHealthcheck,
  untaggedImage,
  latestImage,
  unpinnedDigest,
  registryNotAllowed,
  secretInValue,
  secretInCommand,
  secretFileCopied,
  labelSchema,
  unknownIgnore(() => ruleNames([...allRules, ...allTargetRules])),
];
