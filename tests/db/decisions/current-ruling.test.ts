/** What is current once rulings are sealed: liftings, revocations, overdue conditions, and no two current decisions on one bloc. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { bc1, defended, ruled } from './deliberation-conduct.ts';
import { seal } from './sealed-session.ts';
import { another, assessed, ON_FILE } from './two-sessions.ts';
import type { Candidate } from './two-sessions.ts';

vi.setConfig({ testTimeout: 180_000 });
afterEach(closePanels);

const DAY_MS = 86_400_000;

const onBc1 = ({ enrolmentId, jurorIds, sessionId }: Candidate, by = 0) => ({
  sessionId,
  enrolmentId,
  blocId: 'BC1',
  reason: 'Attestation reçue.',
  confirmations: [{ jurorId: jurorIds[by] ?? '', pin: PIN }],
});

const current = async (panel: Panel, { enrolmentId }: Candidate) => {
  const { blocs } = await done(panel.handlers.decisions.dossier({ enrolmentId }));
  const cell = blocs.find(({ blocId }) => blocId === 'BC1');
  if (cell === undefined) throw new Error('no bloc');
  return cell.current;
};

describe('a sealed decision', () => {
  it('is current, is not decided again, and is taken back by a revocation alone, which keeps it', async () => {
    const panel = openPanel();
    const [one, other] = await assessed(panel);
    await done(ruled(panel, one));
    expect(await current(panel, one)).toMatchObject({ state: 'none' });
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({ state: 'current', outcome: 'validated' });
    expect(await refusal(ruled(panel, other))).toBe('bloc-validated-already');
    expect(await refusal(ruled(panel, one, { outcome: 'adjourned' }))).toBe('bloc-validated-already');

    await done(panel.handlers.decisions.revoke({ ...onBc1(other), reason: 'Fraude établie.' }));
    // Nothing is taken away before it is sealed.
    expect(await current(panel, one)).toMatchObject({ state: 'current' });
    expect(seal(panel, other.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({
      state: 'none',
      revoked: [{ kind: 'revocation', reason: 'Fraude établie.' }],
    });
    expect(await refusal(panel.handlers.decisions.revoke(onBc1(one)))).toBe('nothing-decided');
    await done(ruled(panel, one, { outcome: 'refused' }));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({ state: 'current', outcome: 'refused', rulings: [{}] });
  });

  it('of a session that proposes is none', async () => {
    const panel = openPanel();
    const { enrolmentId } = await defended(panel);
    const proposing = await another(panel, enrolmentId, 'proposition');
    await done(ruled(panel, proposing, { outcome: 'adjourned' }));
    expect(seal(panel, proposing.sessionId).ok).toBe(true);
    expect(await current(panel, proposing)).toEqual({ state: 'none', revoked: [] });
  });

  it('is not sealed beside one that was sealed since it was taken', async () => {
    const panel = openPanel();
    const [one, other] = await assessed(panel);
    await done(ruled(panel, one));
    await done(ruled(panel, other, { outcome: 'refused' }));
    expect(seal(panel, other.sessionId).ok).toBe(true);
    expect(seal(panel, one.sessionId)).toMatchObject({ ok: false, code: 'rulings-outdated' });
    expect(await bc1(panel, one)).toMatchObject({ attention: 'outdated' });
    await done(ruled(panel, one));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({
      state: 'current',
      outcome: 'validated',
      rulings: [{}],
    });
  });
});

describe('a bloc whose decision is sealed', () => {
  it.each(['refused', 'adjourned', 'conditional'] as const)(
    'waits for no jury once it is %s, until another result comes',
    async (outcome) => {
      const panel = openPanel();
      const [one] = await assessed(panel);
      const { enrolmentId } = one;
      await done(ruled(panel, one, { outcome }));
      expect(await bc1(panel, one)).toMatchObject({ attention: 'decided' });
      expect(seal(panel, one.sessionId).ok).toBe(true);
      expect(await bc1(panel, one)).toMatchObject({ attention: 'closed', current: { outcome } });
      const again = { ...ON_FILE, enrolmentId, date: '2026-11-24', outcome: 'unfavourable' as const };
      await done(panel.handlers.candidates.recordEvidence(again));
      expect(['divergent', 'undecided']).toContain((await bc1(panel, one)).attention);
    },
  );
});

describe('a condition', () => {
  it('is lifted by the president alone where the minutes say so', async () => {
    const panel = openPanel();
    const [one, other] = await assessed(panel);
    const { lift } = panel.handlers.decisions;
    await done(ruled(panel, one, { outcome: 'conditional' }));
    expect(await refusal(lift(onBc1(one)))).toBe('condition-not-liftable');
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({ state: 'current', outcome: 'conditional' });
    expect(await refusal(lift(onBc1(one, 1)))).toBe('confirmation-missing');
    expect(await refusal(lift(onBc1(other)))).toBe('condition-not-liftable');
    await done(lift(onBc1(one)));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    expect(await current(panel, one)).toMatchObject({
      state: 'current',
      outcome: 'validated',
      rulings: [{ kind: 'lifting' }],
    });
  });

  it('is told once it is overdue, and is no refusal', async () => {
    const panel = openPanel();
    const [one] = await assessed(panel);
    await done(ruled(panel, one, { outcome: 'conditional', dueOn: '2026-11-25' }));
    expect(seal(panel, one.sessionId).ok).toBe(true);
    const review = () => done(panel.handlers.decisions.review({}));
    expect(await review()).toEqual({ count: 0, rows: [] });
    panel.drive.stepWall(2 * DAY_MS);
    expect(await review()).toMatchObject({
      count: 1,
      rows: [
        {
          kind: 'overdue',
          blocId: 'BC1',
          condition: { document: 'Attestation SST' },
          sessionId: one.sessionId,
        },
      ],
    });
    expect(await current(panel, one)).toMatchObject({ state: 'current', outcome: 'conditional' });
  });
});

type Step = {
  readonly at: 0 | 1;
  readonly act:
    'validated' | 'refused' | 'conditional' | 'adjourned' | 'seal' | 'lift' | 'revoke' | 'take-back';
};

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.constantFrom(0 as const, 1 as const),
  act: fc.constantFrom(
    ...([
      'validated',
      'refused',
      'conditional',
      'adjourned',
      'seal',
      'seal',
      'lift',
      'revoke',
      'take-back',
    ] as const),
  ),
});

describe('no order of decisions, liftings and revocations in two sessions', () => {
  it('leads to two current decisions on one bloc', async () => {
    const panel = openPanel();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const sessions = await assessed(panel);
        for (const { act, at } of steps) {
          const asked = sessions[at];
          if (act === 'seal') seal(panel, asked.sessionId);
          else if (act === 'lift') await panel.handlers.decisions.lift(onBc1(asked));
          else if (act === 'revoke') await panel.handlers.decisions.revoke(onBc1(asked));
          else if (act === 'take-back') await panel.handlers.decisions.takeBack(onBc1(asked));
          else await ruled(panel, asked, { outcome: act });
          const standing = await current(panel, asked);
          expect(standing.state).not.toBe('to-settle');
          if (standing.state === 'current') expect(standing.rulings).toHaveLength(1);
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
