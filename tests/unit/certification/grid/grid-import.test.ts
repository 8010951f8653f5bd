import { describe, expect, it } from 'vitest';
import { readGridCsv, readGridPaste } from '../../../../src/domain/certification/grid/grid-import.ts';
import type { GridImport, GridPart } from '../../../../src/domain/certification/grid/grid.types.ts';
import { parseCertification } from '../../../../src/domain/certification/certification.parse.ts';
import { SAMPLE } from '../sample.ts';

const FOUR = SAMPLE.scales[0];
const none = { scale: null };

function partOf(result: GridImport): GridPart {
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.value;
}

const faultsOf = (result: GridImport): string[] =>
  result.ok
    ? []
    : result.faults.map(
        ({ code, column, line, message }) => `${String(line)} ${column ?? '-'} ${code} : ${message}`,
      );

const noticesOf = (result: GridImport) =>
  result.ok ? result.notices.map(({ code, count, line }) => `${code} ${String(count)} ${String(line)}`) : [];

describe('a grid in CSV', () => {
  const CSV = [
    'Bloc;Compétence;Critère;Indicateur;Poids;Sûr;Bon;Fragile;Absent',
    'BC1 – Animer;C1.1 Organiser un espace;L’espace est lisible;Les prix sont affichés;2;Toujours;Souvent;Parfois;Jamais',
    ';;;Les ruptures sont traitées;;;;;',
    ';;Le stock est tenu;;0,5;;;;',
    ';C1.2 : Conseiller un client;;;1,25;;;;',
    'BC2 – Encadrer;C1.2 : Conseiller un client;;;;;;;',
    ';Répartir les tâches;Chacun sait sa tâche;;;;;;"Personne;\nrien"',
  ].join('\r\n');

  it('becomes competences with criteria, indicators, weights and descriptors', () => {
    const part = partOf(readGridCsv(CSV, { scale: FOUR }));
    expect(part).toEqual({
      competences: [
        {
          id: 'C1.1',
          sourceLabel: 'C1.1',
          statement: 'Organiser un espace',
          criteria: [
            {
              id: 'C1.1-1',
              title: 'L’espace est lisible',
              weight: 2,
              indicators: [
                { id: 'C1.1-1-1', text: 'Les prix sont affichés' },
                { id: 'C1.1-1-2', text: 'Les ruptures sont traitées' },
              ],
              descriptors: [
                { levelId: 'sure', text: 'Toujours' },
                { levelId: 'good', text: 'Souvent' },
                { levelId: 'weak', text: 'Parfois' },
                { levelId: 'none', text: 'Jamais' },
              ],
            },
            { id: 'C1.1-2', title: 'Le stock est tenu', weight: 0.5, indicators: [] },
          ],
        },
        { id: 'C1.2', sourceLabel: 'C1.2', statement: 'Conseiller un client', weight: 1.25, criteria: [] },
        {
          id: 'C3',
          sourceLabel: 'C3',
          statement: 'Répartir les tâches',
          criteria: [
            {
              id: 'C3-1',
              title: 'Chacun sait sa tâche',
              indicators: [],
              descriptors: [{ levelId: 'none', text: 'Personne; rien' }],
            },
          ],
        },
      ],
      blocs: [
        { id: 'BC1', sourceLabel: 'BC1 – Animer', title: 'Animer', competenceIds: ['C1.1', 'C1.2'] },
        { id: 'BC2', sourceLabel: 'BC2 – Encadrer', title: 'Encadrer', competenceIds: ['C1.2', 'C3'] },
      ],
      scale: null,
    });
  });

  it('makes a part of a certification that every check takes', () => {
    const { blocs, competences, scale } = partOf(readGridCsv(CSV, none));
    const certification = {
      ...SAMPLE,
      scales: [scale],
      competences,
      blocs: blocs.map((bloc) => ({ ...bloc, activities: [] })),
      tests: [{ ...SAMPLE.tests[2], competenceIds: ['C1.1'] }],
      rule: { ...SAMPLE.rule, aggregation: { kind: 'mean-share', threshold: 0.5 } },
    };
    expect(parseCertification(certification)).toMatchObject({ ok: true });
    expect(scale?.levels.map(({ label, short, value }) => [label, short, value])).toEqual([
      ['Sûr', '1', 3],
      ['Bon', '2', 2],
      ['Fragile', '3', 1],
      ['Absent', '4', 0],
    ]);
  });

  it('takes commas too, columns in any order, and headers in other words', () => {
    const part = partOf(readGridCsv('criteria,COEF.,competences\n"Dire, montrer","1,5",Parler\n', none));
    expect(part.competences).toEqual([
      {
        id: 'C1',
        sourceLabel: 'C1',
        statement: 'Parler',
        criteria: [{ id: 'C1-1', title: 'Dire, montrer', weight: 1.5, indicators: [] }],
      },
    ]);
    expect([part.blocs, part.scale]).toEqual([[], null]);
  });

  it('goes on with a bloc, a competence or a criterion that each row repeats', () => {
    const part = partOf(readGridCsv('bloc;compétence;critère;indicateur\nB;C;K;i\nB;C;K;j\nB;C;;k\n', none));
    expect(part.competences[0]?.criteria[0]?.indicators.map(({ text }) => text)).toEqual(['i', 'j', 'k']);
    expect(part.blocs[0]?.competenceIds).toEqual(['C1']);
  });

  it.each([
    ['an empty file', '', ['1 - nothing : rien à reprendre dans ce texte']],
    ['a header alone', 'compétence;critère\n', ['1 - nothing : rien à reprendre dans ce texte']],
    [
      'no column of competences',
      'bloc;critère\na;b',
      ['1 - no-competence-column : la première ligne doit nommer les colonnes, dont « compétence »'],
    ],
    [
      'a quote that nothing closes',
      'compétence;critère\na;"b\nc;d',
      ['2 - unclosed-quote : un guillemet ouvre ici une cellule que rien ne ferme'],
    ],
    [
      'a column twice',
      'compétence;poids;coef\na;1;2',
      ['1 coef column-twice : la colonne « coef » figure deux fois'],
    ],
    [
      'a separator too many',
      'compétence;critère\na;b;c',
      ['2 - too-many-cells : 3 cellules pour 2 colonnes : un séparateur est de trop'],
    ],
    [
      'a criterion before any competence',
      'compétence;critère\n;b\na;c',
      ['2 compétence orphan : aucune compétence au-dessus'],
    ],
    [
      'an indicator before any criterion',
      'compétence;critère;indicateur\na;;b',
      ['2 critère orphan : aucun critère au-dessus de cet indicateur ou de ce descripteur'],
    ],
    [
      'weights that are none',
      'compétence;critère;poids\na;b;lourd\n;c;0\n;d;-1\n;e;1,2345678',
      [
        '2 poids bad-weight : « lourd » : nombre plus grand que 0 attendu, comme 2 ou 0,5',
        '3 poids bad-weight : « 0 » : nombre plus grand que 0 attendu, comme 2 ou 0,5',
        '4 poids bad-weight : « -1 » : nombre plus grand que 0 attendu, comme 2 ou 0,5',
        '5 poids bad-weight : « 1,2345678 » : nombre plus grand que 0 attendu, comme 2 ou 0,5',
      ],
    ],
    [
      'two weights of one criterion',
      'compétence;critère;poids\na;b;1\n;b;2',
      ['3 poids weight-twice : un autre poids est donné plus haut'],
    ],
    [
      'two descriptors of one level',
      'compétence;critère;A;B\na;b;x;y\n;b;x;z',
      ['3 B descriptor-twice : ce niveau est déjà décrit pour « b »'],
    ],
    [
      'one level alone',
      'compétence;critère;A\na;b;x',
      ['1 A bad-levels : colonnes de niveaux : 2 à 10 attendues (A)'],
    ],
    [
      'a code of two competences',
      'compétence\nC1 Dire\nC1 Faire',
      ['3 compétence duplicate-id : « C1 » désigne déjà autre chose'],
    ],
    [
      'a lost character, and one that no document prints',
      'compétence\nDire \u{fffd}\nChanter 🎵',
      [
        '2 compétence bad-text : texte qui ne se lit pas : un caractère y est perdu',
        '3 compétence bad-text : caractères que les documents n’impriment pas : 🎵',
      ],
    ],
    ['a text too long', `compétence\n${'x'.repeat(2_001)}`, ['2 compétence bad-text : texte trop long']],
    [
      'more than a list holds',
      `compétence\n${Array.from({ length: 501 }, (_, rank) => `x${String(rank)}`).join('\n')}`,
      ['1 - too-many-items : 500 éléments au plus dans une liste'],
    ],
  ])('refuses %s', (_name, text, expected) => {
    expect(faultsOf(readGridCsv(text, none))).toEqual(expected);
  });

  it('refuses a column that is no level of the scale', () => {
    expect(faultsOf(readGridCsv('compétence;critère;Sûr;Moyen\na;b;x;y', { scale: FOUR }))).toEqual([
      '1 Moyen bad-levels : « Moyen » n’est ni une colonne connue ni un niveau de l’échelle',
    ]);
  });
});

