/** Minutes of other places: which are taken in, which are refused by name, and when they count. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedMinutes } from '../../fixtures/verify/signed-minutes.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { decision, fromMinutes, score, tutorGrid } from '../../fixtures/session-minutes/sample-evidence.ts';
import { zipOf } from '../../fixtures/zip.ts';
import { chainFaults } from '../chain-faults.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { ruled } from './deliberation-conduct.ts';
import {
  accept,
  administratorOf,
  decidingSession,
  declareAll,
  firstOf,
  importing,
  linkAll,
  NEXT_DAY,
  oneCandidate,
  openPlace,
} from './received-conduct.ts';
import type { Deciding, Given, Place } from './received-conduct.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
afterEach(closePanels);

let place: Place;
let defence: SignedMinutes<MinutesContent2>;

beforeAll(async () => {
  place = await openPlace();
  defence = await place.minutes();
});

const pdf = (name: string, bytes: Uint8Array): Given => ({ name, bytes: new Uint8Array(bytes) });
const of = ({ contentDigest, content: { number, session } }: SignedMinutes<MinutesContent2>) => ({
  kind: 'minutes' as const,
  number,
  digest: contentDigest,
  sessionId: session.id,
});

async function opened(): Promise<readonly [Panel, Deciding]> {
  const panel = openPanel(NEXT_DAY);
  return [panel, await decidingSession(panel)];
}

function altered(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed[2000] = (changed[2000] ?? 0) ^ 1;
  return changed;
}

describe('files that were received', () => {
  it('are taken in, or refused by name with the reason, each by itself', async () => {
    const [panel, session] = await opened();
    const report = await importing(panel, session, [
      pdf('change.pdf', altered(defence.sealed)),
      pdf('coupe.pdf', defence.sealed.subarray(0, defence.sealed.length - 4_000)),
      pdf('sans-cachet.pdf', defence.steps.at(-2) ?? new Uint8Array()),
      pdf('autre-chose.pdf', Buffer.from('%PDF-1.4\nautre chose')),
      pdf('vide.pdf', new Uint8Array()),
      pdf('bon.pdf', defence.sealed),
      pdf('SHA256SUMS', Buffer.from('0  bon.pdf\n')),
      pdf('autorite.crt', Buffer.from(place.pem)),
    ]);
    expect(report).toMatchObject({ importedCount: 1, knownCount: 0, refusedCount: 5, leftCount: 0 });
    expect(report.refused.map(({ finding, name, reason }) => [name, reason, finding?.code])).toEqual([
      ['change.pdf', 'altered', expect.any(String)],
      ['coupe.pdf', 'cut', 'file-cut'],
      ['sans-cachet.pdf', 'altered', 'seal-missing'],
      ['autre-chose.pdf', 'not-minutes', 'not-from-here'],
      ['vide.pdf', 'not-minutes', 'file-empty'],
    ]);
    const { count, rows } = await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }));
    expect(count).toBe(1);
    expect(rows).toMatchObject([
      {
        kind: 'minutes',
        number: defence.content.number,
        source: 'bon.pdf',
        status: 'to-be-confirmed',
        mandate: 'proposition',
        unknownAuthorities: [{ sha256: place.sha256 }],
        candidateCount: 1,
        unlinkedCount: 1,
      },
    ]);
    expect(await done(panel.handlers.decisions.readForeign({ foreignId: rows[0]?.id ?? '' }))).toEqual(
      new Uint8Array(defence.sealed),
    );
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('are kept once, for each session that they were brought to', async () => {
    const [panel, session] = await opened();
    const other = await decidingSession(panel);
    await importing(panel, session, [pdf('un.pdf', defence.sealed)]);
    const again = await importing(panel, session, [pdf('deux.pdf', defence.sealed)]);
    expect(again).toMatchObject({ importedCount: 0, knownCount: 1, refusedCount: 0 });
    expect((await importing(panel, other, [pdf('trois.pdf', defence.sealed)])).knownCount).toBe(1);
    for (const { sessionId } of [session, other]) {
      const { rows } = await done(panel.handlers.decisions.foreign({ sessionId }));
      expect(rows.map(({ source }) => source)).toEqual(['un.pdf']);
    }
  });

  it('may come in an archive, which is opened with bounds', async () => {
    const [panel, session] = await opened();
    const archive = zipOf([
      pdf('lot/pv.pdf', defence.sealed),
      pdf('lot/change.pdf', altered(defence.sealed)),
      pdf('lot/lisez-moi.txt', Buffer.from('Bonjour')),
    ]);
    const cut = archive.subarray(0, archive.length - 30);
    const report = await importing(panel, session, [pdf('lot.zip', archive), pdf('coupe.zip', cut)]);
    expect(report).toMatchObject({ importedCount: 1, refusedCount: 2 });
    expect(report.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['coupe.zip', 'archive-unreadable'],
      ['lot/change.pdf', 'altered'],
    ]);
  });

  it('are refused where they are of another certification, of here, or under a number that others have', async () => {
    const [panel, session] = await opened();
    const { certification } = defence.content;
    const elsewhere = await place.minutes({ certification: { ...certification, id: 'autre' } });
    const twin = await place.minutes({ session: { ...defence.content.session, place: 'Ailleurs' } });
    const passage = await prepare(panel, 2);
    await archiveOne(panel, passage);
    const [archived] = (await done(panel.handlers.archive.search({ text: '' }))).rows;
    const minutesId = archived?.minutesId ?? '';
    const own = await done(panel.handlers.archive.pdf({ minutesId }));
    const report = await importing(panel, session, [
      pdf('pv.pdf', defence.sealed),
      pdf('autre.pdf', elsewhere.sealed),
      pdf('jumeau.pdf', twin.sealed),
      pdf('ici.pdf', own),
    ]);
    expect(report.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['autre.pdf', 'other-certification'],
      ['jumeau.pdf', 'number-taken'],
      ['ici.pdf', 'own'],
    ]);
  });

  it('that were taken in before someone stopped stay', async () => {
    const [panel, session] = await opened();
    const second = await place.minutes({ number: 'PV-2026-0099' });
    const asked = panel.handlers.decisions.importMinutes({
      sessionId: session.sessionId,
      files: [
        pdf('un.pdf', defence.sealed),
        pdf('deux.pdf', second.sealed),
        pdf('trois.pdf', altered(second.sealed)),
      ],
    });
    panel.drive.advance(1_000);
    for (;;) {
      const [task] = await done(panel.handlers.app.tasks(undefined));
      if (task === undefined) {
        await new Promise((resume) => setImmediate(resume));
        panel.drive.advance(1_000);
        continue;
      }
      await done(panel.handlers.app.stopTask({ taskId: task.id }));
      break;
    }
    const report = await done(asked);
    expect(report).toMatchObject({ importedCount: 2, refusedCount: 0, leftCount: 1 });
    const { count } = await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }));
    expect(count).toBe(2);
  });
});

describe('an authority of another place', () => {
  it('is accepted by an administrator who read its whole fingerprint elsewhere', async () => {
    const [panel, session] = await opened();
    const { acceptAuthority, withdrawAuthority } = panel.handlers.decisions;
    await importing(panel, session, [pdf('pv.pdf', defence.sealed)]);
    const confirmation = await administratorOf(panel);
    const grouped = place.sha256.toUpperCase().replace(/(..)(?=.)/gu, '$1:');
    const word = { sha256: place.sha256, fingerprint: grouped, fingerprintSource: 'Téléphone', confirmation };
    expect(await refusal(acceptAuthority({ ...word, fingerprint: place.sha256.slice(0, 40) }))).toBe(
      'fingerprint-differs',
    );
    const wrong = { ...confirmation, pin: '9999' };
    expect(await refusal(acceptAuthority({ ...word, confirmation: wrong }))).toBe('pin-wrong');
    const juror = { jurorId: session.jurorIds[0] ?? '', pin: '2749' };
    expect(await refusal(acceptAuthority({ ...word, confirmation: juror }))).toBe('not-found');
    expect(await refusal(acceptAuthority({ ...word, sha256: '0'.repeat(64) }))).toBe('not-found');
    await done(acceptAuthority(word));
    const view = async () => (await done(panel.handlers.decisions.authorities({}))).rows;
    expect(await view()).toMatchObject([
      {
        sha256: place.sha256,
        isOwn: false,
        minutesCount: 1,
        word: { isAccepted: true, note: 'Téléphone', by: 'Solange Fictive' },
      },
    ]);
    const status = async () =>
      (await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }))).rows[0]?.status;
    expect(await status()).toBe('usable');
    await done(withdrawAuthority({ sha256: place.sha256, reason: 'Clé perdue.', confirmation }));
    expect(await status()).toBe('to-be-confirmed');
    expect(await view()).toMatchObject([{ word: { isAccepted: false, note: 'Clé perdue.' } }]);
    await done(acceptAuthority(word));
    expect(await status()).toBe('usable');
    expect(chainFaults(panel.db)).toEqual([]);
  });
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
