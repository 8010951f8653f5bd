/** What the jury of the demonstration sees, marks and says. People are those of the sample session, all invented. */
import type { Observation } from '../../src/domain/assessment/assessment.types.ts';

export const CANDIDATE = 'Léonie Mirabelle';
export const SEARCHED = 'mirabelle';
export const [PRESIDENT, SECOND, THIRD] = ['Odile Safran', 'Marius Fenouil', 'Hélène Cassis'] as const;
export const JURORS = [PRESIDENT, SECOND, THIRD] as const;
export type JurorName = (typeof JURORS)[number];

const ACQUIRED = 'Acquis';
const PARTLY = 'Partiellement acquis';
const NOT_ACQUIRED = 'Non acquis';
type Level = typeof ACQUIRED | typeof PARTLY | typeof NOT_ACQUIRED;

/** The levels of each competence, in the order of the jurors. */
export const MARKS = {
  'C1.1': [ACQUIRED, ACQUIRED, ACQUIRED],
  'C1.2': [ACQUIRED, ACQUIRED, PARTLY],
  'C1.3': [ACQUIRED, PARTLY, NOT_ACQUIRED],
  'C1.4': [ACQUIRED, ACQUIRED, ACQUIRED],
  'C1.5': [ACQUIRED, ACQUIRED, ACQUIRED],
  'C1.6': [PARTLY, PARTLY, PARTLY],
  'C1.7': [ACQUIRED, PARTLY, ACQUIRED],
} as const satisfies Readonly<Record<string, readonly [Level, Level, Level]>>;
export type Code = keyof typeof MARKS;
export const CODES = Object.keys(MARKS) as readonly Code[];

/** Heard during the presentation; the others are left to the questions. */
export const PRESENTED: readonly Code[] = ['C1.1', 'C1.2', 'C1.3', 'C1.4', 'C1.5'];

/** What a juror observed of a competence's first two indicators, in keeping with the level. */
export const EVIDENCE: Readonly<Record<Level, readonly [Observation, Observation]>> = {
  [ACQUIRED]: ['observed', 'observed'],
  [PARTLY]: ['observed', 'partly'],
  [NOT_ACQUIRED]: ['partly', 'not-observed'],
};

export const NOTES: readonly { readonly juror: JurorName; readonly code: Code; readonly text: string }[] = [
  { juror: PRESIDENT, code: 'C1.1', text: 'Plan d’action chiffré, objectifs suivis chaque semaine.' },
  { juror: PRESIDENT, code: 'C1.3', text: 'Séquence de courriels claire ; page de vente peu aboutie.' },
  { juror: SECOND, code: 'C1.4', text: 'Qualification solide : 46 prospects, critères expliqués.' },
  { juror: THIRD, code: 'C1.3', text: 'Accroches génériques, pas de script téléphonique montré.' },
  { juror: THIRD, code: 'C1.6', text: 'Objection sur le prix traitée, celle sur les délais éludée.' },
];

export const PAUSE_REASON = 'technical' as const;
export const INCIDENT =
  'Le vidéoprojecteur s’est éteint ; la candidate a poursuivi sur ses documents imprimés.';

export const DIVIDED: Code = 'C1.3';
export const SETTLEMENT = {
  level: PARTLY,
  reason: 'Les courriels sont aboutis, le script téléphonique manque ; le jury retient un acquis partiel.',
  vote: { for: 2, against: 1, abstained: 0 },
  dissent: {
    member: THIRD,
    opinion: 'Un seul support sur les quatre attendus ne suffit pas à un acquis partiel.',
  },
} as const;

export const ADVICE =
  'Rédiger et essayer un script téléphonique, puis préparer une réponse écrite aux objections sur les délais.';
