import * as l10n from '@vscode/l10n';
import { nearest } from '../util/editDistance';
import type { Span } from '../util/span';
import { checkFlags } from './checkFlags';
import { isDuration, isRetryCount } from './checkHealthcheck';
import { checkRun } from './checkRun';
import { parseHeredocWord } from './heredocOpeners';
import { instructionNames } from './keywords';
import type { AssignmentsBody, CopyBody, FromBody, HealthcheckBody, OnbuildBody, Parts } from './parts';
import { LazyProblem, type SyntaxProblem, type SyntaxProblemId } from './problem';

/**
 * What BuildKit's second pass refuses in one instruction: its first refusal only, as BuildKit stops there.
 * Source: instructions/parse.go, in its order of checks.
 */
export function checkInstruction(text: string, parts: Parts): SyntaxProblem | undefined {
  const { body } = parts;
  switch (body.kind) {
    case 'from':
      return checkFrom(parts, body) ?? checkFlags(parts);
    case 'copy':
      return checkCopyCount(parts, body) ?? checkFlags(parts) ?? checkDestination(body);
    case 'run':
      return checkFlags(parts) ?? checkRun(parts, body);
    case 'command':
      return checkFlags(parts) ?? checkShell(text, parts);
    case 'healthcheck':
      return checkHealthcheck(parts, body);
    case 'assignments':
      return checkFlags(parts) ?? checkAssignments(parts, body);
    case 'onbuild':
      return checkOnbuild(parts, body) ?? checkFlags(parts);
    case 'words':
      return checkWords(parts, body.words.length);
  }
}

function refuse(id: SyntaxProblemId, span: Span, say: () => string): SyntaxProblem {
  return new LazyProblem(id, 'instruction', { start: span.start, end: span.end }, () => ({ message: say() }));
}

function whole(parts: Parts): Span {
  return { start: parts.start, end: parts.end };
}

const validStageName = /^[a-z][a-z0-9-_.]*$/;

function checkFrom(parts: Parts, { base, as, stageName }: FromBody): SyntaxProblem | undefined {
  const count = countWords(parts);
  if (count === 1) return undefined;
  if (!base)
    return refuse('argument-count', parts.keyword, () => l10n.t('FROM needs an image or a stage: FROM image AS name'));
  if (count === 2 || !stageName || !as) {
    const isAs = as !== undefined && /^as$/iu.test(as.text);
    const message = () =>
      isAs ? l10n.t('AS needs a stage name.') : l10n.t('FROM takes an image, or an image AS a name; nothing else.');
    return refuse('argument-count', as ?? parts.rest, message);
  }
  if (count > 3 || !/^as$/iu.test(as.text)) {
    return refuse('argument-count', { start: as.start, end: parts.rest.end }, () =>
      l10n.t('FROM takes an image, or an image AS a name; nothing else.'),
    );
  }
  if (validStageName.test(stageName.text.toLowerCase())) return undefined;
  return refuse('stage-name', stageName, () =>
    l10n.t(
      "'{0}' can't be a stage name: it starts with a letter, then letters, digits, '-', '_' and '.' follow.",
      stageName.text,
    ),
  );
}

/** FROM keeps three words only; a fourth shows in the length of the rest. */
function countWords({ rest, body }: Parts): number {
  if (body.kind !== 'from') return 0;
  if (!body.base) return 0;
  const last = body.stageName ?? body.as ?? body.base;
  const count = body.stageName ? 3 : body.as ? 2 : 1;
  return last.end < rest.end ? count + 1 : count;
}

function checkCopyCount(parts: Parts, { command, destination, sources }: CopyBody): SyntaxProblem | undefined {
  if (destination && sources.length > 0) return undefined;
  const message = () =>
    destination
      ? l10n.t('{0} has only one argument: the destination is missing.', command)
      : l10n.t('{0} needs at least a source and a destination.', command);
  return refuse('argument-count', destination ?? parts.keyword, message);
}

function checkDestination({ command, destination }: CopyBody): SyntaxProblem | undefined {
  if (!destination || !parseHeredocWord(destination.text)) return undefined;
  return refuse('heredoc', destination, () =>
    l10n.t("{0} can't write to a here-document; it must come before the destination.", command),
  );
}

