import { describe, expect, it } from 'vitest';
import { type MinutesContent, minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { absence, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { rectificationOf } from '../../fixtures/minutes/rectification.ts';
import { folded, plainText, renderDraft, runOnPdf } from './pdf-tools.ts';

const TIMEOUT = 60_000;
const REASON = 'Le nom et le résultat ont été mal recopiés ; le jury l’a constaté à la relecture.';

const CHANGES = [
  { path: '/candidate/lastName', value: 'Zak' },
  { path: '/candidate/birthDate', value: '1995-03-01' },
  { path: '/candidate/tutor', value: '' },
  { path: '/competences/0/resultLevelId', value: 'non-acquis' },
  { path: '/decision/outcome', value: 'refused' },
  { path: '/decision/reason', value: 'Objections sans réponse.' },
];

const textOf = async (content: MinutesContent) => plainText(await renderDraft(content));

describe('a rectification in print', { timeout: TIMEOUT }, () => {
  it('names what it rectifies, says why, and shows each value before and after', async () => {
    const before = oralDefence();
    const content = rectificationOf(before, CHANGES, REASON);
    expect(minutesContentSchema.parse(content)).toEqual(content);
    const text = await textOf(content);
    const expected = [
      'Procès-verbal rectificatif',
      'n° PV-2026-0042-R1',
      'Objet de la rectification',
      'procès-verbal n° PV-2026-0042, archivé le 24 novembre 2026 à 15:28:40',
      `SHA-256 du contenu : ${content.rectification?.contentDigest ?? ''}`,
      `SHA-256 du fichier PDF : ${content.rectification?.pdfSha256 ?? ''}`,
      REASON,
      'Nom du candidat Żak Zak',
      'Date de naissance du candidat 1er mars 1994 1er mars 1995',
      'Tuteur Maëlle Guéguen-Prigent —',
      'Acquis Non acquis',
      'Validation du bloc proposée',
      'Part calculée des objectifs atteints 85,7 % 71,4 %',
      'Motif de la décision — Objections sans réponse.',
    ];
    expect(expected.filter((part) => !text.includes(folded(part)))).toEqual([]);
    expect(text).not.toContain('Procès-verbal initial');
    expect(text).not.toContain('le contenu a été déverrouillé');
    // The minutes as corrected come after their object.
    expect(text.indexOf('Objet de la rectification')).toBeLessThan(text.indexOf('Certification et session'));
  });

  it('of a rectification names that one and the first', async () => {
    const first = oralDefence();
    const second = rectificationOf(first, CHANGES.slice(0, 1), REASON);
    const third = rectificationOf(
      second,
      [{ path: '/session/place', value: 'Salle du Hêtre' }],
      'Autre salle.',
      first,
    );
    const text = await textOf(third);
    for (const part of [
      'n° PV-2026-0042-R2',
      'procès-verbal n° PV-2026-0042-R1, archivé le 25 novembre 2026',
      'Procès-verbal initial procès-verbal n° PV-2026-0042, archivé le 24 novembre 2026',
    ]) {
      expect(text).toContain(folded(part));
    }
  });

  it('of a finding of absence stays one, and long texts run over pages', async () => {
    const long = Array.from({ length: 400 }, (_, index) => `motif${String(index)}`).join(' ');
    const content = rectificationOf(absence(), [{ path: '/decision/reason', value: long }], REASON);
    const pdf = await renderDraft(content);
    const text = plainText(pdf);
    expect(text).toContain('voir la note R1 sous le tableau.');
    expect(text).toContain('motif399');
    expect(text).toContain('Candidat et constat');
    expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
  });
});
