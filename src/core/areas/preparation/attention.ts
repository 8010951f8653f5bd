/** What waits for a person in all sessions, found without holding the thread however many there are. */
import { compositionFaults } from '../../../domain/jury/jury.rules.ts';
import type { Attention } from '../../../shared/areas/preparation/sessions.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ListPage } from '../../../shared/view-parts.ts';
import type { ListPart } from '../../db/repos/list-part.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { createWaitingQueries } from '../../db/repos/waiting-passages.queries.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import type { PreparationStore } from './preparation-store.ts';

/** Sessions whose juries are looked at in one turn: some milliseconds. */
const AT_ONCE = 50;

/** Some of them by urgency, and how many there are. `today` is an ISO calendar date. */
export async function findAttention(
  { db }: Pick<Deps, 'db'>,
  store: PreparationStore,
  today: string,
  { limit, offset }: ListPart,
): Promise<Answer<ListPage<Attention>>> {
  const waiting = createWaitingQueries(db);
  const choices = contradictoryTests(store);
  const rows: Attention[] = waiting
    .page(choices, { offset, limit })
    .map(({ firstName, id, kind, lastName, stage }) => ({
      kind,
      passageId: id,
      candidate: { firstName, lastName, ...store.rectifications.standingName(id) },
      stage,
    }));
  let count = waiting.count(choices);
  for await (const faulty of faultyJuries(store, today)) {
    if (count >= offset && rows.length < limit) rows.push(faulty);
    count += 1;
  }
  return { ok: true, value: { count, rows } };
}

/** Of today and the days to come, the nearest first. */
async function* faultyJuries(store: PreparationStore, today: string): AsyncGenerator<Attention> {
  for (const are of ['today', 'upcoming'] as const) {
    for (let offset = 0; ; offset += AT_ONCE) {
      const sessions = store.sessions.page({ today, are }, { offset, limit: AT_ONCE });
      yield* sessions.flatMap((session) => faultOf(store, session) ?? []);
      if (sessions.length < AT_ONCE) break;
      await otherTurn();
    }
  }
}

function faultOf(store: PreparationStore, { id, rules, title }: SessionRecord): Attention | null {
  const members = store.members.ofSession(id);
  const [fault] = compositionFaults(members, rules);
  if (fault === undefined) return null;
  const { maxMembers, minExternalShare, minMembers } = rules;
  return {
    kind: 'composition',
    sessionId: id,
    sessionTitle: title,
    fault,
    rules: { minMembers, maxMembers, minExternalShare },
    memberName: members.find((member) => member.id === fault.jurorId)?.name ?? '',
  };
}

/** Tests of which the source says in two ways who assesses: someone chooses. */
function contradictoryTests({ referentiels }: PreparationStore) {
  return referentiels
    .list()
    .flatMap(({ certification: { id, tests, version } }) =>
      tests
        .filter(({ contradiction }) => contradiction !== undefined)
        .map((test) => [id, version, test.id] as const),
    );
}
