import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import type { ArchivedMinutes } from '../../../src/shared/areas/archive.ts';
import type { RectificationView } from '../../../src/shared/areas/minutes.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { archiveOne, PIN, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member } from '../preparation.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const REASON = 'Le nom a été mal recopié.';
const CHANGES = [{ path: '/candidate/lastName', value: 'Campanelle' }];

interface Archived {
  readonly panel: Panel;
  readonly passage: Prepared;
  readonly minutesId: string;
}

async function archived(jurorCount = 2): Promise<Archived> {
  const panel = openPanel();
  const passage = await prepare(panel, jurorCount);
  const minutesId = await archiveOne(panel, passage);
  panel.drive.advance(minutesMs(60));
  return { panel, passage, minutesId };
}

function lock(
  { panel, minutesId }: Archived,
  changes = CHANGES,
  reason = REASON,
): Promise<RectificationView> {
  return done(panel.handlers.rectifications.lock({ minutesId, reason, changes }));
}

async function signBy(
  { panel, minutesId }: Archived,
  jurorId: string,
  contentDigest: string,
): Promise<RectificationView> {
  const act = { minutesId, jurorId, pin: PIN, contentDigest, svg: inkSignature(1) };
  return done(panel.handlers.rectifications.sign(act));
}

async function signAllOf(given: Archived): Promise<RectificationView> {
  let view = await done(given.panel.handlers.rectifications.get({ minutesId: given.minutesId }));
  const contentDigest = view.open?.lock.contentDigest ?? '';
  for (const jurorId of given.passage.jurorIds) view = await signBy(given, jurorId, contentDigest);
  return view;
}

/** Locks, signs and archives; answers the id of the rectification. */
async function rectify(given: Archived, changes = CHANGES): Promise<string> {
  await lock(given, changes);
  await signAllOf(given);
  const view = await done(given.panel.handlers.rectifications.archive({ minutesId: given.minutesId }));
  return view.standing.minutesId;
}

const read = (panel: Panel, minutesId: string): Promise<ArchivedMinutes> =>
  done(panel.handlers.archive.get({ minutesId }));

async function failedChecks(panel: Panel, minutesId: string): Promise<readonly string[]> {
  const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
  return checks.flatMap(({ check, isPassed }) => (isPassed ? [] : [check]));
}

const actions = (panel: Panel, subjectId: string) =>
  createAuditRepo(panel.db)
    .ofSubject(subjectId)
    .map(({ action }) => action);

