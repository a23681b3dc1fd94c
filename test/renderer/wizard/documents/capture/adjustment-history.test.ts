import { expect, test } from 'vitest';
import {
  beginHistory,
  changeAdjustments,
  turn,
} from '../../../../../renderer/wizard/documents/capture/adjustment-history.ts';
import { asTaken } from '../../../../../shared/domain/capture.ts';

const clear = { ...asTaken, contrast: 'clear' } as const;
const grey = { ...asTaken, contrast: 'black-and-white' } as const;

test('steps are undone one by one, to how the page was', () => {
  let history = beginHistory(asTaken);
  history = changeAdjustments(history, { type: 'change', to: clear, subject: null });
  history = changeAdjustments(history, { type: 'change', to: grey, subject: null });
  history = changeAdjustments(history, { type: 'undo' });
  expect(history.present).toEqual(clear);
  history = changeAdjustments(history, { type: 'undo' });
  expect(history.present).toEqual(asTaken);
  expect(changeAdjustments(history, { type: 'undo' })).toBe(history);
});

test('moving one corner on and on is one step back; another corner is another', () => {
  let history = beginHistory(asTaken);
  history = changeAdjustments(history, { type: 'change', to: turn(asTaken, 1), subject: 'corner 0' });
  history = changeAdjustments(history, { type: 'change', to: clear, subject: 'corner 0' });
  history = changeAdjustments(history, { type: 'change', to: grey, subject: 'corner 1' });
  expect(history.past).toHaveLength(2);
  expect(changeAdjustments(history, { type: 'undo' }).present).toEqual(clear);
});

test('a change that changes nothing is no step', () => {
  const history = beginHistory(asTaken);
  expect(changeAdjustments(history, { type: 'change', to: { ...asTaken }, subject: null })).toBe(history);
});

test('four turns lead back, to either side', () => {
  const turned = [1, 1, 1, 1].reduce((page) => turn(page, 1), asTaken as Parameters<typeof turn>[0]);
  expect(turned).toEqual(asTaken);
  expect(turn(asTaken, -1).quarterTurns).toBe(3);
});
