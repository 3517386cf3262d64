import * as vscode from 'vscode';
import type { NeededArgument, NeededMount, StageNeeds } from '../../../../server/src/protocol/methods';
import type { Engine } from '../engine';
import { canTake } from '../lacks';
import { looksSecret, shownValue } from '../maskedArguments';
import type { Answers } from './answers';
import { moreOptions } from './moreOptions';
import { type Asker, type Back, back, type Choice, type Place, type Step } from './steps';

/** What there is to ask about a stage, with what is known as the answer that Enter gives. */
export function questionsFor(needs: StageNeeds, engine: Engine): Step<Answers>[] {
  const missing = needs.arguments.filter(({ hasDefault }) => !hasDefault);
  const given = needs.arguments.filter(({ hasDefault }) => hasDefault);
  return [
    ...missing.map(argumentQuestion),
    ...(given.length > 0 ? [defaultsQuestion(given)] : []),
    ...(canTake(engine, 'secrets') ? needs.secrets.map(secretQuestion) : []),
    ...(canTake(engine, 'ssh') ? needs.ssh.map(sshQuestion) : []),
    ...(needs.usesPlatform ? [platformQuestion] : []),
    outputQuestion(engine),
    readyQuestion(needs, engine),
  ];
}

function argumentQuestion(argument: NeededArgument): Step<Answers> {
  return (answers, ask, place) => askForArgument(argument, answers, ask, place);
}

async function askForArgument(
  { name, value, inFrom, hasDefault }: NeededArgument,
  answers: Answers,
  ask: Asker,
  place: Place,
): Promise<Answers | Back | undefined> {
  const answer = await ask.text({
    place,
    text: hasDefault
      ? vscode.l10n.t('Value of {0}. Empty: its default.', name)
      : vscode.l10n.t('Value of {0}, which has no default', name),
    value: answers.args[name] ?? '',
    hint: value,
    isSecret: looksSecret(name),
    problem: (text) =>
      text === '' && inFrom && !hasDefault ? vscode.l10n.t('FROM needs a value for {0}.', name) : undefined,
  });
  if (answer === undefined || answer === back) return answer;
  const { [name]: _, ...others } = answers.args;
  return { ...answers, args: answer === '' ? others : { ...others, [name]: answer } };
}

/** A list of those with a default: Enter goes on, and who takes one of them changes it. */
function defaultsQuestion(given: readonly NeededArgument[]): Step<Answers> {
  const again: Step<Answers> = async (answers, ask, place) => {
    const picked = await ask.pick<NeededArgument | 'on'>({
      place,
      text: vscode.l10n.t('Other build arguments'),
      choices: [
        { label: `$(arrow-right) ${vscode.l10n.t('Go on with these values')}`, value: 'on' },
        ...given.map((argument) => argumentChoice(argument, answers)),
      ],
    });
    if (picked === undefined || picked === back) return picked;
    if (picked === 'on') return answers;
    const changed = await askForArgument(picked, answers, ask, place);
    if (changed === undefined) return undefined;
    return again(changed === back ? answers : changed, ask, place);
  };
  return again;
}

function argumentChoice(argument: NeededArgument, { args }: Answers): Choice<NeededArgument> {
  const { name, value } = argument;
  const given = args[name];
  const shown = given ?? value;
  const words = [
    shown === undefined ? vscode.l10n.t('hangs on others') : `= ${shownValue(name, shown)}`,
    given === undefined && vscode.l10n.t('default'),
  ];
  return { label: name, description: words.filter(Boolean).join(' · '), value: argument };
}

type Source = 'file' | 'environment' | 'value' | 'none' | 'same';

