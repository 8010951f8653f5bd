/** The day of `npm run demo -- --session`, played once: what it leaves, and what none of it may say. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { playDay } from '../../../scripts/demo/session/day.ts';
import type { PlayedDay } from '../../../scripts/demo/session/day.ts';
import { CANDIDATES } from '../../../scripts/demo/session/day.candidates.ts';
import { DAY_START } from '../../../scripts/demo/session/day.story.ts';
import { sessionFileSchema } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import type { SessionContent } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

let panel: Panel;
let day: PlayedDay;
let content: SessionContent;
let out: string;

beforeAll(async () => {
  panel = openPanel(DAY_START);
  out = join(panel.folder, 'day');
  writeFileSync(join(panel.folder, 'verify.html'), '<!doctype html>');
  day = await playDay(
    {
      handlers: panel.handlers,
      drive: panel.drive,
      now: () => panel.clock.read().wall,
      say: () => undefined,
      into: (name) => {
        const folder = join(out, name);
        mkdirSync(folder, { recursive: true });
        panel.desktop.folder = folder;
        return folder;
      },
    },
    {
      certifications: 'resources/certifications',
      schema: { name: 'cdc.xsd', bytes: new Uint8Array(schemaFile()) },
    },
  );
  const json = filesIn('minutes').find((name) => name.endsWith('.json')) ?? '';
  content = sessionFileSchema.parse(JSON.parse(read('minutes', json).toString('utf8'))).content;
});

afterAll(closePanels);

const filesIn = (folder: string) => readdirSync(join(out, folder)).sort();
const read = (folder: string, name: string) => readFileSync(join(out, folder, name));

/** Text of every paper whose name begins that way and holds that of the candidate. */
function papersOf(birthOrUsualName: string): readonly { readonly name: string; readonly text: string }[] {
  return filesIn('papers')
    .filter((name) => name.endsWith('.pdf') && name.includes(birthOrUsualName))
    .map((name) => ({ name, text: plainText(read('papers', name)) }));
}

describe('the minutes of the session', () => {
  it('hold one decision for each bloc, and the outcome of the certification', () => {
    const stated = content.candidates.map(({ birthName, rows, whole }) => [
      birthName,
      rows.map(
        ({ blocId, held, ruling }) => `${blocId} ${ruling?.outcome ?? (held === null ? 'open' : 'held')}`,
      ),
      whole.outcome,
    ]);
    expect(stated).toEqual([
      ['Prétexte', ['BC1 held', 'BC2 held', 'BC3 validated'], 'total'],
      ['Chimère', ['BC2 refused'], 'none'],
      ['Légende', ['BC2 conditional'], null],
      ['Feinte', ['BC1 absent'], null],
      ['Fable', ['BC1 validated', 'BC2 validated', 'BC3 held'], 'total'],
      ['Songe', ['BC3 validated'], 'partial'],
    ]);
  });

  it('stand on each test, with the eight minutes of the day in their annex', () => {
    expect(content.annex).toHaveLength(8);
    const fable = content.candidates[4]?.rows[0]?.evidence.map(({ kind, testId }) => [testId, kind]);
    expect(fable).toEqual([
      ['BC1-workplace-observation', 'tutor-grid'],
      ['BC1-questionnaire', 'score'],
      ['BC1-oral-defence', 'minutes'],
      ['BC1-role-play', 'minutes'],
    ]);
  });

  it('check as authentic with everything that they cite', async () => {
    const files = filesIn('minutes').filter((name) => /\.(?:pdf|json|crt)$/u.test(name));
    const report = await verifyDocuments(
      files.map((name) => ({ name, bytes: new Uint8Array(read('minutes', name)) })),
      { now: panel.clock.read().wall },
    );
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(report.documents.map(({ verdict }) => verdict)).toEqual(Array(9).fill('authentic'));
    expect(codesOf(report, 'pass')).toEqual(expect.arrayContaining(['annex-whole', 'pages-same']));
    expect(chainFaults(panel.db)).toEqual([]);
  });
});

describe('papers', () => {
  it('are six notifications, and attestations and certificates of what is validated', () => {
    const kinds = filesIn('papers').map((name) => name.replace(/^([A-Z]+)-\d{4}-\w{4}-\d{4}-/u, '$1 '));
    expect(kinds.filter((name) => name.startsWith('NOT'))).toHaveLength(6);
    expect(kinds.filter((name) => name.startsWith('ATT')).sort()).toEqual([
      'ATT Aurélie-Rose-Mirage-Prétexte.pdf',
      'ATT Florian-Songe.pdf',
      'ATT Élodie-Inès-Fable.pdf',
      'ATT Élodie-Inès-Fable.pdf',
    ]);
    expect(kinds.filter((name) => name.startsWith('CER')).sort()).toEqual([
      'CER Aurélie-Rose-Mirage-Prétexte.pdf',
      'CER Aurélie-Rose-Mirage-Prétexte.pdf',
      'CER Élodie-Inès-Fable.pdf',
    ]);
    expect(filesIn('papers').filter((name) => name.includes('tableau'))).toHaveLength(3);
  });

  it.each(CANDIDATES.map(({ details }) => details.birthName))(
    'of %s name no other candidate, and hold nobody’s marks or notes',
    (own) => {
      const others = CANDIDATES.map(({ details }) => details.birthName).filter((name) => name !== own);
      const notes = CANDIDATES.flatMap(({ tests }) => tests.flatMap((test) => test.notes));
      const papers = papersOf(own);
      expect(papers.length).toBeGreaterThan(0);
      for (const { name, text } of papers) {
        for (const other of others) expect(text).not.toContain(other);
        // The extract is the candidate's own: notes written of them are in it.
        if (name.startsWith('EXT')) continue;
        for (const note of notes) expect(text).not.toContain(note);
        expect(text).not.toMatch(/Partiellement acquis|Non acquis/u);
      }
    },
  );

  it('tell each candidate what was decided, why, what is advised and how to appeal', () => {
    const told = (name: string) => papersOf(name).find((paper) => paper.name.startsWith('NOT'))?.text ?? '';
    expect(told('Chimère')).toContain('Reprendre le traitement des réclamations');
    expect(told('Légende')).toContain('Attestation de l’employeur, signée');
    expect(told('Légende')).toContain('31 décembre 2026');
    expect(told('Feinte')).not.toMatch(/non validé/iu);
    for (const { details } of CANDIDATES) expect(told(details.birthName)).toContain('lettre motivée');
  });

  it('hold the whole day in the table of results', () => {
    const csv = filesIn('papers').find((name) => name.endsWith('.csv')) ?? '';
    const lines = read('papers', csv).toString('utf8').trim().split('\r\n');
    for (const { details } of CANDIDATES) {
      expect(lines.some((line) => line.includes(details.birthName))).toBe(true);
    }
  });
});

describe('the declaration', () => {
  it('is what the schema accepts: certificates and blocs, each under its code', async () => {
    const xml = read('declaration', day.declaration.file).toString('utf8');
    const found = [...xml.matchAll(/<cpf:code>([^<]+)</gu)].map(([, code]) => code);
    expect(found.sort()).toEqual(['RNCP99999', 'RNCP99999BC01', 'RNCP99999BC02', 'RNCP99999BC03']);
    expect(xml.match(/<cpf:passageCertification>/gu)).toHaveLength(6);
    expect(xml).toContain('<cpf:nomNaissance>Prétexte<');
    expect(xml).not.toContain('Légende');
    const checked = await done(panel.handlers.reporting.check({}));
    expect(checked.rows.map(({ state }) => state)).toEqual(Array(6).fill('declared'));
  });
});
