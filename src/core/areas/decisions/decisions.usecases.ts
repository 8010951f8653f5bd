import { exact, fromText, isAtLeast, isEqual } from '../../../domain/assessment/reckoning/exact.ts';
import { currentRuling } from '../../../domain/bloc/current-ruling.ts';
import { testsOfBloc } from '../../../domain/bloc/propose-bloc.ts';
import { BLOC_ATTENTIONS } from '../../../shared/areas/decisions.ts';
import type { DecisionsTable, DossierDecisions } from '../../../shared/areas/decisions.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { DONE, granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { createAuthoritiesUsecases } from './authorities.usecases.ts';
import { candidateCells, rulingsOf } from './bloc-cells.ts';
import { linksHeard } from './deliberating-jury.ts';
import { createForeignUsecases } from './foreign.usecases.ts';
import { createReceiveUsecases } from './receive.usecases.ts';
import { findReview } from './review.ts';
import { askedOf, bare, decidingRefusal, isSessionLocked, record, ruling, TOPIC } from './rule.ts';
import { candidatesOf, draftsOf, rowOf, scopedCandidate, scopeOf } from './session-scope.ts';
import type { ScopeParts, SessionScope } from './session-scope.ts';

type Handlers = AreaHandlers<'decisions'>;

/** What the jury of a session decides, bloc by bloc, and what is known of a candidate. */
export function createDecisionsUsecases(deps: Deps, parts: ScopeParts): Handlers {
  const { newId, repos } = deps;
  const { gatherer, store } = parts;
  const today = () => localDate(deps.clock.read().wall, deps.timeZone);

  function headOf({ blocs, certification, session }: SessionScope): Omit<DecisionsTable, 'count' | 'rows'> {
    const { date, id, status, title } = session;
    return {
      session: { id, title, date, status },
      isLocked: isSessionLocked(repos, id),
      blocs: blocs.map((bloc) => ({ id: bloc.id, title: bloc.title, sourceLabel: bloc.sourceLabel })),
      tests: certification.tests.map((test) => ({ id: test.id, title: test.title })),
      words: certification.words.blocOutcome,
      language: certification.language,
      members: repos.members.ofSession(id).map((member) => ({
        id: member.id,
        name: member.name,
        isPresident: member.isPresident,
        isConsultative: member.isConsultative,
        hasPin: member.pinHash !== null,
      })),
    };
  }

  return {
    ...createReceiveUsecases(deps, parts),
    ...createForeignUsecases(deps, parts),
    ...createAuthoritiesUsecases(deps),
    table: ({ limit = MOST_ROWS, offset = 0, sessionId }): Answer<DecisionsTable> => {
      const scope = scopeOf(parts, sessionId);
      if (scope === null) return notFound({ sessionId });
      const day = today();
      const all = candidatesOf(parts, scope);
      const rowsOf = (ids: readonly string[]) =>
        ids
          .flatMap((enrolmentId) => scopedCandidate(parts, scope, enrolmentId) ?? [])
          .map((candidate) => rowOf(candidate, day))
          .toSorted((a, b) => BLOC_ATTENTIONS.indexOf(a.attention) - BLOC_ATTENTIONS.indexOf(b.attention));
      // What comes first is told of a day's candidates; of more than an answer holds, within each part of them.
      const rows =
        all.length > MOST_ROWS
          ? rowsOf(all.slice(offset, offset + limit))
          : rowsOf(all).slice(offset, offset + limit);
      return granted({ ...headOf(scope), count: all.length, rows });
    },

    candidate: ({ enrolmentId, sessionId }) => {
      const scope = scopeOf(parts, sessionId);
      const candidate = scope === null ? null : scopedCandidate(parts, scope, enrolmentId);
      return candidate === null ? notFound({ sessionId, enrolmentId }) : granted(rowOf(candidate, today()));
    },

    dossier: ({ enrolmentId }): Answer<DossierDecisions> => {
      const known = gatherer.read(enrolmentId, null);
      if (known === null) return notFound({ enrolmentId });
      const { blocs, tests, words } = known.certification;
      const blocIds = blocs.map(({ id }) => id);
      return granted({
        ...candidateCells(known, blocIds, { today: today(), drafts: new Map() }),
        tests: tests.map(({ id, title }) => ({ id, title })),
        blocTitles: blocs.map(({ id, title }) => ({ id, title })),
        words: words.blocOutcome,
      });
    },

    list: ({ enrolmentIds, isListed, sessionId }, caller) =>
      deps.act(
        TOPIC,
        ({ now: { wall: at }, repos: { enrolments, sessionCandidates } }) => {
          const scope = scopeOf(parts, sessionId);
          if (scope === null) return notFound({ sessionId });
          if (isSessionLocked(repos, sessionId)) return refuse('session-locked');
          for (const enrolmentId of new Set(enrolmentIds)) {
            const enrolment = enrolments.get(enrolmentId);
            if (enrolment === null) return notFound({ enrolmentId });
            if (enrolment.certification.id !== scope.certification.id)
              return refuse('other-certification', { enrolmentId });
            const hasDraft = draftsOf(repos, sessionId, [enrolmentId]).size > 0;
            if (!isListed && hasDraft) return refuse('candidate-decided', { enrolmentId });
            const stands = sessionCandidates.listed(sessionId).includes(enrolmentId);
            if (stands !== isListed) sessionCandidates.list(sessionId, enrolmentId, isListed, at);
          }
          return DONE;
        },
        { caller },
      ),

    declareLinks: ({ declarations, jurorId, sessionId }, caller) =>
      deps.act(
        TOPIC,
        ({ now: { wall: at }, repos: acting }) => {
          const scope = scopeOf(parts, sessionId);
          const member = acting.members.get(jurorId);
          if (scope === null || member?.sessionId !== sessionId) return notFound({ sessionId, jurorId });
          if (isSessionLocked(acting, sessionId)) return refuse('session-locked');
          for (const { enrolmentId, kind, reason } of declarations) {
            const candidate = scopedCandidate(parts, scope, enrolmentId);
            if (candidate === null) return notFound({ enrolmentId });
            const { enrolmentIds } = candidate.record;
            if (kind === 'no-link' && linksHeard(acting, store, sessionId, enrolmentIds).has(jurorId))
              return refuse('link-stands', { jurorId, enrolmentId });
            if (kind === 'withdrawn' && reason === '') return refuse('reason-missing', { enrolmentId });
            // What they had a part in is decided without them, or not at all.
            if (kind === 'withdrawn' && candidate.drafts.size > 0)
              return refuse('candidate-decided', { enrolmentId });
            acting.sessionCandidates.declare(sessionId, enrolmentId, { jurorId, kind, reason, at });
          }
          return DONE;
        },
        { caller },
      ),

    decide: ({ decisions, ...asked }) =>
      ruling(deps, parts, asked, (act) => {
        const blocs = decisions.map(({ blocId, enrolmentId }) => `${enrolmentId} ${blocId}`);
        if (new Set(blocs).size < blocs.length) return refusePaths('decisions');
        for (const { blocId, enrolmentId, ...text } of decisions) {
          const candidate = askedOf(parts, act, { blocId, enrolmentId });
          if (!candidate.ok) return candidate;
          const refusal = decidingRefusal(candidate.value, { blocId, enrolmentId }, text, act.today);
          if (refusal !== null) return refusal;
          record(act, candidate.value, 'decision', { id: newId(), blocId }, text);
        }
        return DONE;
      }),

    takeBack: ({ blocId, enrolmentId, reason, ...asked }) =>
      ruling(deps, parts, asked, (act) => {
        const candidate = askedOf(parts, act, { blocId, enrolmentId });
        if (!candidate.ok) return candidate;
        if (!candidate.value.drafts.has(blocId)) return refuse('nothing-decided', { enrolmentId, blocId });
        record(act, candidate.value, 'taken-back', { id: newId(), blocId }, bare(reason, null));
        return DONE;
      }),

    enterMark: ({ blocId, enrolmentId, mark, reason, testId, ...asked }) =>
      ruling(deps, parts, asked, (act) => {
        const candidate = askedOf(parts, act, { blocId, enrolmentId });
        if (!candidate.ok) return candidate;
        const { certification, enrolment, evidence } = candidate.value.record;
        if (!testsOfBloc(certification, blocId).some(({ id }) => id === testId)) return notFound({ testId });
        if (mark !== null && !isMarkSound(mark)) return refusePaths('mark.value');
        const stands = evidence.some(
          (each) => each.kind === 'new-mark' && each.testId === testId && each.blocIds.includes(blocId),
        );
        if (mark === null && !stands) return notFound({ testId });
        act.repos.sessionCandidates.mark({
          id: newId(),
          sessionId: act.scope.session.id,
          enrolmentId: enrolment.id,
          testId,
          blocId,
          value: mark?.value ?? null,
          outOf: mark?.outOf ?? null,
          reason,
          by: act.by,
          at: act.now.wall,
        });
        return DONE;
      }),

    lift: ({ blocId, enrolmentId, reason, ...asked }) =>
      ruling(deps, parts, asked, (act) => {
        const candidate = askedOf(parts, act, { blocId, enrolmentId }, { isPresidentAlone: true });
        if (!candidate.ok) return candidate;
        const current = currentRuling(rulingsOf(candidate.value.record, blocId));
        const isOfHere =
          current.state === 'current' &&
          current.outcome === 'conditional' &&
          current.rulings.every(
            ({ condition, sessionId }) =>
              sessionId === asked.sessionId && condition?.isLiftedByPresident === true,
          );
        if (!isOfHere) return refuse('condition-not-liftable', { enrolmentId, blocId });
        record(act, candidate.value, 'lifting', { id: newId(), blocId }, bare(reason, 'validated'));
        return DONE;
      }),

    revoke: ({ blocId, enrolmentId, reason, ...asked }) =>
      ruling(deps, parts, asked, (act) => {
        const candidate = askedOf(parts, act, { blocId, enrolmentId });
        if (!candidate.ok) return candidate;
        if (currentRuling(rulingsOf(candidate.value.record, blocId)).state === 'none')
          return refuse('nothing-decided', { enrolmentId, blocId });
        record(act, candidate.value, 'revocation', { id: newId(), blocId }, bare(reason, null));
        return DONE;
      }),

    review: ({ limit = MOST_ROWS, offset = 0 }) => {
      const items = findReview(repos, gatherer, today());
      return granted({ count: items.length, rows: items.slice(offset, offset + limit) });
    },
  };
}

/** No more than what it is out of, which is more than nothing. */
function isMarkSound({ outOf, value }: { readonly value: string; readonly outOf: string }): boolean {
  const most = fromText(outOf);
  return !isEqual(most, exact(0)) && isAtLeast(most, fromText(value));
}
