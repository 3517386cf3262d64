import { addInsteadOfCopy } from './add-instead-of-copy/add-instead-of-copy';
import { allTargetRules } from './allTargetRules';
import { aptInsteadOfAptGet } from './apt-instead-of-apt-get/apt-instead-of-apt-get';
import { archiveUnpackedByRun } from './archive-unpacked-by-run/archive-unpacked-by-run';
import { blankBase } from './blank-base/blank-base';
import { brokenJsonForm } from './broken-json-form/broken-json-form';
import { buildErrorRule } from './build-error/build-error';
import { buildPlatformShipped } from './build-platform-shipped/build-platform-shipped';
import { buildToolsShipped } from './build-tools-shipped/build-tools-shipped';
import { builtForBuildPlatform } from './built-for-build-platform/built-for-build-platform';
import { cacheMountPath } from './cache-mount-path/cache-mount-path';
import { cdInsteadOfWorkdir } from './cd-instead-of-workdir/cd-instead-of-workdir';
import { changingArgEarly } from './changing-arg-early/changing-arg-early';
import { circularDependency } from './circular-dependency/circular-dependency';
import { consecutiveRuns } from './consecutive-runs/consecutive-runs';
import { consistentInstructionCasing } from './consistent-instruction-casing/consistent-instruction-casing';
import { contextBeforeInstall } from './context-before-install/context-before-install';
import { copyFromMissingPath } from './copy-from-missing-path/copy-from-missing-path';
import { copyIgnoredFile } from './copy-ignored-file/copy-ignored-file';
import { copyWithoutLink } from './copy-without-link/copy-without-link';
import { devDependenciesShipped } from './dev-dependencies-shipped/dev-dependencies-shipped';
import { directoryWithoutSlash } from './directory-without-slash/directory-without-slash';
import { distributionUpgrade } from './distribution-upgrade/distribution-upgrade';
import { duplicateStageName } from './duplicate-stage-name/duplicate-stage-name';
import { envRefersToItself } from './env-refers-to-itself/env-refers-to-itself';
import { exposeInvalidFormat } from './expose-invalid-format/expose-invalid-format';
import { exposeProtoCasing } from './expose-proto-casing/expose-proto-casing';
import { filesystemCopied } from './filesystem-copied/filesystem-copied';
import { forwardReference } from './forward-reference/forward-reference';
import { fromAfterSource } from './from-after-source/from-after-source';
import { fromAsCasing } from './from-as-casing/from-as-casing';
import { fromPlatformFlagConstDisallowed } from './from-platform-flag-const-disallowed/from-platform-flag-const-disallowed';
import { healthCheckToolMissing } from './health-check-tool-missing/health-check-tool-missing';
import { healthcheckInShell } from './healthcheck-in-shell/healthcheck-in-shell';
import { ignoreComment } from './ignore-comment/ignore-comment';
import { ignoredCommand } from './ignored-command/ignored-command';
import { installWithoutRoot } from './install-without-root/install-without-root';
import { installedForAnotherSystem } from './installed-for-another-system/installed-for-another-system';
import { invalidBaseImagePlatform } from './invalid-base-image-platform/invalid-base-image-platform';
import { invalidCheckOptions } from './invalid-check-options/invalid-check-options';
import { invalidDefaultArgInFrom } from './invalid-default-arg-in-from/invalid-default-arg-in-from';
import { invalidDefinitionDescription } from './invalid-definition-description/invalid-definition-description';
import { invalidStageIndex } from './invalid-stage-index/invalid-stage-index';
import { jsonArgsRecommended } from './json-args-recommended/json-args-recommended';
import { labelName } from './label-name/label-name';
import { labelSchema } from './label-schema/label-schema';
import { languageVersionMismatch } from './language-version-mismatch/language-version-mismatch';
import { largeUserId } from './large-user-id/large-user-id';
import { latestImage } from './latest-image/latest-image';
import { legacyKeyValueFormat } from './legacy-key-value-format/legacy-key-value-format';
import { libcMismatch } from './libc-mismatch/libc-mismatch';
import { lostBetweenStages } from './lost-between-stages/lost-between-stages';
import { lostShellState } from './lost-shell-state/lost-shell-state';
import { maintainerDeprecated } from './maintainer-deprecated/maintainer-deprecated';
import { missingHealthcheck } from './missing-healthcheck/missing-healthcheck';
import { multipleInstructionsDisallowed } from './multiple-instructions-disallowed/multiple-instructions-disallowed';
import { namedUser } from './named-user/named-user';
import { noCacheMount } from './no-cache-mount/no-cache-mount';
import { noCertificates } from './no-certificates/no-certificates';
import { noEmptyContinuation } from './no-empty-continuation/no-empty-continuation';
import { noShell } from './no-shell/no-shell';
import { noisyDownload } from './noisy-download/noisy-download';
import { numberAsImage } from './number-as-image/number-as-image';
import { packageCacheLeft } from './package-cache-left/package-cache-left';
import { pipeHidesFailure } from './pipe-hides-failure/pipe-hides-failure';
import { pointlessCommand } from './pointless-command/pointless-command';
import { recommendedPackages } from './recommended-packages/recommended-packages';
import { redundantTargetPlatform } from './redundant-target-platform/redundant-target-platform';
import { registryNotAllowed } from './registry-not-allowed/registry-not-allowed';
import { relativeCopyDestination } from './relative-copy-destination/relative-copy-destination';
import { repeatedStages } from './repeated-stages/repeated-stages';
import { reservedStageName } from './reserved-stage-name/reserved-stage-name';
import type { DockerfileRule, Rule } from './rule';
import { ruleNames } from './running/ruleNames';
import { runsAsRoot } from './runs-as-root/runs-as-root';
import { secretFileCopied } from './secret-file-copied/secret-file-copied';
import { secretInCommand } from './secret-in-command/secret-in-command';
import { secretInValue } from './secret-in-value/secret-in-value';
import { secretsUsedInArgOrEnv } from './secrets-used-in-arg-or-env/secrets-used-in-arg-or-env';
import { shellByLink } from './shell-by-link/shell-by-link';
import { shellcheck } from './shellcheck/shellcheck';
import { singleStageBuild } from './single-stage-build/single-stage-build';
import { slimmerBase } from './slimmer-base/slimmer-base';
import { sourcesShipped } from './sources-shipped/sources-shipped';
import { stageNameCase } from './stage-name-case/stage-name-case';
import { stageNameCasing } from './stage-name-casing/stage-name-casing';
import { sudoInRun } from './sudo-in-run/sudo-in-run';
import { syntax } from './syntax/syntax';
import { trailingComment } from './trailing-comment/trailing-comment';
import { unansweredQuestion } from './unanswered-question/unanswered-question';
import { undefinedArgInFrom } from './undefined-arg-in-from/undefined-arg-in-from';
import { undefinedVar } from './undefined-var/undefined-var';
import { unknownCheckName } from './unknown-check-name/unknown-check-name';
import { unknownIgnore } from './unknown-ignore/unknown-ignore';
import { unknownStage } from './unknown-stage/unknown-stage';
import { unpinnedDigest } from './unpinned-digest/unpinned-digest';
import { unpinnedPackage } from './unpinned-package/unpinned-package';
import { unreadableForUser } from './unreadable-for-user/unreadable-for-user';
import { untaggedImage } from './untagged-image/untagged-image';
import { unusedStage } from './unused-stage/unused-stage';
import { updateWithoutInstall } from './update-without-install/update-without-install';
import { userNotInStage } from './user-not-in-stage/user-not-in-stage';
import { variableInFrom } from './variable-in-from/variable-in-from';
import { venvMoved } from './venv-moved/venv-moved';
import { venvNotOnPath } from './venv-not-on-path/venv-not-on-path';
import { wgetAndCurl } from './wget-and-curl/wget-and-curl';
import { workdirRelativePath } from './workdir-relative-path/workdir-relative-path';

