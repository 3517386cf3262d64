import * as l10n from '@vscode/l10n';
import { type ImageFacts, imageFacts } from '../../images/imageFacts';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { stateAfter } from '../running/stageState';
import { addUser } from '../shared/stages/addUser';
import { endsTarget, shippedWhere } from '../shared/stages/shippedWhere';
import { mentionOf } from '../shared/texts/mentions';
import { named } from '../shared/texts/named';

/** A target whose programs run as root: its last USER says so, or none says otherwise. */
export const runsAsRoot: StageRule = {
  id: 'runs-as-root',
  family: 'shipping',
  summary: () => l10n.t('A target that runs as root.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3002'],
  *checkStage(subject): Generator<Finding> {
    if (!endsTarget(subject.context)) return;
    const { instructions, context } = subject;
    const { user, starts } = stateAfter(context.inherited, instructions);
    if (user === undefined) yield* withoutUser(subject, starts === true);
    else if (isRoot(user) && !instructions.some(({ syntax }) => mentionsSwitcher(syntax)))
      yield withRoot(subject, user);
  },
};

function isRoot(user: string): boolean {
  const [name] = user.split(':');
  return name === 'root' || name === '0';
}

function withRoot({ instructions, context }: StageSubject, user: string): Finding {
  const last = named(instructions, 'USER').at(-1);
  const message = l10n.t('Programs run as root {0}: the last USER is {1}.', shippedWhere(context), user);
  const others = [...usersIn(instructions).reverse(), ...usersOf(context.root), context.inherited.user ?? ''];
  const other = others.find((one) => one !== '' && !isRoot(one) && !one.includes('$'));
  return {
    range: last ? last.range : baseRange(instructions),
    message,
    hadolintRule: 'DL3002',
    ...(startsWithScript(instructions) && { severity: 'information' as const }),
    ...(other && { fixes: [addUser(instructions, other)] }),
  };
}

/** Such a script begins as root to set things up, and may well go on as somebody else. */
function startsWithScript(instructions: readonly Instruction[]): boolean {
  const entry = named(instructions, 'ENTRYPOINT').at(-1);
  return (
    entry !== undefined && /entry-?point|\.sh\b|\/init\b/.test(entry.syntax.logical.text.slice('ENTRYPOINT'.length))
  );
}

function* withoutUser({ instructions, context }: StageSubject, starts: boolean): Generator<Finding> {
  const facts = context.root === undefined ? undefined : imageFacts(context.root);
  if (facts?.user !== 'root' || switchesByItself(facts, instructions) || isChosen(instructions)) return;
  // Files that are taken out of it are nobody's programs.
  if (facts.distribution === 'scratch' && !starts) return;
  const message = l10n.t('Programs run as root {0}: no USER says otherwise.', shippedWhere(context));
  const fix = fixFor(facts, instructions, context.base === 'image');
  yield {
    range: baseRange(instructions),
    message,
    severity: starts ? 'information' : 'hint',
    ...(fix && { fixes: [fix] }),
  };
}

/** Whether a build argument brings the whole base: its default says little about who it runs as. */
function isChosen([from]: readonly Instruction[]): boolean {
  return from?.body.kind === 'from' && /^["']?\$/.test(from.body.base?.text ?? '');
}

/** Servers start as root and change to a user of their own, and so do those who say so with one of these programs. */
function switchesByItself({ kind, name }: ImageFacts, instructions: readonly Instruction[]): boolean {
  if (kind === 'server' || name.includes('devcontainers/')) return true;
  return instructions.some(({ syntax }) => mentionsSwitcher(syntax));
}

const mentionsSwitcher = mentionOf(/\b(?:gosu|su-exec|setpriv|s6-setuidgid|s6-overlay|chpst|runuser)\b/);

function fixFor(facts: ImageFacts, instructions: readonly Instruction[], standsOnIt: boolean): Fix | undefined {
  const from = instructions[0];
  if (facts.distribution === 'distroless') return standsOnIt && from ? nonroot(facts, from) : undefined;
  const [user] = facts.distribution === 'scratch' ? ['65532:65532'] : usersOf(facts);
  return user === undefined ? undefined : addUser(instructions, user);
}

/** Distroless has a tag for this. */
function nonroot({ tag, digest }: ImageFacts, from: Instruction): Fix | undefined {
  const base = from.body.kind === 'from' ? from.body.base : undefined;
  if (!base || digest !== undefined || !/^[\w./-]+(?::(?:latest|debug))?$/.test(base.text)) return undefined;
  const [name = ''] = base.text.split(':');
  const text = `${name}:${tag === 'debug' ? 'debug-nonroot' : 'nonroot'}`;
  return { title: l10n.t("Use '{0}'", text), edits: [{ range: from.rangeOf(base), newText: text }] };
}

function usersOf(image: ImageFacts | string | undefined): readonly string[] {
  const facts = typeof image === 'string' ? imageFacts(image) : image;
  return facts?.users.filter((user) => !/^\d/.test(user)) ?? [];
}

function usersIn(instructions: readonly Instruction[]): string[] {
  return named(instructions, 'USER').flatMap(({ body }) => (body.kind === 'words' ? (body.words[0]?.text ?? []) : []));
}

function baseRange(instructions: readonly Instruction[]) {
  const from = instructions[0] as Instruction;
  const base = from.body.kind === 'from' ? from.body.base : undefined;
  return base ? from.rangeOf(base) : from.range;
}
