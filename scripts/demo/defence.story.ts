import { ACQUIRED, NOT_ACQUIRED, PARTLY, PRESIDENT, SECOND, THIRD } from './story.ts';
import type { Story } from './story.ts';

export const PAUSE_REASON = 'technical' as const;
export const INCIDENT =
  'Le vidéoprojecteur s’est éteint ; la candidate a poursuivi sur ses documents imprimés.';

/** Heard during the presentation; the others are left to the questions. */
export const PRESENTED = ['C1.1', 'C1.2', 'C1.3', 'C1.4', 'C1.5'] as const;
export const PRESENTED_TO_PRESIDENT = ['C1.1', 'C1.2', 'C1.3'] as const;
export const QUESTIONED = 'C1.6';

type Code = (typeof PRESENTED)[number] | typeof QUESTIONED | 'C1.7';

export const DEFENCE: Story<Code> = {
  candidate: 'Léonie Mirabelle',
  searched: 'mirabelle',
  marks: {
    'C1.1': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C1.2': [ACQUIRED, ACQUIRED, PARTLY],
    'C1.3': [ACQUIRED, PARTLY, NOT_ACQUIRED],
    'C1.4': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C1.5': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C1.6': [PARTLY, PARTLY, PARTLY],
    'C1.7': [ACQUIRED, PARTLY, ACQUIRED],
  },
  notes: [
    { juror: PRESIDENT, code: 'C1.1', text: 'Plan d’action chiffré, objectifs suivis chaque semaine.' },
    { juror: PRESIDENT, code: 'C1.3', text: 'Séquence de courriels claire ; page de vente peu aboutie.' },
    { juror: SECOND, code: 'C1.4', text: 'Qualification solide : 46 prospects, critères expliqués.' },
    { juror: THIRD, code: 'C1.3', text: 'Accroches génériques, pas de script téléphonique montré.' },
    { juror: THIRD, code: 'C1.6', text: 'Objection sur le prix traitée, celle sur les délais éludée.' },
  ],
  divided: 'C1.3',
  settlement: {
    level: PARTLY,
    reason: 'Les courriels sont aboutis, le script téléphonique manque ; le jury retient un acquis partiel.',
    vote: { for: 2, against: 1, abstained: 0 },
    dissent: {
      member: THIRD,
      opinion: 'Un seul support sur les quatre attendus ne suffit pas à un acquis partiel.',
    },
  },
  advice:
    'Rédiger et essayer un script téléphonique, puis préparer une réponse écrite aux objections sur les délais.',
  heard: {
    [PRESIDENT]: PRESENTED_TO_PRESIDENT,
    [SECOND]: PRESENTED,
    [THIRD]: ['C1.3', QUESTIONED],
  },
};
