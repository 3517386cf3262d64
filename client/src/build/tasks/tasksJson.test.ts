import assert from 'node:assert/strict';
import { type ParseError, parse } from 'jsonc-parser';
import { type LabelledTask, withTask } from './tasksJson';

const style = { insertSpaces: true, tabSize: 2 };
const task: LabelledTask = { type: 'dockerfile-stages', label: 'build web', dockerfile: 'Dockerfile', stage: 'web' };
const added = (text: string) => withTask(text, task, style);

describe('tasks.json with a task of ours', () => {
  it('begins with it', () => {
    assert.equal(
      added(''),
      `{
  "version": "2.0.0",
  "tasks": [
    {
      "type": "dockerfile-stages",
      "label": "build web",
      "dockerfile": "Dockerfile",
      "stage": "web"
    }
  ]
}`,
    );
  });

  it('keeps its comments, its other tasks and its line ends', () => {
    const text =
      '{\r\n  // mine\r\n  "version": "2.0.0",\r\n  "tasks": [\r\n    { "label": "x" }, // one\r\n  ]\r\n}\r\n';
    const after = added(text) ?? '';
    assert.ok(after.includes('// mine') && after.includes('// one'), after);
    assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
    const errors: ParseError[] = [];
    assert.deepEqual(parse(after, errors, { allowTrailingComma: true }).tasks, [{ label: 'x' }, task]);
    assert.deepEqual(errors, []);
  });

  it('has it once', () => {
    const before = added('') ?? '';
    const after = withTask(before, { ...task, noCache: true }, style) ?? '';
    assert.deepEqual(parse(after).tasks, [{ ...task, noCache: true }]);
  });

  it('is left alone where it is no tasks.json', () => {
    assert.equal(added('[]'), undefined);
    assert.equal(added('{"tasks": 3}'), undefined);
    assert.equal(added('oops'), undefined);
  });
});
