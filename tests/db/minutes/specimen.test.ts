import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import { isJuryTest } from '../../../src/domain/certification/certification.ts';
import { edited } from '../../../src/domain/certification/draft/edits.ts';
import { certifications } from '../../fixtures/certifications/arbitrary.ts';
import { SAMPLE } from '../../unit/certification/sample.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { runOnPdf } from '../../unit/documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const RANDOM = 4;

const specimen = ({ handlers }: Panel, certification: unknown, testId: string) =>
  handlers.minutes.specimen({ content: JSON.stringify(certification), testId });

/** Letters and digits alone: lines break anywhere, and a ligature is two letters. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase();
const textOf = (pdf: Uint8Array) => plain(runOnPdf(pdf, 'pdftotext', ['-raw'], ['-']));

function juryTests({ tests }: Pick<Certification, 'tests'>) {
  return tests.filter((test) => isJuryTest(test) && test.phases.length > 0);
}

/** Rows of every table. */
function rows({ db }: Panel): Readonly<Record<string, number>> {
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
    ]),
  );
}

describe('a page of minutes for a look at a certification', () => {
  it('is drawn for a jury test of every shipped certification, and leaves nothing behind', async () => {
    const panel = openPanel();
    const before = rows(panel);
    const known = valueOf(await panel.handlers.referentiels.list(undefined));
    expect(known.length).toBeGreaterThanOrEqual(8);
    for (const { id, version } of known) {
      const certification = valueOf(await panel.handlers.referentiels.get({ id, version }));
      const tests = juryTests(certification);
      expect(tests.length).toBeGreaterThan(0);
      for (const { id: testId, title } of tests.slice(-1)) {
        const pages = valueOf(await specimen(panel, certification, testId));
        const text = textOf(pages);
        for (const words of [certification.title, title, 'Célestin']) expect(text).toContain(plain(words));
      }
    }
    expect(rows(panel)).toEqual(before);
  });

  it('is drawn for certifications of any kind', async () => {
    const panel = openPanel();
    await fc.assert(
      fc.asyncProperty(certifications(), async (certification) => {
        for (const { id } of juryTests(certification).slice(0, 1)) {
          const answer = await specimen(panel, certification, id);
          expect(answer.ok ? 'drawn' : answer).toBe('drawn');
        }
      }),
      { numRuns: RANDOM },
    );
  });

  it('is refused with each fault of a draft, and for what is no test of a jury', async () => {
    const panel = openPanel();
    const [test] = juryTests(SAMPLE);
    const faulty = edited(SAMPLE, { kind: 'set', path: ['title'], value: '' });
    expect(await specimen(panel, faulty, test?.id ?? '')).toMatchObject({
      ok: false,
      code: 'referentiel-invalid',
      details: { faults: [{ path: 'title' }] },
    });
    expect(await panel.handlers.minutes.specimen({ content: '{', testId: 'E1' })).toMatchObject({
      code: 'invalid-request',
    });
    expect(await specimen(panel, SAMPLE, 'nowhere')).toMatchObject({ code: 'not-found' });
  });
});
