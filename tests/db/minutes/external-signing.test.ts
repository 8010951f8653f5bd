import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import type { LockView } from '../../../src/shared/areas/passage/lock.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { archiveOne, conductToSignature, PIN, prepare, unlock } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const SCAN = new Uint8Array(Buffer.from(`%PDF-1.4\n${'scan '.repeat(20)}\n%%EOF\n`));
const SIGNATURE = Buffer.from('9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n%%EOF\n');

interface Signing {
  readonly panel: Panel;
  readonly passage: Prepared;
  readonly contentDigest: string;
}

async function atSignatures(jurorCount = 2): Promise<Signing> {
  const panel = openPanel();
  const passage = await prepare(panel, jurorCount);
  const { lock } = await conductToSignature(panel, passage);
  return { panel, passage, contentDigest: lock?.contentDigest ?? '' };
}

type Attachment = Parameters<Panel['handlers']['signedDocuments']['attach']>[0];

function attach({ panel, passage, contentDigest }: Signing, changes: Partial<Attachment> = {}) {
  const { jurorIds, passageId } = passage;
  return panel.handlers.signedDocuments.attach({
    passageId,
    attestedBy: jurorIds[0] ?? '',
    pin: PIN,
    contentDigest,
    name: 'pv signé.pdf',
    bytes: SCAN,
    jurorIds: [...jurorIds],
    ...changes,
  });
}

function sign({ panel, passage, contentDigest }: Signing, jurorId: string) {
  const act = { passageId: passage.passageId, jurorId, pin: PIN, contentDigest, svg: inkSignature(1) };
  return panel.handlers.minutes.sign(act);
}

const actions = ({ panel, passage }: Signing) =>
  createAuditRepo(panel.db)
    .ofSubject(passage.passageId)
    .map(({ action }) => action)
    .filter((action) => action.startsWith('blank') || action.startsWith('signed-document'));

