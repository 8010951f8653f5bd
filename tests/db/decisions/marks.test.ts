/** Marks to compensate, between juries and over retakes; and blocs that are held by the time that a decision is sealed. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { bc1, ruled } from './deliberation-conduct.ts';
import { seal } from './sealed-session.ts';
import { assessed } from './two-sessions.ts';
import type { Candidate } from './two-sessions.ts';

vi.setConfig({ testTimeout: 180_000 });
afterEach(closePanels);

const HOUR_MS = 3_600_000;
const TEST = 'BC1-questionnaire';

function enter(panel: Panel, { enrolmentId, jurorIds, sessionId }: Candidate, value: string | null) {
  return done(
    panel.handlers.decisions.enterMark({
      ...{ sessionId, enrolmentId, blocId: 'BC1', testId: TEST, reason: 'Écart rattrapé' },
      mark: value === null ? null : { value, outOf: '20' },
      confirmations: [{ jurorId: jurorIds[0] ?? '', pin: PIN }],
    }),
  );
}

const marks = async (panel: Panel, asking: Candidate) =>
  (await bc1(panel, asking)).evidence.flatMap(({ kind, result }) =>
    kind === 'new-mark' ? [result.value] : [],
  );

/** What the test counts for in the calculation. */
async function counted(panel: Panel, asking: Candidate): Promise<string | null> {
  const { calculation } = await bc1(panel, asking);
  const [line] = calculation.lines.flatMap((each) =>
    each.kind === 'test' && each.testId === TEST ? [each.value] : [],
  );
  return line ?? null;
}

const retaken = (panel: Panel, { enrolmentId }: Candidate, value: string) =>
  done(
    panel.handlers.candidates.recordEvidence({
      ...{ enrolmentId, testId: TEST, kind: 'score' as const, value, outOf: '20', outcome: null },
      ...{ author: 'Gilda Serpolet', date: '2026-11-24', reference: '', isExcused: false },
    }),
  );

describe('a mark that a jury enters', () => {
  it('is seen by others once it is sealed, whatever the clock said, and falls at a retake that its jury did not know', async () => {
    const panel = openPanel();
    const [one, other] = await assessed(panel);
    await enter(panel, one, '17');
    // The last one stands, also where the clock was put back between the two.
    panel.drive.stepWall(-HOUR_MS);
    await enter(panel, one, '9');
    expect(await marks(panel, one)).toEqual(['9']);
    expect(await marks(panel, other)).toEqual([]);
    panel.drive.stepWall(-HOUR_MS);
    await done(ruled(panel, one, { outcome: 'refused' }));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect([await marks(panel, other), await counted(panel, other)]).toEqual([['9'], '9']);
    expect((await bc1(panel, one)).attention).toBe('closed');

    await retaken(panel, one, '18');
    expect([await marks(panel, other), await counted(panel, other)]).toEqual([[], '18']);
    // Neither does it outlive the retake for its own jury, which says again what it thinks of it.
    expect([await marks(panel, one), await counted(panel, one)]).toEqual([[], '18']);
    await enter(panel, one, '12');
    expect([await marks(panel, one), await marks(panel, other)]).toEqual([['12'], []]);
    await enter(panel, other, '13');
    expect([await marks(panel, one), await marks(panel, other)]).toEqual([['12'], ['13']]);
  });

  it('is nobody’s once the last sealed ruling of its jury stands without it', async () => {
    const panel = openPanel();
    const [one, other] = await assessed(panel);
    await enter(panel, one, '9');
    await done(ruled(panel, one, { outcome: 'refused' }));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    await enter(panel, one, null);
    // Taken back, and not sealed yet.
    expect([await marks(panel, one), await marks(panel, other)]).toEqual([[], ['9']]);
    await done(ruled(panel, one, { outcome: 'adjourned' }));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect([await marks(panel, one), await marks(panel, other)]).toEqual([[], []]);
  });
});

describe('a bloc that is held by the time its decision would be sealed', () => {
  it('is not decided twice: at the table, at the lock, at the seal; its decision may be taken back', async () => {
    const panel = openPanel();
    const [one] = await assessed(panel);
    const { enrolmentId, jurorIds, sessionId } = one;
    await done(ruled(panel, one));
    const held = (heldOn: string) =>
      done(
        panel.handlers.candidates.declareHeld({
          enrolmentId,
          held: [
            { blocId: 'BC1', source: 'declared', reference: 'Attestation fictive', heldOn, validUntil: null },
          ],
        }),
      );
    await held('2026-11-25');
    expect((await bc1(panel, one)).draft).toMatchObject({ isOutdated: false });
    await held('2024-06-18');
    expect(await bc1(panel, one)).toMatchObject({ attention: 'outdated', draft: { isOutdated: true } });
    expect(await refusal(panel.handlers.sessionMinutes.lock({ sessionId }))).toBe('rulings-outdated');
    expect(seal(panel, sessionId)).toMatchObject({ ok: false, code: 'rulings-outdated' });
    const confirmations = [{ jurorId: jurorIds[0] ?? '', pin: PIN }];
    const taken = { sessionId, enrolmentId, blocId: 'BC1', reason: 'Bloc déjà acquis', confirmations };
    await done(panel.handlers.decisions.takeBack(taken));
    expect(await bc1(panel, one)).toMatchObject({ attention: 'closed', draft: null });
  });
});
