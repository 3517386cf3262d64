import assert from 'node:assert/strict';
import type { Checklist } from '../../../server/src/protocol/checklist';
import type { ListedStage } from '../../../server/src/protocol/stagesView';
import { StagesModel } from './stagesModel';
import { childrenOf, isWithin, nodeId } from './stagesNode';

/** `name: base` of each stage, a line each. */
function stagesOf(text: string): ListedStage[] {
  return text.split('\n').map((line, index) => {
    const [name = '', base = ''] = line.split(': ');
    const takes = [{ kind: 'base' as const, from: 'image' as const, label: base, what: base, line: index * 10 }];
    const facts = { role: 'builds' as const, isDefault: false, isUnused: false, takes, builds: [] };
    return { id: name, index, label: name, name, base, line: index * 10, lastLine: index * 10 + 8, ...facts };
  });
}

/** Passes a point for each stage. */
function checklistOf(text: string): Checklist {
  return { target: 'run', sections: [], passed: stagesOf(text).length, failed: 0 };
}

/** A model of these files, and what it asked for and told. */
function modelOf(files: Record<string, string>) {
  const heard: string[] = [];
  const model = new StagesModel(
    {
      dockerfiles: async () => {
        heard.push('list');
        return Object.entries(files).map(([uri, text]) => ({ uri, stages: text ? stagesOf(text) : [] }));
      },
      stages: async (uri) => {
        heard.push(`read ${uri}`);
        return files[uri] ? stagesOf(files[uri]) : null;
      },
      checklist: async (uri) => {
        heard.push(`check ${uri}`);
        return files[uri] && !files[uri].includes('?') ? checklistOf(files[uri]) : null;
      },
      pathOf: (uri) => uri,
    },
    { changed: (file) => heard.push(`changed ${file?.uri ?? 'all'}`), failed: (error) => assert.fail(String(error)) },
  );
  const shown = async () => {
    const lines: string[] = [];
    for (const file of await model.files()) {
      const stages = await model.stages(file);
      lines.push(`${file.uri}: ${stages.map(({ stage }) => stage.label).join(' ')}`);
    }
    return lines;
  };
  return { files, model, heard, shown, news: () => heard.splice(0) };
}

const two = { 'web/Dockerfile': 'deps: node\nweb: deps', 'api/Dockerfile': 'build: golang\nrun: scratch' };
const settled = () => new Promise(setImmediate);

