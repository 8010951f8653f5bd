/** What juries decide of blocs, whatever the order of doors. */
import type { Rule } from './world.ts';

export function createDecisionRule(): Rule {
  return {
    name: 'a bloc is decided by those who may, on what there is',
    judge: (_step, { facts }) => [
      ...facts
        .rows(
          `SELECT ruling.id FROM bloc_ruling AS ruling JOIN json_each(ruling.decided_by) AS who
           JOIN deliberation_declaration AS word ON word.session_id = ruling.session_id
             AND word.enrolment_id = ruling.enrolment_id AND word.juror_id = json_extract(who.value, '$.id')
           WHERE word.kind = 'withdrawn' AND word.declared_at < ruling.decided_at
             AND NOT EXISTS (SELECT 1 FROM deliberation_declaration AS later WHERE later.session_id = word.session_id
               AND later.enrolment_id = word.enrolment_id AND later.juror_id = word.juror_id
               AND later.position > word.position)`,
        )
        .map(({ id }) => `ruling ${String(id)} was answered for by someone with a link`),
      ...facts
        .rows(
          `SELECT id FROM bloc_ruling WHERE outcome IN ('validated', 'conditional') AND kind = 'decision'
             AND json_array_length(proposal, '$.calculation.missing') > 0`,
        )
        .map(({ id }) => `ruling ${String(id)} validates a bloc of which a test is to come`),
      ...facts
        .rows(
          `SELECT id FROM bloc_ruling WHERE outcome = 'refused' AND NOT EXISTS (
             SELECT 1 FROM json_each(proposal, '$.calculation.lines')
             WHERE json_extract(value, '$.kind') = 'test' AND json_extract(value, '$.state') IN ('done', 'exempted'))`,
        )
        .map(({ id }) => `ruling ${String(id)} refuses a bloc of which nothing was assessed`),
      ...facts
        .rows(
          `SELECT ruling.id FROM bloc_ruling AS ruling JOIN json_each(ruling.proposal, '$.evidence') AS given
           JOIN foreign_minutes AS minutes ON minutes.digest = json_extract(given.value, '$.reference.digest')
           WHERE json_extract(given.value, '$.status') = 'usable' AND NOT EXISTS (
             SELECT 1 FROM accepted_authority AS word WHERE word.is_accepted = 1 AND word.said_at <= ruling.decided_at
               AND word.sha256 = json_extract(minutes.verdict, '$.authority.sha256'))
           AND NOT EXISTS (SELECT 1 FROM signing_certificate AS own
             WHERE own.sha256 = json_extract(minutes.verdict, '$.authority.sha256'))`,
        )
        .map(({ id }) => `ruling ${String(id)} stands on minutes for which nobody answers`),
      ...facts
        .rows(`SELECT id FROM bloc_ruling WHERE json_array_length(decided_by) = 0`)
        .map(({ id }) => `nobody answers for ruling ${String(id)}`),
    ],
  };
}
