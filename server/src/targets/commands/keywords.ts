import { bareText } from '../../shell/shellWords';
import type { Word } from '../../shell/steps';
import { closeBlock, openBlock, type Shell, setVariable } from './variables';

const passed = new Set(['if', 'while', 'until', '!', 'time', 'and', 'or', 'not', 'begin']);
const opening = new Set(['then', 'do', '{']);
const closing = new Set(['fi', 'done', '}', 'esac', 'end']);

/** The words behind `if`, `then`, `{` and the like; none where a command only begins a loop or a choice. */
export function skipKeywords(words: readonly Word[], shell: Shell): readonly Word[] {
  for (let at = 0; at < words.length; at++) {
    const keyword = bareText(words[at]);
    if (keyword === undefined) return words.slice(at);
    if (opening.has(keyword)) openBlock(shell);
    else if (closing.has(keyword)) closeBlock(shell);
    else if (keyword === 'else' || keyword === 'elif') {
      closeBlock(shell);
      if (keyword === 'else') openBlock(shell);
    } else if (keyword === 'for' || keyword === 'select' || keyword === 'case') {
      const name = words[at + 1] && bareText(words[at + 1]);
      if (keyword === 'case') openBlock(shell);
      else if (name) setVariable(shell, name, undefined);
      return [];
    } else if (keyword === 'function') at++;
    else if (!passed.has(keyword)) return words.slice(at);
  }
  return [];
}
