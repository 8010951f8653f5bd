/** Files of candidates as training software writes them: good rows in, bad rows explained. */
import { describe, expect, it } from 'vitest';
import { readCandidates } from '../../../src/domain/candidate/import/read-candidates.ts';
import { missingForDeclaration } from '../../../src/domain/candidate/enrolment.ts';
import { readTextFile } from '../../../src/domain/text/text-file.ts';

const TODAY = '2026-11-24';
const HEAD =
  'Civilité;Nom de naissance;Nom d’usage;Prénom;Prénom 2;Sexe;Date de naissance;Commune de naissance;Code INSEE naissance;Code pays naissance;Entreprise;Organisme;Tuteur;Courriel;N° dossier CPF;Modalité d’accès';
const FULL = [
  HEAD,
  'Mme;ÉCHANTILLON;;Maëlle;Zoé;F;04/07/1999;Lille;59350;100;Crèmerie d’exemple;OF d’exemple;M. Témoin;;;Formation continue',
  'M.;SPÉCIMEN-D’ÎLE;;Jean-François;;M;29/02/2000;Saint-Étienne;42218;100;;;;;;Apprentissage',
  'M.;NGUYỄN-EXEMPLE;;Ánh;;M;1/1/2001;Hô-Chi-Minh-Ville;99243;243;;;;;;VAE',
  'Mme;;MARIÉE;Lou;;F;31/02/1998;;;;;;;;;Formation continue',
  'Mme;FORMULE;;=1+1;;F;12/05/1997;Paris;75114;100;;;;;;',
].join('\r\n');
const inWindows1252 = (text: string) =>
  Uint8Array.from(text.replace('’', "'"), (sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0)));

const readBytes = (bytes: Uint8Array) => {
  const file = readTextFile(bytes);
  if (!file.ok) throw new Error(file.reason);
  return readCandidates(file.text, TODAY);
};

describe('a file of candidates', () => {
  it.each([
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${FULL}`), 5],
    [
      'Windows-1252',
      inWindows1252(
        FULL.split('\r\n')
          .filter((row) => !row.includes('NGUY'))
          .join('\r\n'),
      ),
      4,
    ],
  ])('in %s: good rows are whole, bad ones say line, field and why', (_encoding, bytes, count) => {
    const { problem, rows } = readBytes(bytes);
    expect(problem).toBeNull();
    expect(rows).toHaveLength(count);
    const bad = rows.filter(({ faults }) => faults.length > 0);
    expect(bad.map(({ faults, line }) => ({ line, faults }))).toEqual([
      {
        line: count,
        faults: [
          { field: 'birthDate', reason: 'not-a-date', cell: '31/02/1998' },
          { field: 'birthName', reason: 'missing', cell: '' },
        ],
      },
    ]);
    const [first] = rows;
    expect(first).toMatchObject({
      line: 2,
      accessWay: 'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
      person: {
        birthName: 'ÉCHANTILLON',
        firstNames: ['Maëlle', 'Zoé'],
        sex: 'F',
        birth: { date: '1999-07-04', place: 'Lille', code: '59350', country: '100' },
        company: 'Crèmerie d’exemple',
      },
    });
    expect(first && missingForDeclaration(first.person, first)).toEqual([]);
    expect(rows.at(-1)?.person.firstNames).toEqual(['=1+1']);
  });

  it('keeps a name that Windows-1252 has not, and a birth abroad', () => {
    const row = readBytes(new TextEncoder().encode(FULL)).rows[2];
    expect(row).toMatchObject({
      accessWay: 'VAE',
      person: { birthName: 'NGUYỄN-EXEMPLE', firstNames: ['Ánh'], birth: { code: '99243', country: '243' } },
      faults: [],
    });
  });

  it('reads commas, quotes and ISO dates', () => {
    const text = '"Nom","Prénom","Naissance"\n"DE L’EXEMPLE, ép. TEST","Anne ""Nina""","1999-07-04"\n';
    expect(readCandidates(text, TODAY).rows).toMatchObject([
      {
        person: {
          birthName: 'DE L’EXEMPLE, ép. TEST',
          firstNames: ['Anne "Nina"'],
          birth: { date: '1999-07-04' },
        },
        faults: [],
      },
    ]);
  });

  it('reads an extract with sex as 1 or 2 and the place as an INSEE code', () => {
    const text = [
      '"TITRE";"CODE_NATIONALITE";"NOM";"PRENOM";"NOM_USAGE";"DATE_NAISSANCE";"PAYS_NAISSANCE";"LIEU_NAISSANCE";"CODE_POSTAL";"VILLE";"COURRIEL_PERSONNEL";"FORMATION"',
      '"2";"100";"ECHANTILLON";"Maëlle";"";"04/07/1999";"100";"59350";"59000";"LILLE";"";"CQP exemple"',
    ].join('\r\n');
    const { mapping, rows } = readCandidates(text, TODAY);
    expect(mapping).toEqual([
      ...['civility', null, 'birthName', 'firstName', 'usualName', 'birthDate', 'birthCountry', 'birthPlace'],
      ...[null, null, 'email', null],
    ]);
    expect(rows).toMatchObject([
      { person: { sex: 'F', birth: { code: '59350', place: '', country: '100' } }, faults: [] },
    ]);
  });

  it.each([
    ['Nom;Prénom;Sexe;Civilité\nFictif;Noé;M;Mme', 'civility', 'sex-and-civility-differ'],
    ['Nom;Prénom;Sexe\nFictif;Noé;X', 'sex', 'unknown-word'],
    ['Nom;Prénom;Pays naissance\nFictif;Noé;Atlantide', 'birthCountry', 'not-a-country'],
    ['Nom;Prénom;Code INSEE\nFictif;Noé;5935', 'birthCode', 'not-a-commune'],
    ['Nom;Prénom;Naissance\nFictif;Noé;04/07/2030', 'birthDate', 'in-the-future'],
    ['Nom;Prénom;Modalité d’accès\nFictif;Noé;Parachute', 'accessWay', 'unknown-word'],
    ['Nom;Prénom;Courriel\nFictif;Noé;noe', 'email', 'not-an-address'],
    ['Nom;Prénom;N° dossier CPF\nFictif;Noé;12345678901234', 'cpfFile', 'too-long'],
  ])('explains %j', (text, field, reason) => {
    expect(readCandidates(text, TODAY).rows[0]?.faults).toMatchObject([{ field, reason }]);
  });

  it('asks what its columns are where the headings do not say, and takes what it is told', () => {
    const text = 'A;B\nFictif;Noé';
    expect(readCandidates(text, TODAY)).toMatchObject({
      problem: 'no-names',
      rows: [],
      mapping: [null, null],
    });
    const [row] = readCandidates(text, TODAY, ['birthName', 'firstName']).rows;
    expect(row?.person).toMatchObject({ birthName: 'Fictif', firstNames: ['Noé'] });
    expect(readCandidates('Nom;Prénom\n', TODAY).problem).toBe('empty');
    expect(readCandidates('Nom;Prénom\n"Fictif;Noé', TODAY)).toMatchObject({
      problem: 'unclosed-quote',
      unclosedLine: 2,
    });
  });
});
