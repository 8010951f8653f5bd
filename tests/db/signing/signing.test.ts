import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { createDocumentPartRepo } from '../../../src/core/db/repos/document-part.repo.ts';
import { createSigningRepo } from '../../../src/core/db/repos/signing.repo.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import {
  archiveOne,
  command,
  addPassage,
  conductToSignature,
  decide,
  hear,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
  unlock,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { attachedText, pdfsigReports } from '../signed-pdf.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const DAY_MS = 24 * 3_600_000;
const NEW_PIN = '8316';

async function lockOne(panel: Panel, jurorCount = 2): Promise<Prepared & { readonly contentDigest: string }> {
  const passage = await prepare(panel, jurorCount);
  const { lock } = await conductToSignature(panel, passage);
  return { ...passage, contentDigest: lock?.contentDigest ?? '' };
}

/** The next passage of the same session and jury. */
async function lockNext(panel: Panel, locked: Locked): Promise<Locked> {
  const passage = { ...locked, passageId: await addPassage(panel, locked.sessionId) };
  const { lock } = await conductToSignature(panel, passage);
  return { ...passage, contentDigest: lock?.contentDigest ?? '' };
}

type Locked = Awaited<ReturnType<typeof lockOne>>;

function sign(panel: Panel, { contentDigest, jurorIds, passageId }: Locked, index: number, pin = PIN) {
  const jurorId = jurorIds[index] ?? '';
  return panel.handlers.minutes.sign({
    passageId,
    jurorId,
    pin,
    contentDigest,
    svg: inkSignature(index + 1),
  });
}

async function exportedAuthority(panel: Panel): Promise<string> {
  const { folder, files } = await done(panel.handlers.signing.exportAuthority(undefined));
  return readFileSync(join(folder, files[0] ?? ''), 'utf8');
}

const partsOf = (panel: Panel, passageId: string, revision = 1) =>
  createDocumentPartRepo(panel.db).parts(passageId, revision);

const certificatesOf = (panel: Panel, jurorId = '') => createSigningRepo(panel.db).ofJuror(jurorId);

/** Nothing that counts as a signature, and no part of a document, was written. */
function expectNothingSigned(panel: Panel, { passageId }: Locked): void {
  expect(partsOf(panel, passageId)).toEqual([]);
  expect(panel.db.prepare('SELECT count(*) FROM signature').pluck().get()).toBe(0);
}

