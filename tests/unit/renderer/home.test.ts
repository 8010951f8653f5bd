import { describe, expect, test } from 'vitest';
import { attentionIn } from '../../../src/renderer/src/features/home/attention.ts';
import { openSessionIds, sessionDays } from '../../../src/renderer/src/features/home/session-days.ts';
import { passage, session, summary } from './sample-views.ts';

const TODAY = '2026-11-24';

describe('what needs a hand', () => {
  test('most urgent first', () => {
    const view = session({
      compositionFaults: [{ code: 'president-missing' }],
      passages: [
        passage('evaluator', { needsEvaluatorChoice: true }),
        passage('begun', { isBegun: true, stage: 'signature' }),
        passage('ruling', { isBegun: true, needsRuling: true }),
        passage('quiet'),
      ],
    });
    expect(attentionIn([view], TODAY).map(({ kind }) => kind)).toEqual([
      'ruling',
      'unfinished',
      'evaluator',
      'composition',
    ]);
  });

  test('nothing of what is archived', () => {
    expect(
      attentionIn([session({ passages: [passage('p', { stage: 'archived', isBegun: true })] })], TODAY),
    ).toEqual([]);
  });

  test('nothing of the jury of a day that is over', () => {
    const faulty = session({ date: '2026-11-23', compositionFaults: [{ code: 'too-few-members' }] });
    expect(attentionIn([faulty], TODAY)).toEqual([]);
  });
});

describe('days', () => {
  const sessions = [
    summary('old', '2026-10-01', { archivedCount: 1 }),
    summary('later', '2027-01-10'),
    summary('unfinished', '2026-11-20'),
    summary('now', TODAY),
    summary('soon', '2026-12-01'),
  ];

  test('sessions stand around today', () => {
    const days = sessionDays(sessions, TODAY);
    expect(days.today.map(({ id }) => id)).toEqual(['now']);
    expect(days.upcoming.map(({ id }) => id)).toEqual(['soon', 'later']);
    expect(days.past.map(({ id }) => id)).toEqual(['unfinished', 'old']);
  });

  test('a past session stays open until all its minutes are archived', () => {
    expect(openSessionIds(sessions, TODAY)).toEqual(['later', 'unfinished', 'now', 'soon']);
  });
});