function checkShell(text: string, parts: Parts): SyntaxProblem | undefined {
  if (parts.name !== 'SHELL' || parts.body.kind !== 'command') return undefined;
  const { form, words } = parts.body.command;
  if (words.length === 0) return needsArgument(parts);
  if (form === 'exec') return undefined;
  const first = text.slice(parts.rest.start, parts.rest.end).split(/\s+/, 1)[0] ?? '';
  return refuse('json-form', parts.rest, () =>
    l10n.t('SHELL needs the JSON form: SHELL ["{0}", "-c"]', first.replaceAll('"', '')),
  );
}

function needsArgument(parts: Parts): SyntaxProblem {
  return refuse('argument-count', parts.keyword, () => l10n.t('{0} needs at least one argument.', parts.name));
}

function checkHealthcheck(parts: Parts, { type, command }: HealthcheckBody): SyntaxProblem | undefined {
  if (!type) return needsArgument(parts);
  const kind = type.text.toUpperCase();
  if (kind === 'NONE') {
    const [extra] = command.words;
    return extra && refuse('argument-count', extra, () => l10n.t('HEALTHCHECK NONE takes no arguments.'));
  }
  const flagProblem = checkFlags(parts);
  if (flagProblem) return flagProblem;
  if (kind !== 'CMD')
    return refuse('invalid-arguments', type, () =>
      l10n.t("HEALTHCHECK is followed by CMD or NONE, not '{0}'.", type.text),
    );
  if (command.words.length === 0)
    return refuse('argument-count', type, () => l10n.t('HEALTHCHECK CMD needs a command.'));
  return checkHealthcheckFlags(parts);
}

function checkHealthcheckFlags({ flags }: Parts): SyntaxProblem | undefined {
  for (const { name, value } of flags) {
    if (!value || value.text === '') continue;
    const retries = name.text === 'retries';
    if (retries ? isRetryCount(value.text) : isDuration(value.text)) continue;
    const message = () =>
      retries
        ? l10n.t("--retries is a number from 0 up, not '{0}'.", value.text)
        : l10n.t("--{0} is a duration of at least 1ms, such as 30s or 1m30s, not '{1}'.", name.text, value.text);
    return refuse('flag-value', value, message);
  }
  return undefined;
}

function checkAssignments(parts: Parts, { assignments }: AssignmentsBody): SyntaxProblem | undefined {
  if (assignments.length === 0) return needsArgument(parts);
  const blank = assignments.find(({ name, value }) => name.text === '' && value);
  return blank && refuse('key-value', blank, () => l10n.t('{0} needs a name in front of the equals sign.', parts.name));
}

function checkOnbuild(parts: Parts, { trigger }: OnbuildBody): SyntaxProblem | undefined {
  if (!trigger) return parts.rest.start < parts.rest.end ? undefined : needsArgument(parts);
  if (!['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.name)) return undefined;
  return refuse('onbuild-trigger', trigger.keyword, () => l10n.t("{0} can't be triggered by ONBUILD.", trigger.name));
}

function checkWords(parts: Parts, count: number): SyntaxProblem | undefined {
  switch (parts.name) {
    case 'MAINTAINER':
    case 'USER':
    case 'WORKDIR':
      return count === 1 ? checkFlags(parts) : exactlyOne(parts);
    case 'STOPSIGNAL':
      return count === 1 ? undefined : exactlyOne(parts);
    case 'EXPOSE':
      return count > 0 ? checkFlags(parts) : needsArgument(parts);
    case 'VOLUME':
      return count > 0 ? (checkFlags(parts) ?? checkVolumes(parts)) : needsArgument(parts);
    default:
      return unknownInstruction(parts);
  }
}

function exactlyOne(parts: Parts): SyntaxProblem {
  return refuse('argument-count', parts.keyword, () => l10n.t('{0} needs exactly one argument.', parts.name));
}

function checkVolumes({ body }: Parts): SyntaxProblem | undefined {
  const blank = body.kind === 'words' ? body.words.find((word) => word.text.trim() === '') : undefined;
  return blank && refuse('invalid-arguments', blank, () => l10n.t("A volume can't be empty."));
}

function unknownInstruction(parts: Parts): SyntaxProblem {
  const written = parts.keyword.text;
  const span = written === '' ? whole(parts) : parts.keyword;
  return new LazyProblem('unknown-instruction', 'instruction', span, () => {
    const suggestion = nearest(written, instructionNames);
    const message = suggestion
      ? l10n.t("There is no instruction '{0}'; did you mean {1}?", written, suggestion)
      : l10n.t("There is no instruction '{0}'.", written);
    return { message, suggestion };
  });
}
