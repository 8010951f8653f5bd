/** When minutes of other places count, for whom, and what they decide. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { decision, fromMinutes, score, tutorGrid } from '../../fixtures/session-minutes/sample-evidence.ts';
import type { SignedMinutes } from '../../fixtures/verify/signed-minutes.ts';
import { prepare } from '../passage-conduct.ts';
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
let defence: SignedMinutes<MinutesContent2>;

beforeAll(async () => {
  place = await openPlace();
  defence = await place.minutes();
});

const of = ({ contentDigest, content: { number, session } }: SignedMinutes<MinutesContent2>) => ({
  kind: 'minutes' as const,
  number,
  digest: contentDigest,
  sessionId: session.id,
});

describe('minutes of another place', () => {
  it('give nothing before someone said whose they are, and ground nothing before their authority is accepted', async () => {
    const [panel, session] = await opened();
    const { sessionId } = session;
    await importing(panel, session, [pdf('pv.pdf', defence.sealed)]);
    expect((await done(panel.handlers.decisions.table({ sessionId }))).count).toBe(0);
    await linkAll(panel, session);
    await declareAll(panel, session);
    const before = await firstOf(panel, session);
    expect(before.name).toBe('Łukasz Żak');
    expect(before.cell.evidence.map(({ status, testId }) => [testId, status])).toEqual([
      ['BC1-oral-defence', 'to-be-confirmed'],
    ]);
    expect(before.cell.calculation.missing).toContain('BC1-oral-defence');
    await accept(panel, place.sha256);
    const after = await firstOf(panel, session);
    expect(after.cell.evidence.map(({ status }) => status)).toEqual(['usable']);
    expect(after.cell.calculation.missing).not.toContain('BC1-oral-defence');
  });

  it('are somebody’s only where they name that person, and change hands no more once they were ruled on', async () => {
    const [panel, session] = await opened();
    const { sessionId } = session;
    await importing(panel, session, [pdf('pv.pdf', defence.sealed)]);
    await accept(panel, place.sha256);
    const passage = await prepare(panel, 2);
    const file = await done(panel.handlers.candidates.list({ text: 'Campanule' }));
    const otherId = file.rows[0]?.personId ?? '';
    const { rows } = await done(panel.handlers.decisions.foreignCandidates({ sessionId }));
    const places = (rows[0]?.of ?? []).map(({ foreignId, index }) => ({ foreignId, index }));
    const link = (personId: string | null) =>
      panel.handlers.decisions.linkForeign({ sessionId, of: places, personId });
    expect(await refusal(link(otherId))).toBe('candidate-differs');
    expect(await refusal(link('nobody'))).toBe('not-found');
    const elsewhere = panel.handlers.decisions.linkForeign({
      sessionId: passage.sessionId,
      of: places,
      personId: null,
    });
    expect(await refusal(elsewhere)).toBe('not-found');
    await done(link(null));
    await done(link(null));
    await declareAll(panel, session);
    const [first, second] = (await done(panel.handlers.decisions.table({ sessionId }))).rows;
    // The last word stands: the first file holds nothing any more.
    const holder = [first, second].find((row) => row?.blocs.some(({ evidence }) => evidence.length > 0));
    expect(
      [first, second].filter((row) => row?.blocs.some(({ evidence }) => evidence.length > 0)),
    ).toHaveLength(1);
    const enrolmentId = holder?.enrolmentId ?? '';
    await done(ruled(panel, { ...session, passageId: '', enrolmentId }, { outcome: 'adjourned' }));
    expect(await refusal(link(null))).toBe('candidate-decided');
  });

  it('keep their decision outdated once their authority is accepted no more', async () => {
    const [panel, session] = await opened();
    await importing(panel, session, [pdf('pv.pdf', defence.sealed)]);
    await accept(panel, place.sha256);
    await linkAll(panel, session);
    await declareAll(panel, session);
    const { enrolmentId } = await firstOf(panel, session);
    await done(ruled(panel, { ...session, passageId: '', enrolmentId }, { outcome: 'adjourned' }));
    const [administrator] = await done(panel.handlers.app.administrators(undefined));
    const confirmation = { administratorId: administrator?.id ?? '', pin: '5173' };
    const withdrawn = { sha256: place.sha256, reason: 'Doute.', confirmation };
    await done(panel.handlers.decisions.withdrawAuthority(withdrawn));
    expect((await firstOf(panel, session)).cell.draft).toMatchObject({ isOutdated: true });
    expect(await refusal(panel.handlers.sessionMinutes.lock({ sessionId: session.sessionId }))).toBe(
      'rulings-outdated',
    );
  });

  it('count as the last of their rectifications, in whatever order they come', async () => {
    const { number } = defence.content;
    const rectification = {
      number,
      contentDigest: defence.contentDigest,
      pdfSha256: 'a'.repeat(64),
      archivedAt: defence.content.lockedAt,
      reason: 'Lieu mal recopié.',
      differences: [{ path: '/session/place', label: 'Lieu', before: 'A', after: 'B' }],
    };
    const corrected = await place.minutes({ number: `${number}-R1`, rectification });
    const stranger = await (await openPlace('Autre organisme')).minutes({ number: 'X-1', rectification });
    for (const files of [
      [defence, corrected, stranger],
      [corrected, stranger, defence],
    ]) {
      const [panel, session] = await opened();
      for (const [index, { sealed }] of files.entries()) {
        await importing(panel, session, [pdf(`${String(index)}.pdf`, sealed)]);
        if (index === 0) await accept(panel, place.sha256);
        await linkAll(panel, session);
      }
      const { evidence } = (await firstOf(panel, session)).cell;
      const usable = evidence.filter(({ status }) => status === 'usable');
      expect(usable.map(({ id }) => id)).toEqual([corrected.contentDigest]);
      const { rows } = await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }));
      expect(rows.find(({ digest }) => digest === defence.contentDigest)).toMatchObject({
        status: 'replaced',
        replacedBy: `${number}-R1`,
      });
    }
  });
});

describe('minutes of another session', () => {
  const given = () => [
    score('q', 'BC1-questionnaire', '13.5'),
    tutorGrid('o', 'BC1-workplace-observation', 'favourable'),
  ];

  it('give the results that they hold, and cite minutes that must come themselves', async () => {
    const [panel, session] = await opened();
    const candidate = { ...defence.content.candidate, lastName: 'Quéméneur', firstName: 'Maëlle' };
    const cited = await place.minutes({ candidate: { ...candidate, birthDate: '1998-03-01' } });
    const evidence = [
      ...given(),
      { ...fromMinutes(41, 'BC1-oral-defence', 'favourable'), reference: of(cited) },
    ];
    const status = 'proposition';
    const pvs = await place.session({ ...oneCandidate(evidence), status });
    await importing(panel, session, [pdf('pvs.pdf', pvs.sealed)]);
    await accept(panel, place.sha256);
    await linkAll(panel, session);
    const before = await firstOf(panel, session);
    expect(before.cell.current).toEqual({ state: 'none', revoked: [] });
    const told = before.cell.evidence.map((each) => [each.testId, each.status, each.reference?.kind]);
    expect(told.toSorted()).toEqual([
      ['BC1-oral-defence', 'to-be-confirmed', 'minutes'],
      ['BC1-questionnaire', 'usable', 'minutes'],
      ['BC1-workplace-observation', 'usable', 'minutes'],
    ]);
    await importing(panel, session, [pdf('pv.pdf', cited.sealed)]);
    await linkAll(panel, session);
    const { cell, isListed } = await firstOf(panel, session);
    expect(isListed).toBe(true);
    expect(cell.evidence.map(({ status: stands }) => stands)).toEqual(['usable', 'usable', 'usable']);
  });

  it('give current decisions where that session decides, and its authority is accepted', async () => {
    const [panel, session] = await opened();
    const pvs = await place.session(oneCandidate(given(), decision('validated')));
    await importing(panel, session, [pdf('pvs.pdf', pvs.sealed)]);
    await linkAll(panel, session);
    await declareAll(panel, session);
    expect((await firstOf(panel, session)).cell.current).toEqual({ state: 'none', revoked: [] });
    await accept(panel, place.sha256);
    const { cell, enrolmentId } = await firstOf(panel, session);
    expect(cell.current).toMatchObject({
      state: 'current',
      outcome: 'validated',
      rulings: [{ number: pvs.content.number }],
    });
    const again = ruled(panel, { ...session, passageId: '', enrolmentId }, { outcome: 'adjourned' });
    expect(await refusal(again)).toBe('bloc-validated-already');
    // A bloc that contradictory minutes decide is to be settled.
    const other = await openPlace('Autre organisme');
    const second = await other.session(oneCandidate(given(), decision('refused', { reason: 'r' })));
    await importing(panel, session, [pdf('pvs-2.pdf', second.sealed)]);
    await linkAll(panel, session);
    expect((await firstOf(panel, session)).cell.current).toMatchObject({ state: 'current' });
    await accept(panel, other.sha256);
    expect((await firstOf(panel, session)).cell.current).toMatchObject({ state: 'to-settle' });
    expect((await done(panel.handlers.decisions.review({}))).rows).toMatchObject([{ kind: 'to-settle' }]);
  });
});