describe('signing on paper', () => {
  it('prints the locked pages, and a scan of them stands for the members that it names', async () => {
    const given = await atSignatures();
    const { panel, passage } = given;
    const { minutes, passages, signedDocuments } = panel.handlers;
    const [one = '', other = ''] = passage.jurorIds;
    await done(signedDocuments.printBlank({ passageId: passage.passageId }));
    expect(Buffer.from(panel.desktop.printed[0] ?? []).toString('latin1', 0, 5)).toBe('%PDF-');

    const lock: LockView = await done(attach(given, { jurorIds: [other] }));
    expect(lock.awaited.map(({ jurorId }) => jurorId)).toEqual([one]);
    expect(lock.external).toMatchObject([
      { kind: 'scan', name: 'pv signé.pdf', attachedBy: 'Ondine Tamaris', withdrawn: null },
    ]);
    expect(await refusal(minutes.archive({ passageId: passage.passageId }))).toBe('signatures-missing');
    // Nobody signs twice: neither here after paper, nor on paper after here.
    expect(await refusal(sign(given, other))).toBe('already-signed');
    await done(sign(given, one));
    expect(await refusal(attach(given, { jurorIds: [one] }))).toBe('already-signed');
    expect((await done(passages.get({ passageId: passage.passageId }))).lock?.awaited).toEqual([]);

    const { minutesId } = await done(minutes.archive({ passageId: passage.passageId }));
    const archived = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(archived.signatures.map(({ jurorId }) => jurorId)).toEqual([one]);
    expect(archived.external).toMatchObject([{ members: [{ jurorId: other, name: 'Barnabé Églantier' }] }]);
    const { checks, isIntact } = await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(isIntact).toBe(true);
    expect(checks.map(({ check }) => check)).toContain('external-documents');
    expect(chainFaults(panel.db)).toEqual([]);
    expect(actions(given)).toEqual(['blank-printed', 'signed-document-attached']);
  });

  it('holds beside a register that is broken elsewhere, between its lock and its archiving', async () => {
    const given = await atSignatures();
    const { panel, passage } = given;
    const { app, archive, minutes } = panel.handlers;
    await done(app.setPreferences({ organisation: 'Autre organisation' }));
    await done(attach(given));
    const { minutesId } = await done(minutes.archive({ passageId: passage.passageId }));
    const setting = `table_name = 'record_version' AND seq > (SELECT max(seq) FROM chain WHERE table_name = 'content_lock')`;
    expect(panel.db.prepare(`SELECT count(*) FROM chain WHERE ${setting}`).pluck().get()).not.toBe(0);
    panel.db.exec(`DROP TRIGGER chain_no_update;
      UPDATE chain SET record_digest = '${'0'.repeat(64)}' WHERE ${setting}`);
    const { checks, isIntact } = await done(archive.verify({ minutesId: minutesId ?? '' }));
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(isIntact).toBe(true);
  });

  it('leaves with the export, under the name of the minutes', async () => {
    const given = await atSignatures();
    const { archive, minutes } = given.panel.handlers;
    await done(attach(given));
    const { minutesId } = await done(minutes.archive({ passageId: given.passage.passageId }));
    const { files } = await done(
      archive.exportFiles({ minutesIds: [minutesId ?? ''], formats: ['pdf', 'json', 'digests'] }),
    );
    const signed = files.find((name) => name.endsWith('signé.pdf')) ?? '';
    expect(signed).toContain('PV-2026-K7Q4-0001');
    expect(readFileSync(join(given.panel.folder, signed)).equals(SCAN)).toBe(true);
    expect(readFileSync(join(given.panel.folder, 'SHA256SUMS'), 'utf8')).toContain(signed);
  });

  it('kept file altered behind the application is found', async () => {
    const given = await atSignatures();
    await done(attach(given));
    const { minutesId } = await done(
      given.panel.handlers.minutes.archive({ passageId: given.passage.passageId }),
    );
    given.panel.db.exec('DROP TRIGGER external_document_no_update');
    given.panel.db.prepare('UPDATE external_document SET bytes = ?').run(Buffer.from('%PDF-1.4 %%EOF'));
    const { checks } = await done(given.panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
    expect(checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check)).toEqual([
      'external-documents',
      'chain',
    ]);
  });

  it('is taken back with a reason before archiving, stays stored, and another may come', async () => {
    const given = await atSignatures();
    const { signedDocuments } = given.panel.handlers;
    const [documentId = ''] = (await done(attach(given))).external.map((document) => document.documentId);
    const confirmation = { jurorId: given.passage.jurorIds[1] ?? '', pin: PIN };
    const act = { documentId, reason: 'Page manquante.', confirmation };
    expect(
      await refusal(signedDocuments.withdraw({ ...act, confirmation: { ...confirmation, pin: '9999' } })),
    ).toBe('pin-wrong');
    expect(
      await refusal(
        signedDocuments.withdraw({ ...act, confirmation: { ...confirmation, jurorId: 'nobody' } }),
      ),
    ).toBe('not-found');
    const withdrawn = await done(signedDocuments.withdraw(act));
    expect(withdrawn.awaited).toHaveLength(2);
    expect(withdrawn.external).toMatchObject([{ withdrawn: { reason: 'Page manquante.' } }]);
    expect(Buffer.from(await done(signedDocuments.read({ documentId }))).equals(SCAN)).toBe(true);
    expect(await refusal(signedDocuments.withdraw({ ...act, reason: 'Encore.' }))).toBe('not-found');
    expect((await done(attach(given))).awaited).toEqual([]);
    await done(given.panel.handlers.minutes.archive({ passageId: given.passage.passageId }));
    const after = given.panel.db
      .prepare('SELECT id FROM external_document ORDER BY position DESC')
      .pluck()
      .get() as string;
    expect(await refusal(signedDocuments.withdraw({ ...act, documentId: after, reason: 'Trop tard.' }))).toBe(
      'wrong-stage',
    );
    expect(actions(given)).toEqual([
      'signed-document-attached',
      'signed-document-withdrawn',
      'signed-document-attached',
    ]);
  });

  it('unlocked with the content, a document stands for nobody any more', async () => {
    const given = await atSignatures();
    const { minutes } = given.panel.handlers;
    const { passageId } = given.passage;
    await done(attach(given));
    await unlock(given.panel, given.passage, 'Préconisation oubliée.');
    expect(await refusal(attach(given))).toBe('wrong-stage');
    const { lock } = await done(minutes.lock({ passageId }));
    expect(lock).toMatchObject({ revision: 2, external: [] });
    expect(lock?.awaited).toHaveLength(2);
  });

  it('needs the word of a member who sat, under their PIN, on this content', async () => {
    const given = await atSignatures();
    expect(await refusal(attach(given, { pin: '9999' }))).toBe('pin-wrong');
    expect(await refusal(attach(given, { attestedBy: 'nobody' }))).toBe('not-found');
    expect(await refusal(attach(given, { jurorIds: ['nobody'] }))).toBe('not-found');
    expect(await refusal(attach(given, { contentDigest: 'a'.repeat(64) }))).toBe('content-changed');
    expect(await refusal(attach(given, { bytes: new Uint8Array() }))).toBe('file-empty');
    expect(await refusal(attach(given, { bytes: new Uint8Array(Buffer.from('hello')) }))).toBe(
      'file-not-pdf',
    );
    expect(actions(given)).toEqual([]);
  });
});

