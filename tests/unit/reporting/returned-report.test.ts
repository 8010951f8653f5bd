import { expect, it } from 'vitest';
import { readXml } from '../../../src/core/documents/xml-files.ts';
import { declarationDeadline, daysLeft } from '../../../src/domain/reporting/deadline.ts';
import { mendHint, readReturnedReport } from '../../../src/domain/reporting/returned-report.ts';

async function reportOf(xml: string) {
  const tree = await readXml(new TextEncoder().encode(xml));
  return tree === null ? null : readReturnedReport(tree);
}

it('reads rows with their status and reason', async () => {
  const rows = await reportOf(`<cr:rapport xmlns:cr="urn:exemple">
    <cr:idFlux>lot-1</cr:idFlux><cr:statut>PARTIEL</cr:statut>
    <cr:passage><cr:idTechnique>A</cr:idTechnique><cr:statut>ACCEPTE</cr:statut></cr:passage>
    <cr:passage><cr:idTechnique>B</cr:idTechnique><cr:statut>REJETE</cr:statut>
      <cr:motifs><cr:motif><cr:code>E12</cr:code><cr:libelle>Titulaire non trouvé : sexe</cr:libelle></cr:motif></cr:motifs></cr:passage>
    <cr:passage><cr:idTechnique>C</cr:idTechnique><cr:erreur>Contrat inconnu</cr:erreur></cr:passage>
    <cr:passage><cr:idTechnique>D</cr:idTechnique><cr:statut>EN_COURS</cr:statut></cr:passage>
  </cr:rapport>`);
  expect(rows).toEqual([
    { technicalId: 'A', verdict: 'accepted', reason: '' },
    { technicalId: 'B', verdict: 'refused', reason: 'Titulaire non trouvé : sexe' },
    { technicalId: 'C', verdict: 'refused', reason: 'Contrat inconnu' },
    { technicalId: 'D', verdict: 'unclear', reason: '' },
  ]);
});

it.each(['NON_CONFORME', 'INVALIDE', 'KO', 'Rejeté', 'REFUS'])('takes %s for a refusal', async (status) => {
  const rows = await reportOf(`<r><l><idTechnique>A</idTechnique><statut>${status}</statut></l></r>`);
  expect(rows?.[0]?.verdict).toBe('refused');
});

it('never takes silence for acceptance', async () => {
  expect((await reportOf('<r><l><idTechnique>A</idTechnique></l></r>'))?.[0]?.verdict).toBe('unclear');
});

it('keeps the last word on a row', async () => {
  const rows = await reportOf(
    '<r><l><idTechnique>A</idTechnique><statut>KO</statut></l><l><idTechnique>A</idTechnique><statut>OK</statut></l></r>',
  );
  expect(rows).toEqual([{ technicalId: 'A', verdict: 'accepted', reason: '' }]);
});

it('is no report without a technical id', async () => {
  expect(await reportOf('<r><statut>OK</statut></r>')).toBeNull();
  expect(await reportOf('<r><l><idTechnique> </idTechnique></l></r>')).toBeNull();
});

it.each([
  ['Sexe non conforme', 'sex'],
  ['La date de naissance est inconnue', 'birthDate'],
  ['Commune de naissance inconnue', 'birthPlace'],
  ['Nom de naissance non trouvé', 'names'],
  ['Contrat échu', 'contract'],
  ['Passage déjà déclaré', 'twice'],
  ['Certification RNCP inactive', 'code'],
  ['Autre', null],
] as const)('says what is to be mended for "%s"', (reason, hint) => {
  expect(mendHint(reason)).toBe(hint);
});

it.each([
  ['2026-11-24', '2027-02-24'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
  ['2026-12-31', '2027-03-31'],
  ['2026-01-31', '2026-04-30'],
])('counts three months from %s', (delivered, deadline) => {
  expect(declarationDeadline(delivered)).toBe(deadline);
});

it('counts the days that are left', () => {
  expect([daysLeft('2027-02-24', '2027-02-24'), daysLeft('2027-02-24', '2027-03-01')]).toEqual([0, -5]);
});