describe('a paste', () => {
  it('from a spreadsheet is a table, with its header or without', () => {
    const bare = 'Parler\tDire\tNet\t2\n\tMontrer\t\t1,5\n';
    const headed = `compétence\tcritère\tindicateur\tpoids\n${bare}`;
    const expected = [
      {
        id: 'C1',
        sourceLabel: 'C1',
        statement: 'Parler',
        criteria: [
          { id: 'C1-1', title: 'Dire', weight: 2, indicators: [{ id: 'C1-1-1', text: 'Net' }] },
          { id: 'C1-2', title: 'Montrer', weight: 1.5, indicators: [] },
        ],
      },
    ];
    expect(partOf(readGridPaste(bare, none)).competences).toEqual(expected);
    expect(partOf(readGridPaste(headed, none)).competences).toEqual(expected);
  });

  it('from a word processor is an outline, by its margins and its signs', () => {
    const text = [
      'C1. Parler\u{a0}devant un groupe',
      '•\tLa voix porte',
      'o\tjusqu’au fond',
      '•\tLe  ton varie',
      '',
      'C2. Écouter',
      '•\tIl reformule',
    ].join('\r\n');
    const result = readGridPaste(text, none);
    expect(
      partOf(result).competences.map(({ criteria, id, statement }) => [
        id,
        statement,
        ...criteria.map(({ indicators, title }) => [title, ...indicators.map((one) => one.text)]),
      ]),
    ).toEqual([
      ['C1', 'Parler devant un groupe', ['La voix porte', 'jusqu’au fond'], ['Le ton varie']],
      ['C2', 'Écouter', ['Il reformule']],
    ]);
    expect(noticesOf(result)).toEqual(['space 2 1', 'bullet 4 2']);
  });

  it('by margins alone as well', () => {
    const part = partOf(readGridPaste('Parler\n    Dire\n        Net\n    Montrer\nÉcouter', none));
    expect(part.competences.map(({ criteria }) => criteria.map(({ title }) => title))).toEqual([
      ['Dire', 'Montrer'],
      [],
    ]);
  });

  it('keeps the spaces that typography wants, and says what else it took out', () => {
    const result = readGridPaste(
      'Dire\u{202f}: «\u{a0}oui\u{a0}» à 10\u{a0}%\nSe\u{ad}rvir\u{200b}\nA\u{a0}B',
      none,
    );
    expect(partOf(result).competences.map(({ statement }) => statement)).toEqual([
      'Dire\u{202f}: «\u{a0}oui\u{a0}» à 10\u{a0}%',
      'Servir',
      'A B',
    ]);
    expect(result).toMatchObject({
      notices: [
        { code: 'hidden', count: 1, line: 2, message: 'caractères invisibles retirés' },
        { code: 'space', count: 1, line: 3 },
      ],
    });
  });

  it('of nothing is refused', () => {
    expect(faultsOf(readGridPaste(' \n\t\n', none))).toEqual([
      '1 - nothing : rien à reprendre dans ce texte',
    ]);
  });
});