describe('a rectification', () => {
  it('is locked, signed and archived beside the first, which does not change', async () => {
    const given = await archived();
    const { panel, minutesId } = given;
    const first = await read(panel, minutesId);
    const firstPdf = await done(panel.handlers.archive.pdf({ minutesId }));

    const opened = await lock(given);
    expect(opened.open).toMatchObject({
      reason: REASON,
      lock: { number: 'PV-2026-K7Q4-0001-R1', revision: 2, signatures: [] },
      differences: [{ path: '/candidate/lastName', before: 'Campanule', after: 'Campanelle' }],
    });
    expect(opened.open?.lock.awaited).toHaveLength(2);
    const newId = await rectifySigned(given);

    const second = await read(panel, newId);
    expect(second.row).toMatchObject({
      number: 'PV-2026-K7Q4-0001-R1',
      candidate: 'Campanelle Joël',
      rectifies: { minutesId, number: 'PV-2026-K7Q4-0001' },
      rectifiedBy: null,
    });
    expect(second.content.rectification).toEqual({
      number: 'PV-2026-K7Q4-0001',
      contentDigest: first.contentDigest,
      pdfSha256: first.pdfSha256,
      archivedAt: first.row.archivedAt,
      reason: REASON,
      differences: [
        { path: '/candidate/lastName', label: 'Nom du candidat', before: 'Campanule', after: 'Campanelle' },
      ],
    });
    expect(second.signatures.map(({ jurorId }) => jurorId)).toEqual(given.passage.jurorIds);
    const again = await read(panel, minutesId);
    expect(again).toEqual({
      ...first,
      row: { ...first.row, rectifiedBy: { minutesId: newId, number: 'PV-2026-K7Q4-0001-R1' } },
    });
    expect(await done(panel.handlers.archive.pdf({ minutesId }))).toEqual(firstPdf);
    expect(await failedChecks(panel, minutesId)).toEqual([]);
    expect(await failedChecks(panel, newId)).toEqual([]);
    expect(chainFaults(panel.db)).toEqual([]);
    expect(actions(panel, minutesId)).toEqual([
      'rectification-locked',
      'rectification-signed',
      'rectification-signed',
      'minutes-verified',
    ]);
    expect(actions(panel, newId)).toEqual(['rectification-archived', 'minutes-verified']);
  });

  it('is found by what it says, and the first by what it said', async () => {
    const given = await archived();
    const newId = await rectify(given);
    const { archive, sessions } = given.panel.handlers;
    const found = async (text: string) =>
      (await done(archive.search({ text }))).rows.map(({ minutesId }) => minutesId);
    expect(await found('Campanelle')).toEqual([newId]);
    expect(await found('Campanule')).toEqual([given.minutesId]);
    expect(new Set(await found('PV-2026-K7Q4-0001'))).toEqual(new Set([newId, given.minutesId]));
    // A passage still counts once, and leads to the minutes that stand.
    const [session] = (await done(sessions.list({}))).rows;
    expect(session?.archivedCount).toBe(1);
    const { passages } = await done(sessions.get({ sessionId: given.passage.sessionId }));
    expect(passages.map(({ minutesId }) => minutesId)).toEqual([newId]);
  });

  it('gives the passage its corrected name on every screen', async () => {
    const given = await archived();
    const { sessionId, passageId } = given.passage;
    const minutesId = await rectify(given);
    await rectify({ ...given, minutesId }, [{ path: '/candidate/firstName', value: 'Joëlle' }]);
    const { handlers } = given.panel;
    const shown = { lastName: 'Campanelle', firstName: 'Joëlle' };
    const session = await done(handlers.sessions.get({ sessionId }));
    expect(session.passages.map(({ candidate }) => candidate)).toMatchObject([shown]);
    expect((await done(handlers.passages.get({ passageId }))).candidate).toMatchObject(shown);
  });

  it('can be rectified in its turn, and then names the one before and the first', async () => {
    const given = await archived();
    const secondId = await rectify(given);
    const again = { ...given, minutesId: secondId };
    const thirdId = await rectify(again, [{ path: '/candidate/tutor', value: 'Gilda Serpolette' }]);
    const [first, second, third] = [
      await read(given.panel, given.minutesId),
      await read(given.panel, secondId),
      await read(given.panel, thirdId),
    ];
    expect(third.content).toMatchObject({
      number: 'PV-2026-K7Q4-0001-R2',
      candidate: { lastName: 'Campanelle', tutor: 'Gilda Serpolette' },
      rectification: {
        number: 'PV-2026-K7Q4-0001-R1',
        pdfSha256: second.pdfSha256,
        first: { number: 'PV-2026-K7Q4-0001', pdfSha256: first.pdfSha256 },
      },
    });
    const view = await done(given.panel.handlers.rectifications.get({ minutesId: given.minutesId }));
    expect(view.series.map(({ number }) => number)).toEqual([
      'PV-2026-K7Q4-0001',
      'PV-2026-K7Q4-0001-R1',
      'PV-2026-K7Q4-0001-R2',
    ]);
    expect(view.standing.minutesId).toBe(thirdId);
    expect(await failedChecks(given.panel, thirdId)).toEqual([]);
  });

  it('corrects only the minutes that stand, one at a time, and something', async () => {
    const given = await archived();
    const { rectifications } = given.panel.handlers;
    const attempt = (changes: readonly { path: string; value: string }[], minutesId = given.minutesId) =>
      refusal(rectifications.lock({ minutesId, reason: REASON, changes: [...changes] }));
    expect(await attempt([])).toBe('rectification-empty');
    expect(await attempt([{ path: '/phases/0/elapsedMs', value: '1' }])).toBe('mention-not-rectifiable');
    expect(await attempt([{ path: '/result/outcome', value: 'unfavourable' }])).toBe('reason-missing');
    expect(await attempt(CHANGES, 'unknown')).toBe('not-found');
    await lock(given);
    expect(await attempt(CHANGES)).toBe('rectification-open');
    await signAllOf(given);
    await done(rectifications.archive({ minutesId: given.minutesId }));
    expect(await attempt(CHANGES)).toBe('minutes-superseded');
    expect(await refusal(rectifications.archive({ minutesId: given.minutesId }))).toBe(
      'rectification-not-open',
    );
  });

  it('is archived only once each member has signed this very content with their PIN', async () => {
    const given = await archived();
    const { panel, minutesId, passage } = given;
    const { rectifications } = panel.handlers;
    const [jurorId = ''] = passage.jurorIds;
    const opened = await lock(given);
    const contentDigest = opened.open?.lock.contentDigest ?? '';
    const act = { minutesId, jurorId, pin: PIN, contentDigest, svg: inkSignature(1) };
    expect(await refusal(rectifications.archive({ minutesId }))).toBe('signatures-missing');
    expect(await refusal(rectifications.sign({ ...act, pin: '9999' }))).toBe('pin-wrong');
    expect(await refusal(rectifications.sign({ ...act, contentDigest: 'a'.repeat(64) }))).toBe(
      'content-changed',
    );
    await done(rectifications.sign(act));
    expect(await refusal(rectifications.sign(act))).toBe('already-signed');
    expect(await refusal(rectifications.archive({ minutesId }))).toBe('signatures-missing');
  });

  it('that nobody signed is cancelled by whoever locked it', async () => {
    const given = await archived();
    const { panel, minutesId } = given;
    await lock(given);
    const { cancel } = panel.handlers.rectifications;
    const cancelled = await done(cancel({ minutesId, reason: 'Coquille.', confirmation: null }));
    expect(cancelled.voided).toMatchObject([{ signatureCount: 0 }]);
  });

  it('cancelled, stays in the log with its signatures; its number serves the next', async () => {
    const given = await archived();
    const { panel, minutesId, passage } = given;
    const { rectifications } = panel.handlers;
    const opened = await lock(given);
    await signBy(given, passage.jurorIds[0] ?? '', opened.open?.lock.contentDigest ?? '');
    // Voiding what someone signed takes the PIN of who signs or presides; a newcomer's is of no use.
    const confirmation = { jurorId: passage.jurorIds[1] ?? '', pin: PIN };
    const cancel = (by: typeof confirmation | null) =>
      refusal(rectifications.cancel({ minutesId, reason: 'Autre mention à corriger.', confirmation: by }));
    expect(await cancel(null)).toBe('pin-wrong');
    expect(await cancel({ ...confirmation, pin: '9999' })).toBe('pin-wrong');
    const saved = await done(
      panel.handlers.sessions.saveMember(
        member(passage.sessionId, { name: 'Zoé Intruse', isPresident: true }),
      ),
    );
    const added = saved.members.at(-1)?.id ?? '';
    await done(panel.handlers.sessions.setPin({ jurorId: added, pin: '8361' }));
    expect(await cancel({ jurorId: added, pin: '8361' })).toBe('not-found');
    const cancelled = await done(
      rectifications.cancel({ minutesId, reason: 'Autre mention à corriger.', confirmation }),
    );
    expect(cancelled.open).toBeNull();
    expect(cancelled.voided).toMatchObject([
      {
        number: 'PV-2026-K7Q4-0001-R1',
        revision: 2,
        signatureCount: 1,
        voided: { reason: 'Autre mention à corriger.' },
      },
    ]);
    expect(await refusal(rectifications.cancel({ minutesId, reason: 'Encore.', confirmation }))).toBe(
      'rectification-not-open',
    );
    expect(await refusal(rectifications.pages({ minutesId }))).toBe('rectification-not-open');
    const again = await lock(given);
    expect(again.open?.lock).toMatchObject({ number: 'PV-2026-K7Q4-0001-R1', revision: 3 });
    await signAllOf(given);
    const newId = (await done(rectifications.archive({ minutesId }))).standing.minutesId;
    expect(await failedChecks(panel, newId)).toEqual([]);
    expect(await failedChecks(panel, minutesId)).toEqual([]);
  });

  it('waits open through the end of the application', async () => {
    const given = await archived();
    await lock(given);
    const revived = given.panel.revive(1_000);
    given.panel.stop();
    const view = await done(revived.handlers.rectifications.get({ minutesId: given.minutesId }));
    expect(view.open?.lock.number).toBe('PV-2026-K7Q4-0001-R1');
  });

  it('that says more than it states, or names other minutes, is found by verification', async () => {
    const given = await archived();
    const newId = await rectify(given);
    const { db } = given.panel;
    db.exec('DROP TRIGGER rectification_no_update; DROP TRIGGER minutes_no_update');
    db.exec(`UPDATE minutes SET pdf_sha256 = '${'0'.repeat(64)}' WHERE id = '${given.minutesId}'`);
    expect(await failedChecks(given.panel, newId)).toContain('rectification');
  });

  it('is printed as a copy, counted in the log, like the first', async () => {
    const given = await archived();
    const newId = await rectify(given);
    const { archive } = given.panel.handlers;
    await done(archive.print({ minutesId: newId }));
    await done(archive.print({ minutesId: newId }));
    const copies = createAuditRepo(given.panel.db)
      .ofSubject(newId)
      .filter(({ action }) => action === 'copy-printed');
    expect(copies.map(({ details }) => details)).toEqual([{ count: 1 }, { count: 2 }]);
    expect(given.panel.desktop.printed).toHaveLength(2);
  });
});

async function rectifySigned(given: Archived): Promise<string> {
  await signAllOf(given);
  const view = await done(given.panel.handlers.rectifications.archive({ minutesId: given.minutesId }));
  expect(view.open).toBeNull();
  return view.standing.minutesId;
}
