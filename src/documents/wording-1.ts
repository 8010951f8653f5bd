/** The words of content `/1` that a later version changed. Released: they never move. */
import type { MinutesContent1 } from '../domain/minutes/minutes.schema.ts';
import { conductText, counted, FIELD_LABEL, STATUS } from './minutes-wording.ts';
import type { MinutesWording } from './wording.types.ts';

type Conduct1 = MinutesContent1['conduct'][number];

export const WORDING_1: MinutesWording = {
  status: ({ status }) => STATUS[status],
  // Content of this version holds no other type: its schema refuses them.
  conductText: (entry, length) => conductText(entry as Conduct1, length),
  absence: ({ blocLabel, firstName, isJustified, lastName, moment, testTitle }) =>
    `Le jury constate ${moment} l’absence ${isJustified ? 'justifiée' : 'non justifiée'} de ${firstName} ` +
    `${lastName} à l’épreuve « ${testTitle} » du bloc ${blocLabel}`,
  marksLegend: (names) =>
    `Appréciations initiales scellées de ${names}. À côté de chacune : nombre d’indicateurs observés · ` +
    'en partie · non observés · sans objet.',
  markCounts: (mark) => [mark.observed, mark.partly, mark.notObserved, mark.notApplicable].join('·'),
  dissentOnResult: (name) => `Avis divergent de ${name}`,
  drawnAmong: (eligible, pool) =>
    `parmi ${counted(eligible, 'sujet possible', 'sujets possibles')} sur ${String(pool)}`,
  code: (number, contentDigest) => `${number}\nSHA-256 ${contentDigest}`,
  memberField: FIELD_LABEL.member,
};