describe('signed minutes', () => {
  it('are trusted by a reader that knows the authority only, whole under the seal, with their data inside', async () => {
    const panel = openPanel(instant(Date.now()));
    const minutesId = await archiveOne(panel, await prepare(panel, 3));
    const pdf = await done(panel.handlers.archive.pdf({ minutesId }));
    const reports = pdfsigReports(panel.folder, pdf, await exportedAuthority(panel));
    expect(reports.map(({ signer }) => signer)).toEqual([
      'Ondine Tamaris',
      'Barnabé Églantier',
      'Sidonie Œillet',
      'Cachet de l’organisme',
    ]);
    expect(reports.every(({ isTrusted, isValid }) => isTrusted && isValid)).toBe(true);
    expect(reports.map(({ coversWholeFile }) => coversWholeFile)).toEqual([false, false, false, true]);
    const json = panel.db.prepare<[], string>('SELECT json FROM minutes_file').pluck().get();
    expect(attachedText(panel.folder, pdf)).toBe(json);
    expect(JSON.parse(json ?? '')).toMatchObject({ schema: 'pupitre.minutes-file/2' });
  });

  it('grow by one part for each signature, and show themselves as signed so far', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    const preview = async () => Buffer.from(await done(panel.handlers.minutes.preview(locked)));
    const base = await preview();
    await done(sign(panel, locked, 0));
    const first = await preview();
    await done(sign(panel, locked, 1));
    const second = await preview();
    expect(first.subarray(0, base.length).equals(base)).toBe(true);
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    expect(partsOf(panel, locked.passageId).map(({ kind }) => kind)).toEqual(['base', 'member', 'member']);
    const { minutesId } = await done(panel.handlers.minutes.archive(locked));
    const archived = Buffer.from(await done(panel.handlers.archive.pdf({ minutesId: minutesId ?? '' })));
    expect(archived.subarray(0, second.length).equals(second)).toBe(true);
    expect(archived.length).toBeGreaterThan(second.length);
    const { signatures } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(signatures.map(({ jurorId }) => jurorId)).toEqual(locked.jurorIds);
  });

  it('take signatures that come at the same moment one after the other', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await Promise.all([done(sign(panel, locked, 0)), done(sign(panel, locked, 1))]);
    expect(partsOf(panel, locked.passageId)).toHaveLength(3);
    const twice = await Promise.all([
      panel.handlers.minutes.archive(locked),
      panel.handlers.minutes.archive(locked),
    ]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('go on in another run, with the part that was signed before', async () => {
    const panel = openPanel(instant(Date.now()));
    const locked = await lockOne(panel);
    await done(sign(panel, locked, 1));
    const revived = panel.revive(60_000);
    const { lock } = await done(revived.handlers.passages.get(locked));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual([locked.jurorIds[0]]);
    await done(sign(revived, locked, 0));
    const { minutesId } = await done(revived.handlers.minutes.archive(locked));
    const pdf = await done(revived.handlers.archive.pdf({ minutesId: minutesId ?? '' }));
    const reports = pdfsigReports(revived.folder, pdf, await exportedAuthority(revived));
    expect(reports.filter(({ isTrusted, isValid }) => isTrusted && isValid)).toHaveLength(3);
    const verification = await done(revived.handlers.archive.verify({ minutesId: minutesId ?? '' }));
    expect(verification.checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
  });

  it('are void once unlocked; the next revision is signed with the same certificates', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await done(sign(panel, locked, 0));
    await unlock(panel, locked, 'Erreur de date');
    expect(await refusal(sign(panel, locked, 1))).toBe('wrong-stage');
    await done(panel.handlers.minutes.lock(locked));
    await signAll(panel, locked);
    await done(panel.handlers.minutes.archive(locked));
    expect(partsOf(panel, locked.passageId, 1)).toHaveLength(2);
    expect(partsOf(panel, locked.passageId, 2)).toHaveLength(4);
    expect(certificatesOf(panel, locked.jurorIds[0])).toHaveLength(1);
  });

  it('refuse a signature while the content is unlocked behind it', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    const signing = sign(panel, locked, 0);
    await unlock(panel, locked, 'Erreur');
    expect(['not-found', 'wrong-stage', 'content-changed']).toContain(await refusal(signing));
    expectNothingSigned(panel, locked);
  });

  it('that an earlier version locked must be locked again', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    // As an earlier version would have locked it, which knew of no authority.
    panel.db.exec(`INSERT INTO content_lock (passage_id, revision, content, content_digest, locked_at)
      SELECT passage_id, revision + 1, json_remove(content, '$.authority'), content_digest, locked_at FROM content_lock`);
    expect(await refusal(sign(panel, locked, 0))).toBe('content-outdated');
    expectNothingSigned(panel, locked);
  });
});

/** Unlocks, locks again, and has the first member sign the new revision. */
async function signAgain(panel: Panel, locked: Locked, pin = PIN) {
  await unlock(panel, locked, 'Correction', pin);
  const { lock } = await done(panel.handlers.minutes.lock(locked));
  return sign(panel, { ...locked, contentDigest: lock?.contentDigest ?? '' }, 0, pin);
}

describe('a member’s key', () => {
  it('opens with the PIN only', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    expect(await refusal(sign(panel, locked, 0, NEW_PIN))).toBe('pin-wrong');
    expectNothingSigned(panel, locked);
    expect(certificatesOf(panel, locked.jurorIds[0])).toEqual([]);
  });

  it('follows a change of the PIN', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await done(sign(panel, locked, 0));
    const [jurorId = ''] = locked.jurorIds;
    const before = certificatesOf(panel, jurorId);
    await done(panel.handlers.sessions.setPin({ jurorId, pin: NEW_PIN, currentPin: PIN }));
    await done(signAgain(panel, locked, NEW_PIN));
    expect(before).toHaveLength(1);
    expect(certificatesOf(panel, jurorId)).toEqual(before);
  });

  it('that does not open is replaced, and its certificate taken back', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await done(sign(panel, locked, 0));
    const [before] = certificatesOf(panel, locked.jurorIds[0]);
    panel.db
      .prepare('UPDATE signing_key SET sealed = ? WHERE certificate_sha256 = ?')
      .run(Buffer.from('x'), before?.sha256);
    await done(signAgain(panel, locked));
    const [after, old] = certificatesOf(panel, locked.jurorIds[0]);
    expect(old).toEqual(before);
    expect(after?.serial).not.toBe(before?.serial);
    const { certificates } = await done(panel.handlers.signing.get(undefined));
    const members = certificates.filter(({ role }) => role === 'member');
    expect(members.map(({ sha256, state }) => [sha256, state])).toEqual([
      [after?.sha256, 'valid'],
      [before?.sha256, 'revoked'],
    ]);
    expect(members[1]?.revocation).toEqual({ reason: 'superseded', at: panel.clock.read().wall });
    const log = createAuditRepo(panel.db).ofSubject(before?.sha256 ?? '');
    expect(log.at(-1)).toMatchObject({ action: 'certificate-revoked', details: { reason: 'superseded' } });
  });

  it('is made anew when its certificate names another capacity, was revoked, or has run out', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    const [jurorId = ''] = locked.jurorIds;
    await done(sign(panel, locked, 0));
    panel.db.prepare('UPDATE jury_member SET capacity = ? WHERE id = ?').run('Directrice', jurorId);
    // What began keeps the capacity of its start; the next passage prints the new one.
    await done(signAgain(panel, locked));
    expect(certificatesOf(panel, jurorId)).toHaveLength(1);
    const next = await lockNext(panel, locked);
    await done(sign(panel, next, 0));
    const capacities = certificatesOf(panel, jurorId).map(({ capacity }) => capacity);
    expect(capacities).toEqual(['Directrice', 'Cheffe des ventes']);
    const [{ sha256 } = { sha256: '' }] = certificatesOf(panel, jurorId);
    await done(panel.handlers.signing.revoke({ sha256, reason: 'key-compromise' }));
    await done(signAgain(panel, next));
    panel.drive.stepWall(4 * 365 * DAY_MS);
    await done(signAgain(panel, next));
    const { certificates } = await done(panel.handlers.signing.get(undefined));
    const members = certificates.filter(({ role }) => role === 'member');
    const revocations = members.map(({ state, revocation }) => [state, revocation?.reason]);
    expect(revocations).toEqual([
      ['valid', undefined],
      ['expired', undefined],
      ['revoked', 'key-compromise'],
      ['revoked', 'affiliation-changed'],
    ]);
  });
});

