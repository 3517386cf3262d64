import * as l10n from '@vscode/l10n';
import type { SignatureInformation } from 'vscode-languageserver-types';
import { flagText } from './flagTexts';
import { instructionSentence } from './keywordTexts';

/** A signature of the library with what we say of it and its parts, which is in the user's language. */
export function explained({ label, parameters = [] }: SignatureInformation): SignatureInformation {
  const [, name = '', flag] = /^([A-Z]*) ?(?:--([a-z-]+)=)?/.exec(label) ?? [];
  // The library has one signature for a flag alone: `--from=stage`.
  const about = flag === undefined ? instructionSentence(name) : flagText(name || 'COPY', flag);
  return {
    label,
    ...markdown(about),
    parameters: parameters.map((parameter) => ({
      label: parameter.label,
      ...markdown(flag === undefined ? parameterText(name, String(parameter.label)) : undefined),
    })),
  };
}

function markdown(text: string | undefined): Pick<SignatureInformation, 'documentation'> {
  return text === undefined ? {} : { documentation: { kind: 'markdown', value: text } };
}

/** Quotes and numbers do not matter: `"parameter2"` is a `parameter`. */
function parameterText(instruction: string, label: string): string | undefined {
  const name = label.replace(/["\d]/g, '');
  const texts: Texts = { ...parameters, ...special[instruction] };
  return Object.hasOwn(texts, name) ? texts[name]?.() : undefined;
}

type Texts = Readonly<Record<string, () => string>>;

const parameters: Texts = {
  '[flags]': () => l10n.t('Flags such as `--name=value`, in front of everything else.'),
  source: () => l10n.t('What to copy; patterns such as `*.txt` work.'),
  dest: () => l10n.t('Where it goes. A folder ends with `/`; what is relative starts at WORKDIR.'),
  executable: () => l10n.t('The program.'),
  parameter: () => l10n.t('An argument.'),
  command: () => l10n.t('The program, or a line for the shell.'),
  key: () => l10n.t('Its name.'),
  value: () => l10n.t('Its value, in quotes where it has blanks.'),
  name: () => l10n.t('Its name.'),
  defaultValue: () => l10n.t('Its value where the build gives none.'),
  port: () => l10n.t('A port, a range such as `7000-8000`, or a port with its protocol such as `53/udp`.'),
  baseImage: () => l10n.t('An image, or a stage above.'),
  tag: () => l10n.t('Which version of the image; `latest` where it is left out.'),
  digest: () => l10n.t('Exactly this image, as `sha256:…`.'),
  stage: () => l10n.t('The name of the new stage, in lower case.'),
  signal: () => l10n.t('A name such as `SIGTERM`, or a number.'),
  user: () => l10n.t('The name of the user.'),
  group: () => l10n.t('The name of the group.'),
  uid: () => l10n.t('The number of the user.'),
  gid: () => l10n.t('The number of the group.'),
  '/vol': () => l10n.t('A folder of the image.'),
  '/the/workdir/path': () => l10n.t('A folder of the image; what is relative starts at the WORKDIR before.'),
  INSTRUCTION: () => l10n.t('Any instruction but FROM, ONBUILD and MAINTAINER.'),
};

const special: Readonly<Record<string, Texts>> = {
  ADD: { source: () => l10n.t('A file, folder or archive of the build context, a URL, or a Git repository.') },
  HEALTHCHECK: {
    CMD: () => l10n.t('Followed by the command that finds it out.'),
    NONE: () => l10n.t('Turns off the check of the base image.'),
  },
};
