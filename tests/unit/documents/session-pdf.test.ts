import { beforeAll, describe, expect, it } from 'vitest';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { buildSessionFile } from '../../../src/core/documents/session-file.ts';
import type { SessionContent } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';
import { attachedText, FONTS_DIR, pageTexts, plainText, runOnPdf } from './pdf-tools.ts';

const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

function original(content: SessionContent): Promise<Uint8Array> {
  const { contentDigest } = buildSessionFile(content);
  return renderer.renderSessionPdf({ mode: 'original', content, contentDigest });
}

/** One space for any run of them. */
const read = (pdf: Uint8Array) => plainText(pdf).replace(/[\s\u00a0\u202f]+/g, ' ');

describe('the pages of the minutes of a session', () => {
  let pdf = new Uint8Array();
  let text = '';
  beforeAll(async () => {
    pdf = new Uint8Array(await original(sessionSample()));
    text = read(pdf);
  });

  it('are the same bytes for the same data', async () => {
    expect(Buffer.from(await original(sessionSample())).equals(Buffer.from(pdf))).toBe(true);
  });

  it('carry their data, are tagged, and have a field for each signatory, the seal and the timestamp', () => {
    const content = sessionSample();
    expect(attachedText(pdf, `${content.number}.json`)).toBe(buildSessionFile(content).json);
    expect(runOnPdf(pdf, 'pdfinfo', [])).toMatch(/Tagged: +yes/);
    expect(runOnPdf(pdf, 'pdfinfo', ['-struct']).match(/^ *Form/gm)).toHaveLength(5);
  });

  it.each([
    ['what is decided in the certification’s own words', 'Bloc validé'],
    ['a refusal with its reason', 'La cible n’est pas définie'],
    ['what is recommended', 'Reprendre la note de synthèse'],
    ['a reserve with its document and day', 'à remettre au plus tard le 31 janvier 2027'],
    ['who lifts it', 'la présidence du jury lève seule la réserve'],
    ['a bloc that is held, with its reference', 'Attestation AT-2024-0117, acquis le 18 juin 2024'],
    ['a vote', '1 pour, 2 contre, 0 abstention'],
    ['a dissent', 'Basile Kermoal : La mise en situation compensait'],
    ['a usual name', 'Nom d’usage Vauquelin'],
    ['an absence', 'Absence non justifiée. Sans nouvelles à 14:30.'],
    ['an incident', 'Coupure de courant de quatre minutes'],
    ['a score with what it is out of', '13,5 sur 20, Favorable'],
    ['what a test gave, with its minutes', 'Procès-verbal n° PV-2026-K7Q4-0041'],
    ['the computed proposal', 'Proposition calculée : aucune, le jury apprécie'],
    ['the outcome of the certification', 'Validation partielle'],
  ])('state %s', (_, said) => {
    expect(text).toContain(said);
  });

  it('cite every minutes by number and digest', () => {
    for (const { digest, number } of sessionSample().annex) {
      expect(text).toContain(number);
      expect(text.replaceAll(' ', '')).toContain(digest);
    }
  });

  it('call nothing unassessed: what was not held is to come', () => {
    expect(text).toContain('À venir');
    expect(text).not.toMatch(/non évalué/i);
  });

  it('word every row of a proposition as a proposal', async () => {
    const proposal = read(await original({ ...sessionSample(), status: 'proposition' }));
    expect(proposal).toContain('PROPOSITIONS DU JURY');
    expect(proposal).toContain('Ce jury propose.');
    expect(proposal).not.toMatch(/(?<!Proposition : )Bloc (?:non )?validé/);
    expect(proposal).not.toMatch(/(?<!Proposition : )(?:Validation partielle|Aucune validation)/);
    expect(proposal).not.toContain('DÉCISION');
  });

  it('begin a candidate on a page that has room for them, and keep signatures on one', () => {
    const pages = pageTexts(pdf);
    expect(pages.length).toBeLessThanOrEqual(7);
    for (const { birthName } of sessionSample().candidates) {
      const page = pages.find((each) => new RegExp(`^ *\\d+\\. ${birthName}`, 'imu').test(each));
      expect(page?.split(/\n/u).findIndex((line) => line.includes('Naissance'))).toBeGreaterThan(0);
    }
    expect(pages.at(-1)).toContain('Cachet de l’organisation');
  });

  it('say what a complement adds to, and what a rectification changed', async () => {
    const cited = {
      number: 'PVS-2026-K7Q4-0001',
      contentDigest: '11'.repeat(32),
      pdfSha256: '22'.repeat(32),
      archivedAt: sessionSample().lockedAt - 86_400_000,
    };
    expect(read(await original({ ...sessionSample(), complements: cited }))).toContain(
      'Complète le procès-verbal n° PVS-2026-K7Q4-0001, archivé le 23 novembre 2026',
    );
    const difference = {
      path: '/candidates/0/birthDate',
      label: 'Date de naissance',
      before: '1998-03-01',
      after: '1998-03-02',
    };
    const corrected = read(
      await original({
        ...sessionSample(),
        rectification: { ...cited, reason: 'Date mal recopiée.', differences: [difference] },
      }),
    );
    expect(corrected).toContain('Procès-verbal de session rectificatif');
    expect(corrected).toContain('Date de naissance 1er mars 1998 2 mars 1998');
  });
});
