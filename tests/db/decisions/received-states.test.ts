/** What minutes of another place state besides results and decisions: exemptions, marks, blocs held, and who sat in its jury. */
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';
import { decision, score } from '../../fixtures/session-minutes/sample-evidence.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import { ruled } from './deliberation-conduct.ts';
import {
  accept,
  declareAll,
  firstOf,
  importing,
  linkAll,
  oneCandidate,
  opened,
  openPlace,
  pdf,
} from './received-conduct.ts';
import type { Place } from './received-conduct.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
afterEach(closePanels);

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

const TEST = 'BC1-questionnaire';
const exempted: Evidence = {
  ...score('x', TEST, '10'),
  kind: 'exemption',
  state: 'exempted',
  result: { value: null, outOf: null, outcome: null, mark: '' },
};

it('an exemption that rested on nothing there grounds nothing here, and one with a reference does', async () => {
  for (const [reference, isGrounded] of [
    [null, false],
    [{ kind: 'text' as const, text: 'Décision 2026-14' }, true],
  ] as const) {
    const [panel, session] = await opened();
    const pvs = await place.session(oneCandidate([{ ...exempted, reference }], decision('adjourned')));
    await importing(panel, session, [pdf('pvs.pdf', pvs.sealed)]);
    await accept(panel, place.sha256);
    await linkAll(panel, session);
    await declareAll(panel, session);
    const { cell, enrolmentId } = await firstOf(panel, session);
    expect(cell.evidence.map(({ state, testId }) => [testId, state])).toEqual(
      isGrounded ? [[TEST, 'exempted']] : [],
    );
    expect(cell.calculation.missing.includes(TEST)).toBe(!isGrounded);
    const validated = ruled(panel, { ...session, passageId: '', enrolmentId });
    expect(await refusal(validated)).toBe('evidence-to-come');
  }
});

it('a mark by which that jury compensated counts until a result comes that it did not know', async () => {
  const [panel, session] = await opened();
  const known = score('q', TEST, '8');
  const mark: Evidence = {
    ...score('k', TEST, '14'),
    ...{ kind: 'new-mark', blocIds: ['BC1'], date: '2026-11-24', reference: null },
  };
  const pvs = await place.session(oneCandidate([known, mark], decision('refused', { reason: 'r' })));
  await importing(panel, session, [pdf('pvs.pdf', pvs.sealed)]);
  await accept(panel, place.sha256);
  await linkAll(panel, session);
  const values = async () =>
    (await firstOf(panel, session)).cell.evidence.map(({ kind, result }) => [kind, result.value]);
  expect((await values()).toSorted()).toEqual([
    ['new-mark', '14'],
    ['score', '8'],
  ]);
  const { enrolmentId } = await firstOf(panel, session);
  const entry = { enrolmentId, testId: TEST, kind: 'score' as const, outOf: '20', outcome: null };
  const by = { author: 'Gilda Serpolet', reference: '', isExcused: false };
  await done(panel.handlers.candidates.recordEvidence({ ...entry, ...by, value: '7', date: '2026-11-02' }));
  expect((await values()).map(([kind]) => kind)).toContain('new-mark');
  await done(panel.handlers.candidates.recordEvidence({ ...entry, ...by, value: '12', date: '2026-11-25' }));
  expect((await values()).map(([kind]) => kind)).not.toContain('new-mark');
});

it('a bloc that they say is held is held here once their authority is accepted, with them as its reference', async () => {
  const [panel, session] = await opened();
  const [first] = sessionSample().candidates;
  if (first === undefined) throw new Error('no candidate');
  const pvs = await place.session({ candidates: [first] });
  await importing(panel, session, [pdf('pvs.pdf', pvs.sealed)]);
  await linkAll(panel, session);
  await declareAll(panel, session);
  const bc2 = async () => {
    const row = await firstOf(panel, session);
    return { ...row, held: row.blocs.find(({ blocId }) => blocId === 'BC2')?.held ?? null };
  };
  expect((await bc2()).held).toBeNull();
  await accept(panel, place.sha256);
  const { enrolmentId, held } = await bc2();
  expect(held).toMatchObject({
    reference: `${pvs.content.number}, Attestation AT-2024-0117`,
    validUntil: '2029-06-18',
  });
  const again = ruled(
    panel,
    { ...session, passageId: '', enrolmentId },
    { blocId: 'BC2', outcome: 'adjourned' },
  );
  expect(await refusal(again)).toBe('bloc-held');
});

it('who sat in that jury and decides here is noticed, on the table and in the minutes', async () => {
  const [panel, session] = await opened();
  const { content } = await place.minutes();
  const members = content.members.map((member) =>
    member.name === 'Awa Élodie Diop' ? { ...member, name: 'TAMARIS Ondine' } : member,
  );
  const pv = await place.minutes({ members });
  await importing(panel, session, [pdf('pv.pdf', pv.sealed)]);
  await linkAll(panel, session);
  await accept(panel, place.sha256);
  await declareAll(panel, session);
  const row = await firstOf(panel, session);
  expect(row).toMatchObject({ evaluatorIds: [session.jurorIds[0]], linkedIds: [] });
  const { enrolmentId } = row;
  await done(ruled(panel, { ...session, passageId: '', enrolmentId }, { outcome: 'adjourned' }));
  const draft = await done(panel.handlers.sessionMinutes.preview({ sessionId: session.sessionId }));
  expect(plainText(draft)).toContain('A évalué dans un autre jury');
});
