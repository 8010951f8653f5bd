/** What was typed beside a passage for a test that no jury holds: what it counts for, and what it does not. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { bc1, row, ruled } from './deliberation-conduct.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEST = 'BC1-questionnaire';
let panel: Panel;
let passage: Prepared & { readonly enrolmentId: string };

beforeAll(async () => {
  panel = openPanel();
  const prepared = await prepare(panel, 2);
  const { enrolmentId } = await row(panel, prepared);
  passage = { ...prepared, enrolmentId };
  for (const jurorId of prepared.jurorIds) {
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    await done(
      panel.handlers.decisions.declareLinks({ sessionId: prepared.sessionId, jurorId, declarations }),
    );
  }
  const by = { author: 'Jury fictif', date: '2026-11-20', reference: '', isExcused: false };
  for (const testId of ['BC1-workplace-observation', 'BC1-oral-defence', 'BC1-role-play']) {
    const given = { ...by, enrolmentId, testId, value: null, outOf: null, outcome: 'favourable' as const };
    await done(panel.handlers.candidates.recordEvidence({ ...given, kind: 'on-file' }));
  }
});

afterAll(closePanels);

/** As a version before this one kept it, whatever it said. */
function typed(text: string): void {
  panel.db
    .prepare('UPDATE passage SET imported_results = json_object(?, ?) WHERE id = ?')
    .run(TEST, text, passage.passageId);
}

it.each([
  ['en attente', 'to-come', 'missing'],
  ['à revoir', 'done', 'missing'],
  ['absent', 'absent', 'absent'],
  ['excusée', 'excused', 'absent'],
  ['dispensé', 'exempted', 'missing'],
])('"%s" is %s and no result: the bloc is not validated', async (text, state, where) => {
  typed(text);
  const { calculation, evidence } = await bc1(panel, passage);
  expect(evidence.find(({ testId }) => testId === TEST)).toMatchObject({ state, result: { mark: text } });
  expect(where === 'absent' ? calculation.absent : calculation.missing).toContain(TEST);
  expect(await refusal(ruled(panel, passage))).toBe('evidence-to-come');
});

it('what says nothing that is known is told to await someone, who enters the result', async () => {
  typed('à revoir');
  const { calculation } = await bc1(panel, passage);
  expect(calculation.lines.some(({ kind }) => kind === 'unconfirmed')).toBe(true);
});

it.each([
  ['16 / 20', { value: '16', outOf: '20', outcome: null }],
  ['13,5/20', { value: '13.5', outOf: '20', outcome: null }],
  ['Favorable', { value: null, outOf: null, outcome: 'favourable' }],
])('"%s" is a result, on which the bloc may be validated', async (text, result) => {
  typed(text);
  const { calculation, evidence } = await bc1(panel, passage);
  expect(evidence.find(({ testId }) => testId === TEST)).toMatchObject({
    status: 'usable',
    state: 'done',
    result,
  });
  expect(calculation.missing).toEqual([]);
  await done(ruled(panel, passage));
});
