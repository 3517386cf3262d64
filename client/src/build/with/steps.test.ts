import assert from 'node:assert/strict';
import { type Asker, askInSteps, back, type Step } from './steps';

/** Answers in this order, whatever is asked; `<` goes back, and nothing more ends it. */
function answering(...answers: string[]): Asker & { places: string[] } {
  const places: string[] = [];
  const next = async () => {
    const answer = answers.shift();
    return answer === '<' ? back : answer;
  };
  return {
    places,
    pick: () => assert.fail('nothing to pick'),
    text: ({ place, text, value }) => {
      places.push(`${place.step}/${place.count} ${text}${value}`);
      return next();
    },
    path: async () => undefined,
  };
}

type Known = Readonly<Record<string, string>>;
const question =
  (name: string): Step<Known> =>
  async (known, ask, place) => {
    const answer = await ask.text({ place, text: name, value: known[name] ?? '' });
    return answer === undefined || answer === back ? answer : { ...known, [name]: answer };
  };
const steps = [question('a'), question('b'), question('c')];

describe('questions in steps', () => {
  it('are asked one after the other', async () => {
    const ask = answering('1', '2', '3');
    assert.deepEqual(await askInSteps({}, steps, ask), { a: '1', b: '2', c: '3' });
    assert.deepEqual(ask.places, ['1/3 a', '2/3 b', '3/3 c']);
  });

  it('know on the way back what was answered', async () => {
    const ask = answering('1', '2', '<', '<', '4', '5', '6');
    assert.deepEqual(await askInSteps({}, steps, ask), { a: '4', b: '5', c: '6' });
    assert.deepEqual(ask.places.slice(2), ['3/3 c', '2/3 b2', '1/3 a1', '2/3 b2', '3/3 c']);
  });

  it('lead back to what was asked before them', async () => {
    const ask = answering('<');
    assert.equal(await askInSteps({}, steps, ask, 1), back);
    assert.deepEqual(ask.places, ['2/4 a']);
  });

  it('end where somebody has enough of them', async () => {
    assert.equal(await askInSteps({}, steps, answering('1')), undefined);
  });
});
