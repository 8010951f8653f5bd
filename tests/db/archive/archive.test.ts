import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMinutesRepo } from '../../../src/core/db/repos/minutes.repo.ts';
import type { MinutesRecord } from '../../../src/core/db/repos/minutes.repo.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** One archived passage serves every test; what a test alters is put back. */
let panel: Panel;
let minutesId: string;

beforeAll(async () => {
  panel = openPanel();
  minutesId = await archiveOne(panel, await prepare(panel, 2));
});
afterAll(closePanels);
beforeEach(() => {
  panel.db.exec('SAVEPOINT test');
  return () => {
    panel.db.exec('ROLLBACK TO test; RELEASE test');
  };
});

const SEED = new URL(
  '../../../resources/certifications/cqp-commercial-sedentaire-alimentaire.json',
  import.meta.url,
);
const EVERYTHING = { text: '' };

async function search(query: Parameters<Panel['handlers']['archive']['search']>[0]) {
  return (await done(panel.handlers.archive.search(query))).rows.map(({ number }) => number);
}

describe('search', () => {
  it('finds by candidate, juror, session and number, whatever the case and accents', async () => {
    const found = ['PV-2026-K7Q4-0001'];
    for (const text of [
      'campan',
      'JOEL',
      'joël camp',
      'eglantier',
      'Églantier',
      'essais',
      'PV-2026',
      '0001',
      '',
    ]) {
      expect([text, await search({ text })]).toEqual([text, found]);
    }
    for (const text of ['absinthe', 'camp xyz']) expect(await search({ text })).toEqual([]);
  });

  it('filters by session, bloc, outcome and dates', async () => {
    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    const found = ['PV-2026-K7Q4-0001'];
    expect(await search({ ...EVERYTHING, sessionId: content.session.id })).toEqual(found);
    expect(await search({ ...EVERYTHING, sessionId: 'other' })).toEqual([]);
    expect(await search({ text: 'camp', blocId: 'BC1', outcome: 'validated' })).toEqual(found);
    expect(await search({ ...EVERYTHING, outcome: 'refused' })).toEqual([]);
    expect(await search({ ...EVERYTHING, from: '2026-11-24', to: '2026-11-24' })).toEqual(found);
    expect(await search({ ...EVERYTHING, to: '2026-11-23' })).toEqual([]);
  });

  it('tells the BC1 of one certification from the BC1 of another', async () => {
    const text = readFileSync(SEED, 'utf8');
    const other = {
      ...(JSON.parse(text) as object),
      id: 'autre-certification',
      title: 'Autre certification',
    };
    const bytes = new TextEncoder().encode(JSON.stringify(other));
    await done(panel.handlers.referentiels.importFile({ name: 'autre.json', bytes }));
    const passage = await prepare(panel, 2, { certificationId: 'autre-certification' });
    await archiveOne(panel, passage);
    const numbers = await search({ ...EVERYTHING, blocId: 'BC1' });
    expect(numbers).toHaveLength(2);
    const first = { certificationId: 'cqp-commercial-sedentaire-alimentaire', blocId: 'BC1' };
    expect(await search({ ...EVERYTHING, ...first })).toEqual(['PV-2026-K7Q4-0001']);
    const second = { certificationId: 'autre-certification', blocId: 'BC1' };
    const found = await search({ ...EVERYTHING, ...second });
    expect(found).toHaveLength(1);
    expect(found).not.toContain('PV-2026-K7Q4-0001');
    expect(await search({ ...EVERYTHING, certificationId: 'autre-certification', blocId: 'BC2' })).toEqual(
      [],
    );
  });

  it('takes any text for words, never for a query', async () => {
    const hostile = [
      '"',
      '""',
      "'",
      '*',
      '(',
      ')',
      'camp*',
      '"camp"',
      'camp AND',
      'AND',
      'OR NOT',
      'NEAR(camp, 2)',
      'candidate:camp',
      'camp -joel',
      '^camp',
      '{candidate} : camp',
      "'; DROP TABLE minutes; --",
      '\\',
      '%',
      '\u0000',
      '😀',
      'a'.repeat(200),
    ];
    for (const text of hostile) {
      expect([text, (await panel.handlers.archive.search({ text })).ok]).toEqual([text, true]);
    }
    expect(await search({ text: '"camp"' })).toEqual(['PV-2026-K7Q4-0001']);
  });

  it('finds one among 10 000 minutes, newest first, without sorting them', async () => {
    fillArchive(10_000);
    const { count, rows } = await done(panel.handlers.archive.search({ text: '' }));
    expect(count).toBe(10_001);
    expect(rows[0]).toMatchObject({ number: 'PV-2030-10000', language: 'fr' });
    expect(await search({ text: 'plume 4321' })).toEqual(['PV-2030-04321']);
    const plan = panel.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT minutes_id FROM minutes_listing ORDER BY held_on DESC, number_key DESC`,
      )
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('minutes_listing_by_date');
  });
});

describe('verification', () => {
  const columns: readonly (readonly [column: string, value: string | number])[] = [
    ['number', "'PV-2026-9999'"],
    ['revision', 7],
    ['status', "'decision'"],
    ['outcome', "'refused'"],
    ['held_on', "'2026-11-25'"],
    ['bloc_id', "'BC2'"],
    ['test_title', "'Autre épreuve'"],
    ['session_title', "'Autre session'"],
    ['candidate', "'Autre Candidat'"],
    ['jurors', `'["Autre Juré"]'`],
    ['pdf_sha256', "replace(hex(zeroblob(32)), '00', 'aa')"],
    ['json_sha256', "replace(hex(zeroblob(32)), '00', 'aa')"],
    ['content_digest', "replace(hex(zeroblob(32)), '00', 'aa')"],
    ['archived_at', 1],
  ];
  async function failedChecks(): Promise<readonly string[]> {
    const { checks, isIntact } = await done(panel.handlers.archive.verify({ minutesId }));
    const failed = checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
    expect(isIntact).toBe(failed.length === 0);
    return failed;
  }

  /** Lifts the triggers, as someone with the file and a tool could. */
  beforeEach(() => {
    panel.db.exec('DROP TRIGGER minutes_no_update; DROP TRIGGER minutes_file_no_update');
  });

  it('passes what was archived, and records that it was checked', async () => {
    expect(await failedChecks()).toEqual([]);
    const audited = panel.db
      .prepare(`SELECT details FROM audit_entry WHERE action = 'minutes-verified'`)
      .all();
    expect(audited).toEqual([{ details: '{"isIntact":true,"failed":[]}' }]);
  });

  it.each(columns)('finds %s altered', async (column, value) => {
    panel.db.exec(`UPDATE minutes SET ${column} = ${String(value)}`);
    expect(await failedChecks()).not.toEqual([]);
  });

  it('finds any byte of the PDF or of the JSON altered', async () => {
    const { db } = panel;
    const stored = db.prepare<[], { pdf: Buffer; json: string }>('SELECT pdf, json FROM minutes_file').get();
    if (stored === undefined) throw new Error('no files');
    const write = db.prepare('UPDATE minutes_file SET pdf = ?, json = ?');
    for (let step = 0; step < 40; step += 1) {
      const pdf = Buffer.from(stored.pdf);
      const at = Math.floor((step / 40) * pdf.length);
      pdf[at] = (pdf[at] ?? 0) ^ 1;
      write.run(pdf, stored.json);
      expect(await failedChecks()).toEqual(['pdf-digest', 'document-parts', 'pdf-signatures', 'chain']);
    }
    for (let step = 0; step < 40; step += 1) {
      const json = Buffer.from(stored.json);
      const at = Math.floor((step / 40) * json.length);
      json[at] = (json[at] ?? 0) ^ 1;
      write.run(stored.pdf, json.toString());
      expect(await failedChecks()).toContain('json-digest');
    }
    write.run(stored.pdf, stored.json);
    expect(await failedChecks()).toEqual([]);
  });

  it('finds content rewritten with a new digest of the file', async () => {
    const { db } = panel;
    const json = db.prepare<[], string>('SELECT json FROM minutes_file').pluck().get() ?? '';
    const forged = json.replace('Campanule', 'Capucine');
    const digest = execFileSync('sha256sum', { input: forged }).toString().slice(0, 64);
    db.prepare('UPDATE minutes_file SET json = ?').run(forged);
    db.prepare('UPDATE minutes SET json_sha256 = ?').run(digest);
    expect(await failedChecks()).toEqual(['content-digest', 'signature-digests', 'index', 'chain']);
  });

  it('finds a search text that no longer says what the minutes say', async () => {
    panel.db.exec(`UPDATE minutes_search SET candidate = 'autre'`);
    expect(await failedChecks()).toEqual(['index']);
    panel.db.exec(`UPDATE minutes_search SET candidate = 'campanule joel'`);
    expect(await failedChecks()).toEqual([]);
    panel.db.exec(`UPDATE minutes_listing SET outcome = 'refused'`);
    expect(await failedChecks()).toEqual(['index']);
    panel.db.exec(`UPDATE minutes_listing SET outcome = 'validated'`);
    expect(await failedChecks()).toEqual([]);
    panel.db.exec('DELETE FROM minutes_search');
    expect(await failedChecks()).toEqual(['index']);
  });

  it('cannot be escaped by deleting: the database refuses', () => {
    for (const table of ['minutes', 'minutes_file', 'passage_event', 'signature', 'content_lock']) {
      expect(() => panel.db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    expect(() => panel.db.exec('DELETE FROM minutes_number')).toThrow('append-only');
  });
});

describe('export', () => {
  it('writes PDF, JSON and digests that sha256sum accepts, and overwrites nothing', async () => {
    const folder = join(panel.folder, 'clé usb');
    mkdirSync(folder);
    panel.desktop.folder = folder;
    const formats: ('pdf' | 'json' | 'digests')[] = ['pdf', 'json', 'digests'];
    const first = await done(panel.handlers.archive.exportFiles({ minutesIds: [minutesId], formats }));
    const names = [
      'PV-2026-K7Q4-0001-Campanule-Joël.pdf',
      'PV-2026-K7Q4-0001-Campanule-Joël.json',
      'SHA256SUMS',
    ];
    expect(first).toEqual({ folder, files: names, fileCount: names.length });
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).toString()).toContain(
      'Joël.pdf: OK',
    );

    const again = await done(panel.handlers.archive.exportFiles({ minutesIds: [minutesId], formats }));
    expect(again.files).toEqual([
      'PV-2026-K7Q4-0001-Campanule-Joël-2.pdf',
      'PV-2026-K7Q4-0001-Campanule-Joël-2.json',
      'SHA256SUMS-2',
    ]);
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS-2'], { cwd: folder }).toString()).toContain(
      '-2.pdf: OK',
    );
    expect(readdirSync(folder).sort()).toEqual([...first.files, ...again.files].sort());
    const stored = await done(panel.handlers.archive.pdf({ minutesId }));
    expect(readFileSync(join(folder, names[0] ?? '')).equals(Buffer.from(stored))).toBe(true);
    const audited = panel.db
      .prepare(`SELECT subject_id FROM audit_entry WHERE action = 'minutes-exported'`)
      .all();
    expect(audited).toHaveLength(2);
  });

  it('says when the dialog was closed, when the folder cannot be written, and when minutes do not exist', async () => {
    const request = { minutesIds: [minutesId], formats: ['pdf' as const] };
    expect(await refusal(panel.handlers.archive.exportFiles({ ...request, minutesIds: ['other'] }))).toBe(
      'not-found',
    );
    panel.desktop.folder = null;
    expect(await refusal(panel.handlers.archive.exportFiles(request))).toBe('cancelled');
    panel.desktop.folder = join(panel.folder, 'absent');
    expect(await refusal(panel.handlers.archive.exportFiles(request))).toBe('file-unwritable');
    writeFileSync(join(panel.folder, 'file'), '');
    chmodSync(join(panel.folder, 'file'), 0o444);
    panel.desktop.folder = join(panel.folder, 'file');
    expect(await refusal(panel.handlers.archive.exportFiles(request))).toBe('file-unwritable');
  });

  it('prints through the desktop', async () => {
    await done(panel.handlers.archive.print({ minutesId }));
    expect(
      Buffer.from(panel.desktop.printed[0] ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    panel.desktop.isPrinted = false;
    expect(await refusal(panel.handlers.archive.print({ minutesId }))).toBe('document-failed');
  });
});

function fillArchive(count: number): void {
  const { db } = panel;
  const minutes = createMinutesRepo(db);
  const model = minutes.find(minutesId) as MinutesRecord;
  // Copies of a passage only to satisfy the foreign keys.
  db.exec(`CREATE TEMP TABLE copy AS SELECT * FROM passage WHERE id = '${model.passageId}'`);
  const rename = db.prepare<[string]>('UPDATE temp.copy SET id = ?');
  const add = db.prepare('INSERT INTO passage SELECT * FROM temp.copy');
  db.transaction(() => {
    for (let index = 1; index <= count; index += 1) {
      const suffix = String(index).padStart(5, '0');
      rename.run(`p${suffix}`);
      add.run();
      minutes.insert(
        {
          ...model,
          minutesId: `m${suffix}`,
          passageId: `p${suffix}`,
          number: `PV-2030-${suffix}`,
          candidate: `Plume n${suffix} ${String(index)}`,
          date: '2030-01-01',
          archivedAt: instant(1_900_000_000_000 + index),
        },
        { pdf: Buffer.alloc(1_000), json: '{}' },
      );
    }
  }).immediate();
}