function secretQuestion({ id, required }: NeededMount): Step<Answers> {
  return async (answers, ask, place) => {
    const known = answers.secrets[id];
    const choices: Choice<Source>[] = [
      ...(known ? [{ label: `$(history) ${sourceWords(known)}`, value: 'same' as const }] : []),
      { label: `$(file) ${vscode.l10n.t('A file…')}`, value: 'file' },
      { label: `$(symbol-variable) ${vscode.l10n.t('An environment variable…')}`, value: 'environment' },
      {
        label: `$(key) ${vscode.l10n.t('Type it…')}`,
        description: vscode.l10n.t('kept by VS Code, encrypted'),
        value: 'value',
      },
      ...(required ? [] : [{ label: `$(circle-slash) ${vscode.l10n.t('Leave it out')}`, value: 'none' as const }]),
    ];
    const source = await ask.pick({ place, text: vscode.l10n.t("Where is the secret '{0}'?", id), choices });
    if (source === undefined || source === back) return source;
    if (source === 'same') return answers;
    const { [id]: _, ...others } = answers.secrets;
    if (source === 'none') return { ...answers, secrets: others };
    const from = await secretFrom(source, id, ask, place);
    return from === undefined || from === back ? from : { ...answers, secrets: { ...others, [id]: from } };
  };
}

async function secretFrom(
  source: 'file' | 'environment' | 'value',
  id: string,
  ask: Asker,
  place: Place,
): Promise<Answers['secrets'][string] | Back | undefined> {
  if (source === 'file') {
    const path = await ask.path({ text: vscode.l10n.t('Use as Secret'), kind: 'file' });
    return path === undefined ? back : { kind: 'file', path };
  }
  const isSecret = source === 'value';
  const answer = await ask.text({
    place,
    text: isSecret
      ? vscode.l10n.t("The secret '{0}'", id)
      : vscode.l10n.t("The environment variable that holds the secret '{0}'", id),
    value: '',
    isSecret,
    problem: (text) => (text === '' ? vscode.l10n.t('It is empty.') : undefined),
  });
  if (answer === undefined || answer === back) return answer;
  return isSecret ? { kind: 'value', value: answer } : { kind: 'environment', name: answer };
}

function sourceWords(from: Answers['secrets'][string]): string {
  switch (from.kind) {
    case 'file':
      return from.path;
    case 'environment':
      return vscode.l10n.t('Environment variable {0}', from.name);
    case 'value':
      return vscode.l10n.t('What was typed last time');
  }
}

function sshQuestion({ id, required }: NeededMount): Step<Answers> {
  return async (answers, ask, place) => {
    const known = answers.ssh[id];
    const choices: Choice<'agent' | 'key' | 'same' | 'none'>[] = [
      { label: `$(key) ${vscode.l10n.t('The SSH agent of this machine')}`, value: 'agent' },
      { label: `$(file) ${vscode.l10n.t('A key file…')}`, value: 'key' },
      ...(required ? [] : [{ label: `$(circle-slash) ${vscode.l10n.t('Leave it out')}`, value: 'none' as const }]),
    ];
    if (known) choices.unshift({ label: `$(history) ${known}`, value: 'same' });
    const picked = await ask.pick({ place, text: vscode.l10n.t("Which SSH keys are '{0}'?", id), choices });
    if (picked === undefined || picked === back) return picked;
    if (picked === 'same') return answers;
    const { [id]: _, ...others } = answers.ssh;
    if (picked === 'none') return { ...answers, ssh: others };
    const path = picked === 'agent' ? '' : await ask.path({ text: vscode.l10n.t('Use as SSH Key'), kind: 'file' });
    return path === undefined ? back : { ...answers, ssh: { ...others, [id]: path } };
  };
}

const usualPlatforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];

const platformQuestion: Step<Answers> = async (answers, ask, place) => {
  const known = answers.platforms.join(',');
  const platforms = known === '' || usualPlatforms.includes(known) ? usualPlatforms : [known, ...usualPlatforms];
  const picked = await ask.pick<string>({
    place,
    text: vscode.l10n.t('Platform to build for'),
    choices: [
      { label: `$(home) ${vscode.l10n.t("The engine's own")}`, value: '' },
      ...platforms.map((value) => ({ label: value, value, isLikely: value === known })),
      { label: `$(edit) ${vscode.l10n.t('Others…')}`, value: 'others' },
    ],
  });
  if (picked === undefined || picked === back) return picked;
  const written = picked === 'others' ? await askForPlatforms(known, ask, place) : picked;
  if (written === undefined || written === back) return written;
  return { ...answers, platforms: written === '' ? [] : written.split(',').map((platform) => platform.trim()) };
};

