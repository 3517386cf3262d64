import * as vscode from 'vscode';
import type { StageNeeds } from '../../../../server/src/protocol/methods';
import type { Engine } from '../engine';
import { canTake } from '../lacks';
import { lackText } from '../lackWords';
import type { Answers } from './answers';
import { holdsSecret, isAddress, words } from './sources';
import { type Asker, type Back, back, type Choice, type Place, type Step } from './steps';

type Option =
  | { readonly kind: 'on' }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'new context' }
  | { readonly kind: 'cache'; readonly part: 'cacheFrom' | 'cacheTo' }
  /** The engine can't. */
  | { readonly kind: 'nothing' };

/** A list of what few builds need: named contexts, and where a cache is read and written. Enter goes on. */
export function moreOptions(needs: StageNeeds, engine: Engine): Step<Answers> {
  const again: Step<Answers> = async (answers, ask, place) => {
    const picked = await ask.pick<Option>({
      place,
      text: vscode.l10n.t('More options'),
      choices: [
        { label: `$(arrow-right) ${vscode.l10n.t('Go on with these values')}`, value: { kind: 'on' } },
        ...contextChoices(needs, engine, answers),
        ...cacheChoices(engine, answers),
      ],
    });
    if (picked === undefined || picked === back) return picked;
    if (picked.kind === 'on') return answers;
    const changed = await change(picked, answers, ask, place);
    if (changed === undefined) return undefined;
    return again(changed === back ? answers : changed, ask, place);
  };
  return again;
}

function contextChoices(needs: StageNeeds, engine: Engine, { namedContexts }: Answers): Choice<Option>[] {
  const another = `$(add) ${vscode.l10n.t('Another named context…')}`;
  if (!canTake(engine, 'namedContexts')) {
    return [{ label: another, description: lackText({ kind: 'namedContexts' }, engine), value: { kind: 'nothing' } }];
  }
  const names = new Set([...needs.namedContexts, ...Object.keys(namedContexts)]);
  const known = [...names].map(
    (name): Choice<Option> => ({
      label: `$(file-submodule) ${vscode.l10n.t('Named context {0}', name)}`,
      description: namedContexts[name] ?? vscode.l10n.t('not given'),
      value: { kind: 'context', name },
    }),
  );
  return [...known, { label: another, value: { kind: 'new context' } }];
}

function cacheChoices(engine: Engine, answers: Answers): Choice<Option>[] {
  const choice = (label: string, part: 'cacheFrom' | 'cacheTo'): Choice<Option> =>
    part === 'cacheTo' && !canTake(engine, 'cacheTo')
      ? { label, description: lackText({ kind: 'cacheTo' }, engine), value: { kind: 'nothing' } }
      : { label, description: answers[part].join(' ') || undefined, value: { kind: 'cache', part } };
  return [
    choice(`$(cloud-download) ${vscode.l10n.t('Take the cache from…')}`, 'cacheFrom'),
    choice(`$(save-all) ${vscode.l10n.t('Write the cache to…')}`, 'cacheTo'),
  ];
}

async function change(option: Option, answers: Answers, ask: Asker, place: Place): Promise<Answers | Back | undefined> {
  switch (option.kind) {
    case 'on':
    case 'nothing':
      return answers;
    case 'context':
      return askForContext(option.name, answers, ask, place);
    case 'new context': {
      const name = await askForName(ask, place);
      return name === undefined || name === back ? name : askForContext(name, answers, ask, place);
    }
    case 'cache':
      return askForCache(option.part, answers, ask, place);
  }
}

function askForName(ask: Asker, place: Place): Promise<string | Back | undefined> {
  return ask.text({
    place,
    text: vscode.l10n.t('Name of the context, as FROM or --from says it'),
    value: '',
    problem: (text) =>
      /^[\w][\w./:@-]*$/.test(text) ? undefined : vscode.l10n.t('A name is a word, or reads like that of an image.'),
  });
}

type Source = 'folder' | 'image' | 'address' | 'none';

async function askForContext(
  name: string,
  answers: Answers,
  ask: Asker,
  place: Place,
): Promise<Answers | Back | undefined> {
  const { [name]: known, ...others } = answers.namedContexts;
  const choices: Choice<Source>[] = [
    { label: `$(folder) ${vscode.l10n.t('A folder…')}`, value: 'folder' },
    { label: `$(package) ${vscode.l10n.t('An image…')}`, value: 'image' },
    { label: `$(globe) ${vscode.l10n.t('An address…')}`, value: 'address' },
    { label: `$(circle-slash) ${vscode.l10n.t('Leave it out')}`, value: 'none' },
  ];
  const picked = await ask.pick({ place, text: vscode.l10n.t("What is the named context '{0}'?", name), choices });
  if (picked === undefined || picked === back) return picked;
  if (picked === 'none') return { ...answers, namedContexts: others };
  const source = await sourceFrom(picked, known, ask, place);
  return source === undefined || source === back
    ? source
    : { ...answers, namedContexts: { ...others, [name]: source } };
}

const IMAGE = 'docker-image://';

async function sourceFrom(
  source: 'folder' | 'image' | 'address',
  known: string | undefined,
  ask: Asker,
  place: Place,
): Promise<string | Back | undefined> {
  if (source === 'folder')
    return (await ask.path({ text: vscode.l10n.t('Use as Named Context'), kind: 'folder' })) ?? back;
  const isImage = source === 'image';
  const before = known?.startsWith(IMAGE) ? known.slice(IMAGE.length) : undefined;
  const answer = await ask.text({
    place,
    text: isImage ? vscode.l10n.t('Name of the image') : vscode.l10n.t('Address of a repository or an archive'),
    value:
      (isImage ? before : known !== undefined && before === undefined && isAddress(known) ? known : undefined) ?? '',
    hint: isImage ? 'alpine:3.23' : 'https://github.com/owner/repository.git',
    problem: (text) => sourceProblem(isImage ? IMAGE + text : text),
  });
  return answer === undefined || answer === back || !isImage ? answer : IMAGE + answer;
}

function sourceProblem(source: string): string | undefined {
  if (!isAddress(source)) return vscode.l10n.t('It has no blanks, and an address begins like https://.');
  return holdsSecret(source) ? vscode.l10n.t('A password would be kept in clear text here.') : undefined;
}

async function askForCache(
  part: 'cacheFrom' | 'cacheTo',
  answers: Answers,
  ask: Asker,
  place: Place,
): Promise<Answers | Back | undefined> {
  const answer = await ask.text({
    place,
    text:
      part === 'cacheFrom'
        ? vscode.l10n.t('Where the cache is taken from; blanks between several. Empty: nowhere else.')
        : vscode.l10n.t('Where the cache is written; blanks between several. Empty: nowhere else.'),
    value: answers[part].join(' '),
    hint: 'type=registry,ref=registry.example.com/app:cache',
    problem: (text) =>
      words(text).some((word) => holdsSecret(word))
        ? vscode.l10n.t('Keys would be kept in clear text here. The engine finds them in the environment too.')
        : undefined,
  });
  return answer === undefined || answer === back ? answer : { ...answers, [part]: words(answer) };
}