describe('a document signed elsewhere', () => {
  it('is electronic when it continues the saved pages, refused when nothing was added', async () => {
    const given = await atSignatures();
    const { panel, passage } = given;
    const { files } = await done(panel.handlers.signedDocuments.saveBlank({ passageId: passage.passageId }));
    expect(files).toEqual(['PV-2026-K7Q4-0001-à-signer.pdf']);
    expect(readdirSync(panel.folder)).toContain(files[0]);
    const blank = readFileSync(join(panel.folder, files[0] ?? ''));
    expect(await refusal(attach(given, { bytes: new Uint8Array(blank) }))).toBe('file-unsigned');
    const bytes = new Uint8Array(Buffer.concat([blank, SIGNATURE]));
    const { external } = await done(attach(given, { bytes }));
    expect(external).toMatchObject([{ kind: 'electronic', byteCount: bytes.byteLength }]);
    expect(actions(given)).toEqual(['blank-saved', 'signed-document-attached']);
  });

  it('says so when the dialog is closed or the printer does not answer', async () => {
    const given = await atSignatures();
    const { signedDocuments } = given.panel.handlers;
    const { passageId } = given.passage;
    given.panel.desktop.isPrinted = false;
    expect(await refusal(signedDocuments.printBlank({ passageId }))).toBe('document-failed');
    given.panel.desktop.folder = null;
    expect(await refusal(signedDocuments.saveBlank({ passageId }))).toBe('cancelled');
  });

  it('stands in a rectification as in minutes', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const minutesId = await archiveOne(panel, passage);
    panel.drive.advance(minutesMs(60));
    const { rectifications } = panel.handlers;
    const changes = [{ path: '/session/place', value: 'Salle des Genêts' }];
    const opened = await done(rectifications.lock({ minutesId, reason: 'Autre salle.', changes }));
    const contentDigest = opened.open?.lock.contentDigest ?? '';
    await done(attach({ panel, passage, contentDigest }));
    const { open } = await done(rectifications.get({ minutesId }));
    expect(open?.lock.awaited).toEqual([]);
    expect(open?.lock.external).toHaveLength(1);
    const { standing } = await done(rectifications.archive({ minutesId }));
    const { isIntact } = await done(panel.handlers.archive.verify({ minutesId: standing.minutesId }));
    expect(isIntact).toBe(true);
  });
});
