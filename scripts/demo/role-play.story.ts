import { ACQUIRED, NOT_ACQUIRED, PARTLY, PRESIDENT, SECOND, THIRD } from './story.ts';
import type { Story } from './story.ts';

/** The envelope at which the candidate points; what is in it is left to chance, so nothing here may depend on it. */
export const ENVELOPE = 4;

/** Seen by the president while the others play. */
export const PLAYED = ['C2.1', 'C2.4'] as const;
/** Not seen in the play: the interview begins with these. */
export const INTERVIEWED = ['C2.2', 'C2.3'] as const;

type Code = (typeof PLAYED)[number] | (typeof INTERVIEWED)[number] | 'C2.5' | 'C2.6';

export const ROLE_PLAY: Story<Code> = {
  candidate: 'Ilyès Tapenade',
  searched: 'tapenade',
  marks: {
    'C2.1': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C2.2': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C2.3': [ACQUIRED, ACQUIRED, PARTLY],
    'C2.4': [ACQUIRED, PARTLY, NOT_ACQUIRED],
    'C2.5': [ACQUIRED, ACQUIRED, ACQUIRED],
    'C2.6': [ACQUIRED, PARTLY, ACQUIRED],
  },
  notes: [
    {
      juror: PRESIDENT,
      code: 'C2.1',
      text: 'S’appuie sur l’extrait du CRM, note les faits au fil de l’appel.',
    },
    { juror: PRESIDENT, code: 'C2.4', text: 'Reformule le besoin avant de conseiller.' },
    { juror: SECOND, code: 'C2.2', text: 'Interrogé : relances programmées, deux exemples précis.' },
    { juror: THIRD, code: 'C2.4', text: 'Conseil donné trop tôt, le besoin n’était pas cerné.' },
  ],
  divided: 'C2.4',
  settlement: {
    level: PARTLY,
    reason: 'Le conseil répond au besoin une fois celui-ci reformulé ; le jury retient un acquis partiel.',
    vote: { for: 2, against: 1, abstained: 0 },
    dissent: { member: THIRD, opinion: 'La solution a été proposée avant la fin de la découverte.' },
  },
  advice: 'Aller au bout de la découverte avant de proposer, et vérifier la satisfaction en fin d’échange.',
  heard: { [PRESIDENT]: PLAYED, [SECOND]: INTERVIEWED, [THIRD]: [] },
};
