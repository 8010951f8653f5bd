/** Imports, words on authorities, and a jury's own acts, in any order: one decision on a bloc is current, or it is to be settled. */
import fc from 'fast-check';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { decision, score } from '../../fixtures/session-minutes/sample-evidence.ts';
import { closePanels, done } from '../passage-panel.ts';
import { ruled } from './deliberation-conduct.ts';
import {
  accept,
  administratorOf,
  declareAll,
  firstOf,
  importing,
  linkAll,
  oneCandidate,
  opened,
  openPlace,
  pdf,
} from './received-conduct.ts';
import { seal } from './sealed-session.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
afterEach(closePanels);

interface Foreign {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly number: string;
}

let results: Foreign;
let rulings: readonly Foreign[];

/** A place that only gives results, one that validates, one that refuses, and one that takes the validation away. */
beforeAll(async () => {
  const evaluating = await openPlace('Centre d’évaluation fictif');
  const [one, other] = [await openPlace('Premier jury fictif'), await openPlace('Second jury fictif')];
  const held = [score('q', 'BC1-questionnaire', '13.5')];
  const proposed = await evaluating.session({ ...oneCandidate(held, null), status: 'proposition' });
  const validated = await one.session({ ...oneCandidate([], decision('validated')), number: 'A-1' });
  const refused = await other.session({
    ...oneCandidate([], decision('refused', { reason: 'r' })),
    number: 'B-1',
  });
  const supersedes = [{ number: 'A-1', digest: validated.contentDigest }];
  const revoked = await one.session({
    ...oneCandidate([], {
      ...decision('validated', { reason: 'r', supersedes }),
      kind: 'revocation',
      outcome: null,
    }),
    number: 'A-2',
  });
  results = { sha256: evaluating.sha256, bytes: proposed.sealed, number: proposed.content.number };
  rulings = [
    { sha256: one.sha256, bytes: validated.sealed, number: 'A-1' },
    { sha256: other.sha256, bytes: refused.sealed, number: 'B-1' },
    { sha256: one.sha256, bytes: revoked.sealed, number: 'A-2' },
  ];
});

const step = fc.oneof(
  fc.record({
    act: fc.constantFrom('import' as const, 'accept' as const, 'withdraw' as const),
    of: fc.nat({ max: 2 }),
  }),
  fc.record({
    act: fc.constantFrom('adjourn' as const, 'revoke' as const, 'seal' as const),
    of: fc.constant(0),
  }),
);

it('no order of imports, words and acts leads to two current decisions on one bloc', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const [panel, session] = await opened();
      const confirmation = await administratorOf(panel);
      await importing(panel, session, [pdf('resultats.pdf', results.bytes)]);
      await linkAll(panel, session);
      await declareAll(panel, session);
      const { enrolmentId } = await firstOf(panel, session);
      const asked = { ...session, passageId: '', enrolmentId };
      const brought = new Set<number>();
      const trusted = new Set<string>();
      for (const { act, of } of steps) {
        const foreign = rulings[of] as Foreign;
        let hasSealed = false;
        if (act === 'import') {
          await importing(panel, session, [pdf(`${foreign.number}.pdf`, foreign.bytes)]);
          await linkAll(panel, session);
          brought.add(of);
        } else if (act === 'accept') {
          const isSeen = rulings.some(({ sha256 }, index) => sha256 === foreign.sha256 && brought.has(index));
          if (!isSeen) continue;
          await accept(panel, foreign.sha256);
          trusted.add(foreign.sha256);
        } else if (act === 'withdraw') {
          const withdrawal = { sha256: foreign.sha256, reason: 'Doute.', confirmation };
          await panel.handlers.decisions.withdrawAuthority(withdrawal);
          trusted.delete(foreign.sha256);
        } else if (act === 'adjourn') await ruled(panel, asked, { outcome: 'adjourned' });
        else if (act === 'revoke') {
          const confirmations = [{ jurorId: session.jurorIds[0] ?? '', pin: '2749' }];
          const request = {
            sessionId: session.sessionId,
            enrolmentId,
            blocId: 'BC1',
            reason: 'r',
            confirmations,
          };
          await panel.handlers.decisions.revoke(request);
        } else hasSealed = seal(panel, session.sessionId).ok;
        const { current } = (await firstOf(panel, session)).cell;
        if (current.state === 'current') {
          expect(new Set(current.rulings.map(({ outcome }) => outcome))).toEqual(new Set([current.outcome]));
        }
        // A jury that decides names everything that stood: what it seals stands alone.
        if (hasSealed) expect(current.state === 'current' ? current.rulings.length : 0).toBeLessThan(2);
        if (hasSealed) expect(current.state).not.toBe('to-settle');
        // Nothing counts for which nobody answers.
        const stands =
          current.state === 'current' ? current.rulings : current.state === 'none' ? [] : current.heads;
        for (const { number } of stands) {
          const from = rulings.find((each) => each.number === number);
          expect(from === undefined || trusted.has(from.sha256)).toBe(true);
        }
      }
      const dossier = await done(panel.handlers.decisions.dossier({ enrolmentId }));
      expect(dossier.blocs.find(({ blocId }) => blocId === 'BC1')?.current).toEqual(
        (await firstOf(panel, session)).cell.current,
      );
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
