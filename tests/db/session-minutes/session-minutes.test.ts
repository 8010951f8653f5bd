import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import { sessionFileSchema } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { chainFaults } from '../chain-faults.ts';
import {
  addPassage,
  archiveOne,
  command,
  conductToSignature,
  decide,
  PIN,
  prepare,
  receive,
  signAll as signPassage,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { rule } from './rulings.ts';
import { decided, sealed, signAll } from './sealing.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const WHO = {
  lastName: '',
  firstName: 'Ernestine',
  birthDate: '1999-05-06',
  birthPlace: '',
  company: '',
  trainingBody: '',
  tutor: '',
};

function contentOf(panel: Panel, id: string) {
  const files = createRepos(panel.db).sessionMinutes.files(id);
  return sessionFileSchema.parse(JSON.parse(files?.json ?? '')).content;
}

describe('the minutes of a session', () => {
  it('are locked, signed, sealed and found, and check as authentic with what they cite', async () => {
    const { panel, passage } = await decided();
    const row = await sealed(panel, passage);
    expect(row).toMatchObject({ kind: 'minutes', number: 'PVS-2026-K7Q4-0001', status: 'proposition' });
    const content = contentOf(panel, row.sessionMinutesId);
    expect(content.annex).toHaveLength(1);
    expect(content.candidates[0]?.rows[0]?.ruling?.outcome).toBe('validated');
    const { rows } = await done(panel.handlers.archive.search({ text: '0001', kind: 'session-minutes' }));
    expect(rows.map(({ number }) => number)).toEqual([row.number]);

    const folder = join(panel.folder, 'bundle');
    mkdirSync(folder);
    panel.desktop.folder = folder;
    writeFileSync(join(panel.folder, 'verify.html'), '<!doctype html>');
    await done(panel.handlers.sessionMinutes.export({ sessionMinutesId: row.sessionMinutesId }));
    const files = readdirSync(folder).filter((name) => /\.(?:pdf|json|crt)$/u.test(name));
    const report = await verifyDocuments(
      files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
      { now: panel.clock.read().wall },
    );
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(codesOf(report, 'pass')).toEqual(expect.arrayContaining(['annex-whole', 'pages-same']));
    expect(report.documents.map(({ verdict }) => verdict)).toEqual(['authentic', 'authentic']);
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('are not sealed once they say more or less than what would be locked, such as blocs that are held since', async () => {
    const { panel, passage } = await decided();
    const { sessionId } = passage;
    const { handlers } = panel;
    const repos = createRepos(panel.db);
    const enrolment = repos.enrolments.ofPassage(passage.passageId);
    await done(handlers.sessionMinutes.lock({ sessionId }));
    await signAll(panel, passage);
    const declare = (blocIds: readonly string[]) => {
      const held = blocIds.map((blocId) => ({
        ...{ blocId, source: 'declared' as const, reference: 'Attestation fictive' },
        ...{ heldOn: '2024-06-18', validUntil: null },
      }));
      return done(handlers.candidates.declareHeld({ enrolmentId: enrolment?.id ?? '', held }));
    };
    await declare(['BC2', 'BC3']);
    expect(await refusal(handlers.sessionMinutes.archive({ sessionId }))).toBe('rulings-outdated');
    await declare([]);
    await done(handlers.sessionMinutes.archive({ sessionId }));
  });

  it('are a draft before they are locked, without a number', async () => {
    const { panel, passage } = await decided();
    const pdf = await done(panel.handlers.sessionMinutes.preview(sessionOf(passage)));
    expect(plainText(pdf)).toContain('Projet, avant signature');
    expect(createRepos(panel.db).sessionLocks.lastSequence(2026)).toBe(0);
  });

  it('are not locked where nothing was decided, nor twice', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    expect(await refusal(panel.handlers.sessionMinutes.lock(sessionOf(passage)))).toBe('nothing-to-seal');
    await archiveOne(panel, passage);
    rule(panel, passage);
    await done(panel.handlers.sessionMinutes.lock(sessionOf(passage)));
    expect(await refusal(panel.handlers.sessionMinutes.lock(sessionOf(passage)))).toBe(
      'session-minutes-open',
    );
  });

  it('are not locked by a jury that could not decide as it sits now', async () => {
    const { panel, passage } = await decided();
    const { sessions, sessionMinutes } = panel.handlers;
    const { sessionId } = passage;
    const { members } = await done(sessions.get({ sessionId }));
    const [, second] = members;
    if (second === undefined) throw new Error('one member only');
    const { capacity, college, id: jurorId, isConsultative, isExternal, isPresident, name } = second;
    const described = {
      sessionId,
      jurorId,
      name,
      capacity,
      college,
      isConsultative,
      isExternal,
      isPresident,
    };
    await done(sessions.saveMember({ ...described, presence: 'absent' }));
    expect(await refusal(sessionMinutes.lock({ sessionId }))).toBe('quorum-not-met');
    await done(sessions.saveMember({ ...described, presence: 'on-site' }));
    await done(sessionMinutes.lock({ sessionId }));
  });

  it('await every signature, under the PIN and for the content that was shown', async () => {
    const { panel, passage } = await decided();
    const { sessionId } = passage;
    const { lock } = await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    const act = { sessionId, jurorId: passage.jurorIds[0] ?? '', svg: inkSignature(1) };
    const contentDigest = lock?.contentDigest ?? '';
    const { sign } = panel.handlers.sessionMinutes;
    expect(await refusal(sign({ ...act, pin: '9999', contentDigest }))).toBe('pin-wrong');
    expect(await refusal(sign({ ...act, pin: PIN, contentDigest: '0'.repeat(64) }))).toBe('content-changed');
    await done(sign({ ...act, pin: PIN, contentDigest }));
    expect(await refusal(sign({ ...act, pin: PIN, contentDigest }))).toBe('already-signed');
    expect(await refusal(panel.handlers.sessionMinutes.archive({ sessionId }))).toBe('signatures-missing');
  });

  it('are unlocked under a PIN, which voids the signatures, and keep their number', async () => {
    const { panel, passage } = await decided();
    const { sessionId } = passage;
    const first = await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    await signAll(panel, passage);
    const unlocking = { sessionId, jurorId: passage.jurorIds[0] ?? '', reason: 'Préconisation oubliée.' };
    const { unlock } = panel.handlers.sessionMinutes;
    expect(await refusal(unlock({ ...unlocking, pin: '9999' }))).toBe('pin-wrong');
    const { lock } = await done(unlock({ ...unlocking, pin: PIN }));
    expect(lock).toBeNull();
    const again = await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    expect(again.lock).toMatchObject({ number: first.lock?.number, revision: 2, signatures: [] });
  });

  it('are completed by what is decided since, under a number of its own', async () => {
    const { panel, passage } = await decided();
    const first = await sealed(panel, passage);
    expect(await refusal(panel.handlers.sessionMinutes.lock(sessionOf(passage)))).toBe('nothing-to-seal');
    const later = rule(panel, passage, 'adjourned', {
      kind: 'revocation',
      outcome: null,
      reason: 'Fraude reconnue.',
    });
    const second = await sealed(panel, passage);
    expect(second).toMatchObject({ kind: 'complement', number: 'PVS-2026-K7Q4-0002' });
    const repos = createRepos(panel.db);
    expect(repos.sessionMinutes.rulingIds(second.sessionMinutesId)).toEqual([later]);
    expect(contentOf(panel, second.sessionMinutesId).complements?.number).toBe(first.number);
  });

  it('tell each absence once: what completes them speaks of its own candidates alone', async () => {
    const { panel, passage } = await decided();
    const { sessionId } = passage;
    const absentee = {
      ...passage,
      passageId: await addPassage(panel, sessionId, { candidate: { ...WHO, lastName: 'Absinthe' } }),
    };
    const { passageId } = absentee;
    await receive(panel, absentee);
    const absent = { type: 'record-attendance', status: 'absent-justified', note: '' } as const;
    await command(panel, passageId, absent);
    await command(panel, passageId, { type: 'close-timed-phases' });
    await decide(panel, passageId, 'not-assessed');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signPassage(panel, absentee);
    await done(panel.handlers.minutes.archive({ passageId }));
    const first = contentOf(panel, (await sealed(panel, passage)).sessionMinutesId);
    expect(first.absences).toMatchObject([{ candidate: 'Absinthe Ernestine', isJustified: true }]);
    rule(panel, passage, 'adjourned', { kind: 'revocation', outcome: null, reason: 'Fraude reconnue.' });
    const second = contentOf(panel, (await sealed(panel, passage)).sessionMinutesId);
    expect(second.complements?.number).toBe(first.number);
    expect(second.absences).toEqual([]);
  });

  it('are corrected by a rectification that decides nothing and seals the same rulings', async () => {
    const { panel, passage } = await decided();
    const { sessionMinutesId } = await sealed(panel, passage);
    const { rectify } = panel.handlers.sessionMinutes;
    const wish = { sessionMinutesId, reason: 'Lieu mal recopié.' };
    const outcome = { path: '/candidates/0/rows/0/ruling/outcome', value: 'refused' };
    expect(await refusal(rectify({ ...wish, changes: [outcome] }))).toBe('mention-not-rectifiable');
    const { lock } = await done(
      rectify({ ...wish, changes: [{ path: '/session/place', value: 'Salle B' }] }),
    );
    expect(lock).toMatchObject({ kind: 'rectification', number: 'PVS-2026-K7Q4-0001-R1' });
    await signAll(panel, passage);
    const { archived } = await done(panel.handlers.sessionMinutes.archive(sessionOf(passage)));
    const [first, last] = archived;
    expect(last).toMatchObject({ kind: 'rectification', rectifiesId: first?.sessionMinutesId });
    const repo = createRepos(panel.db).sessionMinutes;
    expect(repo.rulingIds(last?.sessionMinutesId ?? '')).toEqual(repo.rulingIds(sessionMinutesId));
    expect(await refusal(rectify({ ...wish, changes: [{ path: '/session/place', value: 'C' }] }))).toBe(
      'minutes-superseded',
    );
  });

  it('are not signed once a ruling that they seal was altered behind the application', async () => {
    const { panel, passage } = await decided();
    panel.db.exec('DROP TRIGGER bloc_ruling_no_update');
    panel.db.exec(`UPDATE bloc_ruling SET reason = 'autre'`);
    expect(await refusal(panel.handlers.sessionMinutes.lock(sessionOf(passage)))).toBe('records-altered');
  });
});

describe('signing the documents of the day in one go', () => {
  it('signs every document that was shown, by one PIN and one signature', async () => {
    const { panel, passage } = await decided();
    const { jurorIds, sessionId } = passage;
    const second = { ...passage, passageId: await addPassage(panel, sessionId) };
    await conductToSignature(panel, second);
    await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    const jurorId = jurorIds[0] ?? '';
    const documents = await done(panel.handlers.sessionMinutes.toSign({ sessionId, jurorId }));
    expect(documents.map(({ kind }) => kind)).toEqual(['passage', 'session']);
    const act = { sessionId, jurorId, svg: inkSignature(1) };
    const shown = documents.map(({ contentDigest, id, kind }) => ({ kind, id, contentDigest }));
    const { signAll: sign } = panel.handlers.sessionMinutes;
    expect(await refusal(sign({ ...act, pin: '9999', documents: shown }))).toBe('pin-wrong');
    const report = await done(sign({ ...act, pin: PIN, documents: shown }));
    expect(report).toEqual({ signed: documents.map(({ number }) => number), refused: [] });
    expect(await done(panel.handlers.sessionMinutes.toSign({ sessionId, jurorId }))).toEqual([]);
  });

  it('signs no document that is no longer the one that was shown', async () => {
    const { panel, passage } = await decided();
    const { jurorIds, sessionId } = passage;
    await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    const documents = [{ kind: 'session' as const, id: sessionId, contentDigest: '0'.repeat(64) }];
    const act = { sessionId, jurorId: jurorIds[0] ?? '', pin: PIN, svg: inkSignature(1), documents };
    expect(await refusal(panel.handlers.sessionMinutes.signAll(act))).toBe('content-changed');
  });
});

function sessionOf({ sessionId }: Prepared): { sessionId: string } {
  return { sessionId };
}
