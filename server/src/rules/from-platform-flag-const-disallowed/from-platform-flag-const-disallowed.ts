import * as l10n from '@vscode/l10n';
import { type Platform, parsePlatform } from '../../model/platform';
import { expandWord } from '../../syntax/shellWords';
import type { Finding, InstructionRule, InstructionSubject } from '../rule';
import { withoutPlatform } from '../shared/images/withoutPlatform';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** `FROM --platform=linux/amd64`, in a stage whose name does not say so. */
export const fromPlatformFlagConstDisallowed: InstructionRule = {
  id: 'from-platform-flag-const-disallowed',
  family: 'buildkit',
  summary: () => l10n.t('A --platform that is the same in every build.'),
  defaultSeverity: 'warning',
  buildkitRule: 'FromPlatformFlagConstDisallowed',
  hadolintRules: ['DL3029'],
  keywords: ['FROM'],
  *checkInstruction({ instruction, parts: { body } }: InstructionSubject): Generator<Finding> {
    const platform = body.kind === 'from' ? body.platform : undefined;
    const text = platform?.value?.text;
    if (body.kind !== 'from' || !platform || !text) return;
    const { escape } = instruction.syntax;
    const expanded = expandWord(text, () => undefined, { escape });
    if ('error' in expanded || expanded.names.length > 0) return;
    const found = parsePlatform(expanded.text, defaultPlatform);
    const name = body.stageName?.text.toLowerCase() ?? '';
    if (!found || name.includes(found.os) || name.includes(found.architecture)) return;
    const fix = withoutPlatform(instruction, platform, false);
    yield {
      ...onFirstLine(instruction, instruction.rangeOf(platform), l10n.t('The platform')),
      message: l10n.t(
        'This stage is for {0} whatever platform is asked for. Leave it out, use $BUILDPLATFORM for what only builds, or name the stage after its platform.',
        expanded.text,
      ),
      hadolintRule: 'DL3029',
      fixes: fix ? [fix] : [],
    };
  },
};

const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64', variant: '' };
