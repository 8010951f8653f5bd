/** To whose file a passage belongs, whatever made it or changed it. */
import type { Rule } from './world.ts';

export function createCandidateRule(): Rule {
  return {
    name: 'each passage belongs to one file, enrolled for what its session applies',
    judge: (_step, { facts }) => [
      ...facts
        .rows('SELECT id FROM passage WHERE id NOT IN (SELECT passage_id FROM passage_enrolment)')
        .map(({ id }) => `passage ${String(id)} belongs to nobody`),
      ...facts
        .rows(
          `SELECT passage.id FROM passage JOIN session ON session.id = passage.session_id
           JOIN passage_enrolment AS link ON link.passage_id = passage.id
           JOIN enrolment ON enrolment.id = link.enrolment_id
           WHERE enrolment.certification_id <> session.referentiel_id
             OR enrolment.certification_version <> session.referentiel_version`,
        )
        .map(({ id }) => `passage ${String(id)} is enrolled for something else`),
      ...facts
        .rows(
          `SELECT next.passage_id AS id FROM passage_attempt AS next
           JOIN passage_enrolment AS one ON one.passage_id = next.passage_id
           JOIN passage_enrolment AS other ON other.passage_id = next.previous_id
           WHERE one.enrolment_id <> other.enrolment_id`,
        )
        .map(({ id }) => `attempt ${String(id)} is another candidate's`),
      ...facts
        .rows(
          `SELECT merged_id AS id FROM person_merge WHERE id NOT IN (SELECT merge_id FROM person_merge_undo)
           GROUP BY merged_id HAVING count(*) > 1`,
        )
        .map(({ id }) => `${String(id)} was merged twice`),
    ],
  };
}