describe('nothing is signed, and nothing lost,', () => {
  it('on a clock that is behind the certificates', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    panel.drive.stepWall(-3 * DAY_MS);
    expect(await refusal(sign(panel, locked, 0))).toBe('clock-before-certificate');
    expectNothingSigned(panel, locked);
    panel.drive.stepWall(3 * DAY_MS);
    await done(sign(panel, locked, 0));
  });

  it('while the keychain does not answer', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    panel.keychain.isAnswering = false;
    await expect(conductToSignature(panel, passage)).rejects.toThrow('key-store-failed');
    expect(panel.db.prepare('SELECT count(*) FROM signing_certificate').pluck().get()).toBe(0);
    panel.keychain.isAnswering = true;
    const { lock } = await done(panel.handlers.minutes.lock(passage));
    const locked = { ...passage, contentDigest: lock?.contentDigest ?? '' };
    panel.keychain.isAnswering = false;
    expect(await refusal(sign(panel, locked, 0))).toBe('authority-key-lost');
    expectNothingSigned(panel, locked);
    panel.keychain.isAnswering = true;
    await done(sign(panel, locked, 0));
  });

  it('on a full disk', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    const pages = Number(panel.db.pragma('page_count', { simple: true }));
    panel.db.pragma(`max_page_count = ${String(pages)}`);
    await expect(Promise.resolve(sign(panel, locked, 0))).rejects.toThrow('database or disk is full');
    expectNothingSigned(panel, locked);
    expect(certificatesOf(panel, locked.jurorIds[0])).toEqual([]);
    panel.db.pragma('max_page_count = 1000000');
    await done(sign(panel, locked, 0));
    expect(partsOf(panel, locked.passageId)).toHaveLength(2);
  });

  it('when a part of the document was altered', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await done(sign(panel, locked, 0));
    panel.db.exec(`DROP TRIGGER document_part_no_update;
      UPDATE document_part SET bytes = substr(bytes, 1, length(bytes) - 9) WHERE position = 1`);
    expect(await refusal(sign(panel, locked, 1))).toBe('records-altered');
    expect(partsOf(panel, locked.passageId)).toHaveLength(2);
  });

  it('once the authority was renewed: the content is locked again under the new one', async () => {
    const panel = openPanel();
    const locked = await lockOne(panel);
    await done(panel.handlers.signing.renewAuthority(undefined));
    expect(await refusal(sign(panel, locked, 0))).toBe('authority-changed');
    expectNothingSigned(panel, locked);
    await done(signAgain(panel, locked));
  });

  it('by a member who only advises, or by one who signed already', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, { member: { isConsultative: true } });
    await receive(panel, passage);
    await hear(panel, passage);
    await sealAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(0, 2) });
    await command(panel, passage.passageId, { type: 'open-deliberation' });
    await command(panel, passage.passageId, { type: 'close-deliberation' });
    await decide(panel, passage.passageId, 'validated');
    const { lock } = await done(panel.handlers.minutes.lock(passage));
    const locked = { ...passage, contentDigest: lock?.contentDigest ?? '' };
    expect(await refusal(sign(panel, locked, 2))).toBe('not-found');
    await done(sign(panel, locked, 0));
    expect(await refusal(sign(panel, locked, 0))).toBe('already-signed');
  });
});
