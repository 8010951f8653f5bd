/** Decisions on blocs as they are stored, for tests that begin once a jury has decided. */
import { createGatherer } from '../../../src/core/areas/decisions/index.ts';
import { toSupersede } from '../../../src/domain/bloc/current-ruling.ts';
import type { BlocRulingRecord } from '../../../src/core/db/repos/bloc-ruling.repo.ts';
import { createRepos } from '../../../src/core/db/repos.ts';
import { proposeBloc } from '../../../src/domain/bloc/propose-bloc.ts';
import type { Prepared } from '../passage-conduct.ts';
import type { Panel } from '../passage-panel.ts';

/** A ruling on the first bloc of that passage's candidate, which stands on the archived minutes of the passage. */
export function rule(
  panel: Panel,
  { passageId, sessionId }: Prepared,
  outcome: NonNullable<BlocRulingRecord['outcome']> = 'validated',
  rest: Partial<BlocRulingRecord> = {},
): string {
  const repos = createRepos(panel.db);
  const enrolment = repos.enrolments.ofPassage(passageId);
  const session = repos.sessions.get(sessionId);
  const stored =
    session === null ? null : repos.referentiels.get(session.referentielId, session.referentielVersion);
  if (enrolment === null || stored === null) throw new Error('nobody is enrolled');
  const { certification } = stored;
  const given = createGatherer({ repos, timeZone: 'Europe/Paris' }).read(enrolment.id, sessionId);
  const evidence = given?.evidence ?? [];
  const supersedes = toSupersede((given?.rulings ?? []).filter(({ blocId }) => blocId === 'BC1'));
  const id = `ruling-${sessionId}-${String(repos.rulings.ofSession(sessionId).length + 1)}`;
  panel.act([], ({ now, repos: written }) => {
    written.rulings.append({
      id,
      sessionId,
      enrolmentId: enrolment.id,
      blocId: 'BC1',
      kind: 'decision',
      outcome,
      reason: outcome === 'refused' ? 'La cible n’est pas définie.' : '',
      recommendations: '',
      condition: null,
      vote: null,
      dissents: [],
      hasCastingVote: false,
      grounds: {
        evidence,
        calculation: proposeBloc({ certification, blocId: 'BC1', evidence, held: [], today: '2026-11-24' }),
      },
      supersedes,
      decidedBy: written.members
        .ofSession(sessionId)
        .slice(0, 1)
        .map(({ id: jurorId, name }) => ({ kind: 'juror', id: jurorId, name })),
      decidedAt: now.wall,
      ...rest,
    });
    return { ok: true, value: null };
  });
  return id;
}
