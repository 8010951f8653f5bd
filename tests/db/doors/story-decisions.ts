/** A bloc of a candidate whose minutes are archived is decided, sealed, lifted and revoked. */
import { seal } from '../decisions/sealed-session.ts';
import * as aim from './aim.ts';
import type { World } from './world.ts';

export async function blocDecided(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const done = chance.of(facts.passages().filter(({ stage }) => stage === 'archived'));
  const [link] =
    done === undefined
      ? []
      : facts.rows('SELECT enrolment_id AS id FROM passage_enrolment WHERE passage_id = ?', done.id);
  if (done === undefined || link === undefined) return false;
  const sessionId = done.session_id;
  const enrolmentId = String(link['id']);
  await world.ask('decisions', 'list', { sessionId, enrolmentIds: [enrolmentId], isListed: true });
  for (const { id, is_substitute, presence } of facts.members(sessionId)) {
    if (presence === 'absent' || is_substitute === 1) continue;
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    await world.ask('decisions', 'declareLinks', { sessionId, jurorId: id, declarations });
  }
  const president = facts
    .members(sessionId)
    .find(({ id, is_president }) => is_president === 1 && world.pins.has(id));
  if (president === undefined) return false;
  const confirmations = [{ jurorId: president.id, pin: world.pins.get(president.id) ?? '' }];
  const asked = {
    sessionId,
    enrolmentId,
    blocId: done.bloc_id,
    reason: aim.words(world, 'Motif'),
    confirmations,
  };
  const marks = facts.rows(
    `SELECT DISTINCT json_extract(test.value, '$.id') AS id FROM referentiel, json_each(content, '$.blocs') AS bloc,
       json_each(bloc.value, '$.tests') AS test WHERE referentiel.version = '1.0.0' AND json_extract(bloc.value, '$.id') = ?`,
    done.bloc_id,
  );
  for (const { id } of marks) {
    const mark = { value: '15', outOf: '20' };
    await world.ask('decisions', 'enterMark', { ...asked, testId: String(id), mark });
  }
  const decided = (outcome: 'adjourned' | 'conditional') =>
    world.ask('decisions', 'decide', {
      sessionId,
      confirmations,
      decisions: [
        {
          ...{ enrolmentId, blocId: done.bloc_id, outcome, reason: 'Motif', recommendations: '' },
          condition:
            outcome === 'conditional'
              ? { document: 'Attestation fictive', dueOn: '2099-12-31', isLiftedByPresident: true }
              : null,
          ...{ vote: null, dissents: [], hasCastingVote: false },
        },
      ],
    });
  if (!(await decided('adjourned')).ok || !(await world.ask('decisions', 'takeBack', asked)).ok) return false;
  if (!(await decided('conditional')).ok || !seal(world.panel, sessionId).ok) return false;
  const lifted = await world.ask('decisions', 'lift', asked);
  if (!lifted.ok || !seal(world.panel, sessionId).ok) return false;
  return (await world.ask('decisions', 'revoke', asked)).ok;
}