describe('The view of stages', () => {
  it('lists Dockerfiles by folder, and reads the stages of those that are looked into', async () => {
    const { model, shown, news } = modelOf(two);
    assert.equal((await model.files()).length, 2);
    assert.deepEqual(news(), ['list', 'changed all']);
    assert.deepEqual(await shown(), ['api/Dockerfile: build run', 'web/Dockerfile: deps web']);
    assert.deepEqual(news(), ['read api/Dockerfile', 'read web/Dockerfile']);
  });

  it('lists what lies in a folder before what lies below it', async () => {
    const { model } = modelOf({ 'a/b/Dockerfile': '', 'a/web.Dockerfile': '', 'a/Dockerfile': '', Dockerfile: '' });
    const files = await model.files();
    assert.deepEqual(
      files.map(({ uri }) => uri),
      ['Dockerfile', 'a/Dockerfile', 'a/web.Dockerfile', 'a/b/Dockerfile'],
    );
  });

  it('asks for nothing as long as nobody looks', async () => {
    const { model, news } = modelOf(two);
    model.refresh();
    model.edit('api/Dockerfile');
    await settled();
    assert.deepEqual(news(), []);
  });

  it('follows what is typed, and stays as it is where that changes nothing', async () => {
    const { files, model, shown, news } = modelOf({ ...two });
    await shown();
    news();
    model.edit('api/Dockerfile');
    await settled();
    assert.deepEqual(news(), ['read api/Dockerfile']);
    files['api/Dockerfile'] = 'compile: golang';
    model.edit('api/Dockerfile');
    await settled();
    assert.deepEqual(news(), ['read api/Dockerfile', 'changed api/Dockerfile']);
    assert.deepEqual(await shown(), ['api/Dockerfile: compile', 'web/Dockerfile: deps web']);
  });

  it('reads no file again that nobody looked into', async () => {
    const { model, news } = modelOf(two);
    await model.files();
    news();
    model.edit('api/Dockerfile');
    model.refresh();
    await settled();
    assert.deepEqual(news(), ['list']);
  });

  it('takes up files that come and drops those that go, and the others keep their rows', async () => {
    const { files, model, shown } = modelOf({ ...two });
    const [, web] = await model.files();
    await shown();
    delete (files as Record<string, string>)['api/Dockerfile'];
    Object.assign(files, { 'zoo/Dockerfile': 'lion: cat' });
    model.refresh();
    await settled();
    assert.deepEqual(await shown(), ['web/Dockerfile: deps web', 'zoo/Dockerfile: lion']);
    assert.equal((await model.files())[0], web);
  });

  it('shows the stages whose name, base or path has what is typed', async () => {
    const { model, shown } = modelOf({ ...two, 'empty/Dockerfile': '' });
    await shown();
    const filtered = (typed: string) => {
      model.filterBy(typed);
      return shown();
    };
    assert.deepEqual(await filtered('de'), ['web/Dockerfile: deps web']);
    assert.deepEqual(await filtered('GOLANG'), ['api/Dockerfile: build']);
    assert.deepEqual(await filtered('web dep'), ['web/Dockerfile: deps web']);
    assert.deepEqual(await filtered('api run'), ['api/Dockerfile: run']);
    assert.deepEqual(await filtered('empty'), ['empty/Dockerfile: ']);
    assert.deepEqual(await filtered('nothing'), []);
    assert.equal((await filtered(' ')).length, 3);
  });

  it('knows which row stands for a line', async () => {
    const { model } = modelOf(two);
    await model.files();
    const rowAt = async (line: number) => {
      const node = await model.nodeAt('web/Dockerfile', line);
      return node && nodeId(node);
    };
    assert.equal(await rowAt(0), 'web/Dockerfile deps');
    assert.equal(await rowAt(12), 'web/Dockerfile web');
    assert.equal(await rowAt(9), 'web/Dockerfile deps', 'between two stages');
    assert.equal(await rowAt(900), 'web/Dockerfile web', 'below all');
    assert.equal(await rowAt(-1), 'web/Dockerfile');
    assert.equal(await model.nodeAt('other/Dockerfile', 0), undefined);
    model.filterBy('node');
    assert.equal(await rowAt(0), 'web/Dockerfile deps');
    assert.equal(await rowAt(12), undefined, 'left out by the filter');
  });

  it('knows what stands below a row, though it was read anew', async () => {
    const { model } = modelOf(two);
    const [file] = await model.files();
    assert.ok(file);
    const [[build], [again]] = [await model.stages(file), await model.stages(file)];
    assert.ok(build && again && build !== again);
    const [taking] = childrenOf(build);
    assert.ok(isWithin(taking, again) && isWithin(taking, file) && isWithin(build, again));
    assert.ok(!isWithin(file, build) && !isWithin(undefined, file));
  });

  it('is empty once there is nothing', async () => {
    const { model } = modelOf({});
    assert.equal(model.isEmpty, false);
    assert.deepEqual(await model.files(), []);
    assert.equal(model.isEmpty, true);
  });

  describe('has the checklist of a Dockerfile', () => {
    it('for those that look at it, once', async () => {
      const { model, news } = modelOf(two);
      const [file] = await model.files();
      news();
      assert.equal((await model.checklist(file))?.checklist.passed, 2);
      assert.equal((await model.checklist(file))?.kind, 'checklist');
      assert.deepEqual(news(), ['check api/Dockerfile']);
    });

    it('as it is after an edit', async () => {
      const { files, model, news } = modelOf({ ...two });
      const [file] = await model.files();
      await model.stages(file);
      await model.checklist(file);
      news();
      files['api/Dockerfile'] = 'build: golang\ntest: build\nrun: scratch';
      model.edit('api/Dockerfile');
      await settled();
      assert.deepEqual(news(), ['read api/Dockerfile', 'check api/Dockerfile', 'changed api/Dockerfile']);
      assert.equal((await model.checklist(file))?.checklist.passed, 3);
    });

    it('as it was, while an instruction is half typed', async () => {
      const { files, model } = modelOf({ ...two });
      const [file] = await model.files();
      await model.stages(file);
      await model.checklist(file);
      files['api/Dockerfile'] = 'build: golang\nrun: ?';
      model.edit('api/Dockerfile');
      await settled();
      assert.equal((await model.checklist(file))?.checklist.passed, 2);
    });

    it('not while a filter looks for stages, and not where there is none', async () => {
      const { model } = modelOf({ ...two, 'empty/Dockerfile': '' });
      const [api, empty] = await model.files();
      model.filterBy('run');
      assert.equal(await model.checklist(api), undefined);
      model.filterBy('');
      assert.equal(await model.checklist(empty), undefined);
    });
  });
});