/** What says that a build breaks, or builds something else than is meant: said with each keystroke, also in large files. */
export const urgentRules: readonly Rule[] = [
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
];

/** All that we look for, from what keeps a file from being read to what is merely odd. */
export const allRules: readonly DockerfileRule[] = [
  ...urgentRules,
  invalidCheckOptions,
  copyFromMissingPath,
  lostBetweenStages,
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
  brokenJsonForm,
  trailingComment,
  ignoredCommand,
  lostShellState,
  unansweredQuestion,
  updateWithoutInstall,
  largeUserId,
  pipeHidesFailure,
  packageCacheLeft,
  recommendedPackages,
  shellByLink,
  aptInsteadOfAptGet,
  unpinnedPackage,
  consecutiveRuns,
  noisyDownload,
  wgetAndCurl,
  distributionUpgrade,
  cdInsteadOfWorkdir,
  sudoInRun,
  pointlessCommand,
  archiveUnpackedByRun,
  ignoreComment,
  contextBeforeInstall,
  noCacheMount,
  cacheMountPath,
  repeatedStages,
  copyWithoutLink,
  changingArgEarly,
  healthcheckInShell,
  unknownIgnore(() => ruleNames([...allRules, ...allTargetRules])),
  installedForAnotherSystem,
  libcMismatch,
  noCertificates,
  noShell,
  healthCheckToolMissing,
  userNotInStage,
  installWithoutRoot,
  unreadableForUser,
  venvMoved,
  venvNotOnPath,
  builtForBuildPlatform,
  stageNameCasing,
  fromAsCasing,
  noEmptyContinuation,
  consistentInstructionCasing,
  maintainerDeprecated,
  legacyKeyValueFormat,
  redundantTargetPlatform,
  secretsUsedInArgOrEnv,
  fromPlatformFlagConstDisallowed,
  invalidDefinitionDescription,
  exposeProtoCasing,
  exposeInvalidFormat,
  unknownCheckName,
  runsAsRoot,
  namedUser,
  buildPlatformShipped,
  slimmerBase,
  filesystemCopied,
  undefinedArgInFrom,
  invalidDefaultArgInFrom,
  invalidBaseImagePlatform,
  undefinedVar,
  copyIgnoredFile,
  workdirRelativePath,
  multipleInstructionsDisallowed,
  jsonArgsRecommended,
  shellcheck,
  languageVersionMismatch,
  buildToolsShipped,
  devDependenciesShipped,
  sourcesShipped,
  singleStageBuild,
];
