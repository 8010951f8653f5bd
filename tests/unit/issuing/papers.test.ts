/** Papers as their readers find them: what they say, their tags, PDF/A, and that the same data give the same bytes. */
import { expect, it, vi } from 'vitest';
import { createPaperRenderer } from '../../../src/core/documents/issuing/issued-pdf.ts';
import type { PaperData } from '../../../src/core/documents/issuing/paper.types.ts';
import { FONTS_DIR, folded, plainText, runOnPdf } from '../documents/pdf-tools.ts';
import { candidateAt, PAPERS, PNG_LOGO, results, template } from '../../fixtures/issuing/papers.ts';

vi.setConfig({ testTimeout: 120_000 });

const renderer = createPaperRenderer({ fontsDir: FONTS_DIR });
const made = new Map<string, Promise<Uint8Array>>();

function pdfOf(name: keyof typeof PAPERS): Promise<Uint8Array> {
  const known = made.get(name) ?? renderer.render(PAPERS[name]);
  made.set(name, known);
  return known;
}

const textOf = async (data: PaperData) => plainText(await renderer.render(data));

it('gives the same bytes for the same data, as PDF/A-3 with tags', async () => {
  for (const name of Object.keys(PAPERS) as (keyof typeof PAPERS)[]) {
    const pdf = await pdfOf(name);
    expect(await renderer.render(PAPERS[name])).toEqual(pdf);
    expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
    expect(runOnPdf(pdf, 'pdfinfo', [])).toMatch(/Tagged: +yes/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(runOnPdf(pdf, 'pdffonts', [])).not.toMatch(/ no +(?:yes|no) +(?:yes|no) +\d/);
  }
});

it('fits one page, but for the table', async () => {
  for (const name of ['notification', 'conditional', 'attestation', 'duplicate', 'certificate'] as const) {
    expect([name, /Pages: +(\d+)/.exec(runOnPdf(await pdfOf(name), 'pdfinfo', []))?.[1]]).toEqual([
      name,
      '1',
    ]);
  }
});

it('keeps a duplicate of a certificate on one page, however long the names', async () => {
  const long = {
    ...PAPERS.certificate,
    original: { number: 'CER-2026-K7Q4-0001', issuedAt: PAPERS.certificate.issuedAt },
    candidate: {
      ...candidateAt(0),
      firstName: 'Marie-Bernadette Philomène Anastasie',
      usualName: 'de La Rochefictive-Vauquelin de Saint-Exemple',
    },
    results: results({
      certification: {
        ...results().certification,
        title: 'Responsable du développement commercial et de la relation client dans les métiers de bouche',
      },
    }),
  } as const;
  const pdf = await renderer.render(long);
  expect(/Pages: +(\d+)/.exec(runOnPdf(pdf, 'pdfinfo', []))?.[1]).toBe('1');
  expect(plainText(pdf)).toContain('DUPLICATA de l’original n° CER-2026-K7Q4-0001');
});

it('names nobody before “atteste que” where the organisation is not known', async () => {
  const text = await textOf({ ...PAPERS.attestation, template: template({ organisation: '' }) });
  expect(text).toContain('L’organisme certificateur atteste que');
});

it('notifies decisions, reasons, advice and appeal', async () => {
  const text = plainText(await pdfOf('notification'));
  for (const said of [
    'Bloc refusé',
    'Bloc validé',
    'Certification partielle',
    'Motif : La cible n’est pas définie',
    'Préconisations : Reprendre la note',
    'Voies de recours',
    'dans les deux mois',
    'PVS-2026-K7Q4-0003',
    'Odile Fictive, '.slice(0, 13),
  ])
    expect(text).toContain(said);
});

it('names the document and the day of a condition, and what is held already', async () => {
  const text = plainText(await pdfOf('conditional'));
  expect(text).toContain('Bloc validé, sous réserve');
  expect(text).toContain(
    'attestation d’employeur signée, sur 455 heures de pratique, au plus tard le 31 janvier 2027',
  );
  expect(text).toContain('Déjà acquis (Attestation AT-2024-0117), acquis jusqu’au 18 juin 2029');
  expect(text).toContain('Nom d’usage Vauquelin');
});

it('attests one bloc, with its validity and its proof', async () => {
  const text = plainText(await pdfOf('attestation'));
  expect(text).toContain('née le 1er mars 1998 à Saint-Cyr-la-Rive');
  expect(text).toContain('BC 1 Préparer et organiser');
  expect(text).toContain('jusqu’au 24 novembre 2031');
  expect(text).toContain('a7c3'.repeat(16));
});

it('marks a duplicate and a preview wherever they could be taken for the original', async () => {
  const text = plainText(await pdfOf('duplicate'));
  expect(text).toContain('DUPLICATA');
  expect(text).toContain('Duplicata de l’original n° ATT-2026-K7Q4-0002, délivré le 1er septembre 2026');
  expect(text).toContain('né(e) le');
  const preview = await textOf({ ...PAPERS.certificate, number: '', isPreview: true, isToBeSealed: false });
  expect(preview).toContain('APERÇU SANS VALEUR');
});

it('delivers the certificate with number, digest and mention', async () => {
  const text = plainText(await pdfOf('certificate'));
  expect(text).toContain('CER-2026-K7Q4-0001');
  expect(text).toContain('a7c3'.repeat(16));
  expect(text).toContain('RNCP 99999');
  const distinguished = { ...candidateAt(0), whole: { outcome: 'total', mention: 'Très bien' } } as const;
  expect(await textOf({ ...PAPERS.certificate, candidate: distinguished })).toContain(
    'avec la mention « Très bien »',
  );
});

it('says of proposals that they are none but proposals', async () => {
  const text = await textOf({ ...PAPERS.table, results: results({ status: 'proposition' }) });
  expect(text).toContain('Tableau des propositions');
  expect(text).toContain('n’ouvrent droit à rien');
  expect(plainText(await pdfOf('table'))).toContain('Iban =SOMME(A1)');
});

it('gives a person their data and what was written of them', async () => {
  const text = plainText(await pdfOf('extract'));
  expect(text).toContain('maelle@example.org');
  expect(text).toContain('Segmentation claire ; sources à dater.');
  expect(text).toContain('13,5 sur 20');
  expect(text).toContain('Bloc validé');
});

it('takes a logo of any format, or none', async () => {
  const png = await renderer.render({ ...PAPERS.attestation, template: template({ logo: PNG_LOGO }) });
  expect(runOnPdf(png, 'pdfimages', ['-list'])).toMatch(/image/);
  expect(await textOf({ ...PAPERS.attestation, template: template({ logo: null }) })).toContain(
    'Certif’Ouest atteste que',
  );
});

it('prints long reasons of a table in notes', async () => {
  const reason = 'Phrase assez longue pour remplir une ligne entière du tableau. '.repeat(30).trim();
  const [first] = results().candidates;
  if (first === undefined) throw new RangeError('no candidate');
  const rows = first.rows.map((each) => ({ ...each, outcome: 'refused' as const, reason }));
  const text = await textOf({ ...PAPERS.table, results: results({ candidates: [{ ...first, rows }] }) });
  expect(folded(text)).toContain('voir la note 1 sous le tableau');
});
