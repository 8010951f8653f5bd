/** Papers of a session that was sealed here: what may be issued, once, under which number, and what leaves in files. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PNG_LOGO, SVG_LOGO } from '../../fixtures/issuing/papers.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { closePanels, done } from '../passage-panel.ts';
import type { SessionRow } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { archiveMinutes, digestOf, hold, sealedDay } from './sealed-day.ts';
import type { SealedDay } from './sealed-day.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SETTINGS = {
  signatoryName: 'Odile Fictive',
  signatoryQuality: 'Directrice',
  place: 'Port-Blanc',
  mentions: 'Association fictive.',
  appeal: 'Par écrit, dans les deux mois.',
  isMandated: true,
};

let day: SealedDay;
let folder: string;

beforeEach(async () => {
  day = await sealedDay();
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  await done(day.panel.handlers.issuing.saveSettings(SETTINGS));
});

afterEach(() => {
  closePanels();
  rmSync(folder, { recursive: true });
});

const api = () => day.panel.handlers.issuing;
const first = () => day.enrolmentIds[0] ?? '';
const paper = (
  kind: 'notification' | 'attestation' | 'certificate',
  rank = 0,
  blocId: string | null = null,
) => ({
  minutesId: day.minutesId,
  kind,
  enrolmentId: day.enrolmentIds[rank] ?? '',
  blocId: kind === 'attestation' ? (blocId ?? 'BC1') : null,
});

describe('what may be issued', () => {
  it('is told for each candidate, with the reason of what may not', async () => {
    const { count, rows } = await done(api().list({ minutesId: day.minutesId }));
    expect(count).toBe(6);
    const told = rows.map(({ papers }) => papers.map(({ kind, refusal }) => `${kind} ${refusal ?? 'ok'}`));
    expect(told[0]).toEqual(['notification ok', 'attestation ok', 'certificate ok']);
    expect(told[1]).toEqual([
      'notification ok',
      'attestation bloc-not-validated',
      'certificate certification-incomplete',
    ]);
    expect(told[2]).toEqual(['notification ok', 'attestation condition-open', 'certificate condition-open']);
    const { rows: minutes } = await done(api().minutes({ sessionId: day.sessionId }));
    expect(minutes[0]).toMatchObject({ status: 'decision', candidateCount: 6, waitingCount: 10 });
  });

  it('is no certificate without a mandate', async () => {
    await done(api().saveSettings({ ...SETTINGS, isMandated: false }));
    expect(await api().issue(paper('certificate'))).toMatchObject({
      ok: false,
      code: 'paper-not-allowed',
      details: { reason: 'not-mandated' },
    });
    expect(day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get()).toEqual({ n: 0 });
  });

  it('is nothing of a proposition but the table', async () => {
    const proposal = await sealedDay('proposition');
    const { issuing } = proposal.panel.handlers;
    const { rows } = await done(issuing.list({ minutesId: proposal.minutesId }));
    expect(new Set(rows.flatMap(({ papers }) => papers.map(({ refusal }) => refusal)))).toEqual(
      new Set(['only-proposed']),
    );
    proposal.panel.desktop.folder = folder;
    const report = await done(issuing.exportAll({ minutesId: proposal.minutesId }));
    expect(report.fileCount).toBe(3);
  });

  it('is no attestation once a later session ruled on the bloc', async () => {
    const candidate = day.content.candidates[0];
    const [row] = candidate?.rows ?? [];
    const digest = day.panel.db
      .prepare<[], { digest: string }>('SELECT content_digest AS digest FROM session_minutes')
      .get()?.digest;
    const ruling = row?.ruling ?? null;
    if (candidate === undefined || row === undefined || ruling === null || digest === undefined)
      throw new Error('no ruling');
    const revoked = {
      ...day.content,
      number: 'PVS-2026-K7Q4-0009',
      revision: 2,
      candidates: [
        {
          ...candidate,
          rows: [
            {
              ...row,
              ruling: {
                ...ruling,
                kind: 'revocation' as const,
                outcome: null,
                reason: 'Fraude établie.',
                supersedes: [{ number: day.content.number, digest }],
              },
            },
          ],
        },
      ],
    };
    archiveMinutes(day.panel, day.sessionId, revoked, 'pvs-2');
    expect(await api().issue(paper('attestation'))).toMatchObject({
      details: { reason: 'no-longer-current' },
    });
    expect(await api().issue(paper('certificate'))).toMatchObject({
      details: { reason: 'no-longer-current' },
    });
  });
});

describe('a paper that what was decided since takes back', () => {
  /** The second bloc of the first candidate, as another session ruled on it. */
  function ruledOnOther(
    id: string,
    revision: number,
    ruling: Partial<NonNullable<SessionRow['ruling']>>,
  ): string {
    const [candidate] = day.content.candidates;
    const [row] = candidate?.rows ?? [];
    const ruled = row?.ruling ?? null;
    if (candidate === undefined || row === undefined || ruled === null) throw new Error('no ruling');
    const content = {
      ...day.content,
      number: `PVS-2026-K7Q4-001${String(revision)}`,
      revision,
      candidates: [
        {
          ...candidate,
          rows: [{ ...row, blocId: 'BC3', held: null, ruling: { ...ruled, supersedes: [], ...ruling } }],
        },
      ],
    };
    archiveMinutes(day.panel, day.sessionId, content, id);
    return digestOf(content);
  }

  it('is no certificate once a bloc that other minutes decided was revoked, whatever was issued before', async () => {
    await hold(day.panel, first(), []);
    expect(await api().issue(paper('certificate'))).toMatchObject({
      details: { reason: 'no-longer-current' },
    });
    const digest = ruledOnOther('pvs-2', 2, {});
    const certificate = await done(api().issue(paper('certificate')));
    ruledOnOther('pvs-3', 3, {
      kind: 'revocation',
      outcome: null,
      reason: 'Fraude établie.',
      supersedes: [{ number: 'PVS-2026-K7Q4-0012', digest }],
    });
    const documentId = certificate.documentId;
    const gone = { code: 'paper-not-allowed', details: { reason: 'no-longer-current' } };
    expect(await api().duplicate({ documentId })).toMatchObject(gone);
    expect(await api().print({ documentId })).toMatchObject(gone);
    day.panel.desktop.folder = folder;
    await done(api().exportAll({ minutesId: day.minutesId }));
    const names = readdirSync(folder);
    expect(names.some((name) => name.startsWith('CER-'))).toBe(false);
    expect(names.some((name) => name.startsWith('ATT-'))).toBe(true);
    // It is kept, and read.
    expect((await done(api().pdf({ documentId }))).byteLength).toBeGreaterThan(0);
    expect((await done(day.panel.handlers.reporting.check({}))).rows).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('a paper', () => {
  it('has a number of its series, a seal, and is issued once', async () => {
    const made = await done(api().issue(paper('attestation')));
    expect(made).toMatchObject({ number: 'ATT-2026-K7Q4-0001', isSealed: true, holder: 'Maëlle Quéméneur' });
    expect(await done(api().issue(paper('attestation')))).toEqual(made);
    expect((await done(api().issue(paper('attestation', 4)))).number).toBe('ATT-2026-K7Q4-0002');
    expect((await done(api().issue(paper('notification')))).number).toBe('NOT-2026-K7Q4-0001');
    const text = plainText(await done(api().pdf({ documentId: made.documentId })));
    expect(text).toContain('Maëlle Quéméneur');
    expect(text).toContain('Odile Fictive');
  });

  it('is issued once even when two windows ask together', async () => {
    const both = await Promise.all([api().issue(paper('certificate')), api().issue(paper('certificate'))]);
    const [one, two] = await Promise.all(both.map((answer) => done(Promise.resolve(answer))));
    expect(one).toEqual(two);
    expect(day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get()).toEqual({ n: 1 });
  });

  it('has duplicates under numbers of their own, which name the original', async () => {
    const original = await done(api().issue(paper('certificate')));
    const duplicate = await done(api().duplicate({ documentId: original.documentId }));
    const second = await done(api().duplicate({ documentId: duplicate.documentId }));
    expect([duplicate.number, second.number]).toEqual(['CER-2026-K7Q4-0002', 'CER-2026-K7Q4-0003']);
    const text = plainText(await done(api().pdf({ documentId: second.documentId })));
    expect(text).toContain('DUPLICATA');
    expect(text).toContain('CER-2026-K7Q4-0001');
    const [row] = (await done(api().list({ minutesId: day.minutesId }))).rows;
    expect(row?.papers.at(-1)).toMatchObject({ duplicateCount: 2, issued: { number: 'CER-2026-K7Q4-0001' } });
  });

  it('is previewed without a number, and nothing is kept', async () => {
    const text = plainText(await done(api().preview(paper('certificate'))));
    expect(text).toContain('APERÇU SANS VALEUR');
    expect(text).not.toContain('CER-');
    expect(day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get()).toEqual({ n: 0 });
  });

  it('holds nobody else and no marks', async () => {
    const made = await done(api().issue(paper('notification', 1)));
    const text = plainText(await done(api().pdf({ documentId: made.documentId })));
    expect(text).toContain('Bellanger');
    for (const other of ['Quéméneur', 'Kermoal', 'compensait', '9,5', '9.5'])
      expect(text).not.toContain(other);
  });

  it('goes on in its series after a restart', async () => {
    await done(api().issue(paper('attestation')));
    const revived = day.panel.revive(60_000);
    const made = await done(revived.handlers.issuing.issue(paper('attestation', 4)));
    expect(made.number).toBe('ATT-2026-K7Q4-0002');
  });

  it('is kept for ever', () => {
    expect(() =>
      day.panel.db.exec("DELETE FROM issued_document WHERE 1 = 0; UPDATE issuing_file SET name = 'x'"),
    ).not.toThrow();
  });
});

describe('a logo', () => {
  it('is taken as PNG or SVG, stands on papers, and is taken back', async () => {
    const view = await done(api().setLogo({ name: 'logo.png', bytes: new Uint8Array(PNG_LOGO.bytes) }));
    expect(view.logo?.name).toBe('logo.png');
    await done(api().setLogo({ name: 'logo.svg', bytes: new Uint8Array(Buffer.from(SVG_LOGO)) }));
    expect((await done(api().settings(undefined))).logo?.name).toBe('logo.svg');
    expect((await done(api().setLogo(null))).logo).toBeNull();
  });

  it.each([
    ['text.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>')],
    ['script.svg', Buffer.from('<svg><script>alert(1)</script></svg>')],
    ['cut.png', Buffer.from(PNG_LOGO.bytes).subarray(0, 40)],
    ['none.txt', Buffer.from('bonjour')],
    ['empty.png', Buffer.alloc(0)],
  ])('is refused when papers could not be drawn with it: %s', async (name, bytes) => {
    expect(await api().setLogo({ name, bytes: new Uint8Array(bytes) })).toMatchObject({
      code: 'logo-unusable',
    });
    expect((await done(api().settings(undefined))).logo).toBeNull();
  });
});

describe('what leaves in files', () => {
  it('is every paper that may be issued, and the table, once', async () => {
    day.panel.desktop.folder = folder;
    const report = await done(api().exportAll({ minutesId: day.minutesId }));
    expect(report.fileCount).toBe(13);
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith('NOT-'))).toHaveLength(6);
    expect(names.filter((name) => name.startsWith('ATT-'))).toHaveLength(3);
    expect(names.filter((name) => name.startsWith('CER-'))).toHaveLength(1);
    expect(existsSync(join(folder, 'PVS-2026-K7Q4-0003-tableau-des-resultats.xlsx'))).toBe(true);
    const before = day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get();
    await done(api().exportAll({ minutesId: day.minutesId }));
    expect(day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get()).toEqual(before);
  });

  it('is printed in one go, each paper under its number, and issued once', async () => {
    expect(await done(api().printAll({ minutesId: day.minutesId }))).toEqual({ paperCount: 10 });
    const [printed] = day.panel.desktop.printed;
    const text = plainText(printed ?? new Uint8Array());
    for (const number of [
      'NOT-2026-K7Q4-0001',
      'NOT-2026-K7Q4-0006',
      'ATT-2026-K7Q4-0003',
      'CER-2026-K7Q4-0001',
    ])
      expect(text).toContain(number);
    await done(api().printAll({ minutesId: day.minutesId }));
    expect(day.panel.db.prepare('SELECT count(*) AS n FROM issued_document').get()).toEqual({ n: 10 });
    expect(await api().printAll({ minutesId: 'nothing' })).toMatchObject({ code: 'not-found' });
  });

  it('is nothing when the dialog is closed', async () => {
    day.panel.desktop.folder = null;
    expect(await api().exportAll({ minutesId: day.minutesId })).toMatchObject({ code: 'cancelled' });
    expect(await api().resultsTable({ minutesId: day.minutesId, formats: ['csv'] })).toMatchObject({
      code: 'cancelled',
    });
  });

  it('is printed from what was issued', async () => {
    const made = await done(api().issue(paper('notification')));
    await done(api().print({ documentId: made.documentId }));
    expect(day.panel.desktop.printed).toHaveLength(1);
    expect(await api().print({ documentId: 'nothing' })).toMatchObject({ code: 'not-found' });
  });
});
