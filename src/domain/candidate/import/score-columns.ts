/** What the columns of a file of results say, by their headings; whoever imports may say otherwise. */
import { mappingOf } from './columns.ts';

export const SCORE_FIELDS = [
  'fullName',
  'birthName',
  'firstName',
  'birthDate',
  'bloc',
  'test',
  'value',
  'outOf',
  'weight',
  'outcome',
  'date',
  'author',
  'reference',
] as const;
export type ScoreField = (typeof SCORE_FIELDS)[number];

/** The field of each column, in order; null for one that is left out. */
export type ScoreMapping = readonly (ScoreField | null)[];

/** Headings by their letters alone; those named first win over those that may mean something else as well. */
const HEADINGS: Readonly<Record<ScoreField, readonly string[]>> = {
  fullName: ['candidat', 'candidate', 'nometprenom', 'nomprenom', 'nomprenoms', 'stagiaire', 'fullname'],
  birthName: [
    ...['nomdenaissance', 'nomnaissance', 'nompatronymique', 'birthname', 'nomdefamille', 'nom', 'lastname'],
    'name',
  ],
  firstName: ['prenom1', 'premierprenom', 'prenom', 'prenoms', 'firstname', 'firstnames'],
  birthDate: ['datedenaissance', 'datenaissance', 'naissance', 'neele', 'ddn', 'birthdate', 'dateofbirth'],
  bloc: ['bloc', 'blocdecompetences', 'codebloc', 'ccp', 'module', 'unite', 'ue', 'block'],
  test: ['epreuve', 'evaluation', 'intituledelepreuve', 'test', 'examen', 'matiere'],
  value: ['note', 'noteobtenue', 'score', 'points', 'resultatchiffre', 'value', 'mark'],
  outOf: ['sur', 'notesur', 'bareme', 'notemaximale', 'notemax', 'maximum', 'outof', 'scale'],
  weight: ['ponderation', 'coefficient', 'coef', 'coeff', 'poids', 'weight'],
  outcome: ['avis', 'resultat', 'appreciation', 'acquis', 'outcome', 'result'],
  date: ['date', 'datedepreuve', 'datedelepreuve', 'datedevaluation', 'datedelevaluation', 'datedepassage'],
  author: [
    'evaluateur',
    'evaluatrice',
    'correcteur',
    'correctrice',
    'tuteur',
    'tutrice',
    'signataire',
    'author',
  ],
  reference: ['reference', 'ref', 'justificatif', 'piece'],
};

/** The field of each heading; each field once, by the heading that says it best. */
export function readScoreMapping(headings: readonly string[]): ScoreMapping {
  return mappingOf(SCORE_FIELDS, HEADINGS, headings);
}