function askForPlatforms(value: string, ask: Asker, place: Place): Promise<string | Back | undefined> {
  return ask.text({
    place,
    text: vscode.l10n.t('Platforms, with commas between them'),
    value,
    hint: 'linux/amd64,linux/arm64',
    problem: (text) =>
      /^\s*[\w.-]+(?:\/[\w.-]+){0,2}(?:\s*,\s*[\w.-]+(?:\/[\w.-]+){0,2})*\s*$/.test(text)
        ? undefined
        : vscode.l10n.t('A platform is written like linux/arm64.'),
  });
}

function outputQuestion(engine: Engine): Step<Answers> {
  return async (answers, ask, place) => {
    const known = answers.output.kind;
    const all: Choice<typeof known>[] = [
      { label: `$(package) ${vscode.l10n.t('An image in the engine')}`, value: 'load' },
      { label: `$(cloud-upload) ${vscode.l10n.t('An image that is pushed to its registry')}`, value: 'push' },
      { label: `$(folder) ${vscode.l10n.t('Its files, in a folder…')}`, value: 'folder' },
      { label: `$(file-zip) ${vscode.l10n.t('Its files, in a tar archive…')}`, value: 'tar' },
    ];
    const choices = all
      .filter(({ value }) => value === 'load' || canTake(engine, value === 'push' ? 'push' : 'files'))
      .map((choice) => ({ ...choice, isLikely: choice.value === known }));
    const picked = await ask.pick({ place, text: vscode.l10n.t('What becomes of it?'), choices });
    if (picked === undefined || picked === back) return picked;
    if (picked === 'load' || picked === 'push') return { ...answers, output: { kind: picked } };
    const text = vscode.l10n.t('Write Files Here');
    const path = await ask.path({ text, kind: picked === 'folder' ? 'folder' : 'new file' });
    return path === undefined ? back : { ...answers, output: { kind: picked, path } };
  };
}

type CacheUse = Pick<Answers, 'noCache' | 'pull'>;

/** The last one; what few builds need is behind one of its choices. */
function readyQuestion(needs: StageNeeds, engine: Engine): Step<Answers> {
  const more = moreOptions(needs, engine);
  const again: Step<Answers> = async (answers, ask, place) => {
    const picked = await ask.pick<CacheUse | 'more'>({
      place,
      text: vscode.l10n.t('Ready to build'),
      choices: [
        ...cacheChoices(answers),
        { label: `$(ellipsis) ${vscode.l10n.t('More options…')}`, description: furtherInWords(answers), value: 'more' },
      ],
    });
    if (picked === undefined || picked === back) return picked;
    if (picked !== 'more') return { ...answers, ...picked };
    const changed = await more(answers, ask, place);
    return changed === undefined ? undefined : again(changed === back ? answers : changed, ask, place);
  };
  return again;
}

function cacheChoices({ noCache, pull }: Answers): Choice<CacheUse>[] {
  const choice = (label: string, value: CacheUse) => ({
    label,
    value,
    isLikely: value.noCache === noCache && value.pull === pull,
  });
  return [
    choice(`$(play) ${vscode.l10n.t('Build')}`, { noCache: false, pull: false }),
    choice(`$(sync) ${vscode.l10n.t('Build with the newest base images')}`, { noCache: false, pull: true }),
    choice(`$(debug-restart) ${vscode.l10n.t('Build everything anew, without cache')}`, { noCache: true, pull: false }),
    choice(`$(clear-all) ${vscode.l10n.t('Both')}`, { noCache: true, pull: true }),
  ];
}

/** What of the further options is set, as one would write it. */
export function furtherInWords({ namedContexts, cacheFrom, cacheTo }: Answers): string {
  return [
    ...Object.keys(namedContexts).map((name) => `--build-context ${name}`),
    ...cacheFrom.map((source) => `--cache-from ${source}`),
    ...cacheTo.map((destination) => `--cache-to ${destination}`),
  ].join('  ');
}
