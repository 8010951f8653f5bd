import { changeResult, divergencesFirst } from '../../../domain/assessment/deliberation.ts';
import type { Voters } from '../../../domain/assessment/ballot.ts';
import { validateDecision } from '../../../domain/assessment/decision.ts';
import { isCandidateAbsent } from '../../../domain/passage/passage.rules.ts';
import type { PassageEvent, PassageStage } from '../../../domain/passage/passage.types.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { DeliberationView } from '../../../shared/areas/passage/deliberation.ts';
import type { Deps } from '../../kernel/deps.ts';
import {
  calculationOf,
  contextOf,
  countedGrids,
  isHeld,
  markersOf,
  presidentOf,
  refusalToAssess,
  resultScaleIn,
  resultsOf,
  standingDecision,
  toldChanges,
  uncountedGrids,
} from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import { seatViews } from './passage-view.ts';
import { notFound, wrongStage } from '../../kernel/refusal.ts';

/** Stages at which every grid that counts is sealed, so that all may be seen side by side. */
const OPEN_STAGES: readonly PassageStage[] = ['deliberation', 'decision', 'signature', 'archived'];

const OPENINGS: ReadonlySet<PassageEvent['type']> = new Set(['deliberation-opened', 'deliberation-reopened']);

/** Deliberation on sealed grids, and the jury's decision. */
export function createDeliberationUsecases(
  deps: Pick<Deps, 'clock' | 'publish'>,
  store: PassageStore,
  runtime: PassageRuntime,
): AreaHandlers<'deliberation'> {
  function get(passageId: string): Answer<DeliberationView> {
    const facts = store.load(passageId);
    return facts === null ? notFound({ passageId }) : opened(facts);
  }

  function opened(facts: PassageFacts): Answer<DeliberationView> {
    if (!OPEN_STAGES.includes(facts.state.stage)) return wrongStage(facts.state);
    return { ok: true, value: { ...viewDeliberation(facts), limit: limitOf(facts) } };
  }

  /** The time that the certification gives, and how much of it went by since the deliberation opened last. */
  function limitOf({ passage, state, test }: PassageFacts): DeliberationView['limit'] {
    const { deliberationMs } = test;
    if (deliberationMs === undefined || state.stage !== 'deliberation') return null;
    const last = store.journal.entries(passage.id).findLast(({ event }) => OPENINGS.has(event.type));
    if (last === undefined) return null;
    const elapsedMs = Math.max(0, deps.clock.read().wall - last.at.wall);
    return { limitMs: durationMs(deliberationMs), elapsedMs: durationMs(elapsedMs) };
  }

  /** Runs `work`, which deliberates and writes nothing else. */
  function change(
    passageId: string,
    work: (change: PassageChange) => Answer<null>,
  ): Answer<DeliberationView> {
    const deliberating = (given: PassageChange) => {
      const answer = work(given);
      given.wrote('deliberation');
      return answer;
    };
    return runtime.changeAndRead(passageId, deliberating, (facts) => {
      deps.publish('deliberation-changed', { passageId });
      return opened(facts);
    });
  }

  return {
    get: ({ passageId }) => get(passageId),

    setResult: ({ passageId, competenceId, ...request }) =>
      change(passageId, ({ facts, now }) => {
        if (facts.state.stage !== 'deliberation') return wrongStage(facts.state);
        if (isHeld(facts)) return { ok: false, code: 'withdrawal-awaits-ruling' };
        const result = resultsOf(facts).find((candidate) => candidate.competenceId === competenceId);
        if (result === undefined) return { ok: false, code: 'unknown-target', details: { id: competenceId } };
        const changed = changeResult(
          result,
          request,
          resultScaleIn(facts, competenceId),
          votersOf(facts),
          now.wall,
        );
        if (!changed.ok) return changed;
        store.deliberation.appendChange(passageId, changed.value);
        return { ok: true, value: null };
      }),

    decide: ({ blocs = [], passageId, ...asked }) =>
      change(passageId, ({ facts, now }) => {
        if (facts.state.stage !== 'decision') return wrongStage(facts.state);
        if (isHeld(facts)) return { ok: false, code: 'withdrawal-awaits-ruling' };
        const request = { ...asked, blocs };
        const isAbsent = isCandidateAbsent(facts.state);
        // A jury that lost its quorum may only state that it did not assess.
        const lack = isAbsent || request.outcome === 'not-assessed' ? null : refusalToAssess(facts);
        if (lack !== null) return lack;
        const decision = validateDecision(
          request,
          {
            proposals: calculationOf(facts).results,
            isCandidateAbsent: isAbsent,
            ...votersOf(facts),
          },
          now.wall,
        );
        if (!decision.ok) return decision;
        store.deliberation.appendDecision(passageId, decision.value, facts.state.version);
        return { ok: true, value: null };
      }),
  };
}

/** The last decision stays in view after a reopening, to be taken again; the passage's steps say that it is owed. */
function viewDeliberation(facts: PassageFacts): Omit<DeliberationView, 'limit'> {
  const { certification, test } = facts;
  const { settings } = facts.session;
  return {
    passageId: facts.passage.id,
    stage: facts.state.stage,
    competences: facts.competences,
    seats: seatViews(facts),
    grids: countedGrids(facts),
    uncountedGrids: uncountedGrids(facts),
    results: divergencesFirst(resultsOf(facts)),
    changes: toldChanges(facts),
    calculation: calculationOf(facts),
    isQuorumMet: contextOf(facts).isQuorumMet,
    lacks: lacksOf(facts),
    isThresholdConfirmed: settings.isThresholdConfirmed,
    decision: facts.recordedDecision?.decision ?? null,
    isDecisionStanding: standingDecision(facts) !== null,
    words: test.isDeciding ? certification.words.blocOutcome : certification.words.test,
    isDeciding: test.isDeciding,
    resultBlocs: resultBlocs(facts),
  };
}

/** Blocs of the calculation, which has one result for each of them or one for all. */
function resultBlocs(facts: PassageFacts): DeliberationView['resultBlocs'] {
  const ids = calculationOf(facts).results.map(({ blocId }) => blocId);
  return facts.certification.blocs
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title }) => ({ id, title }));
}

/** What keeps the jury from deciding; an absent candidate is not decided on. */
function lacksOf(facts: PassageFacts): DeliberationView['lacks'] {
  const refusal = isCandidateAbsent(facts.state) ? null : refusalToAssess(facts);
  return refusal === null ? [] : [refusal.code];
}

/** Those who mark are those who vote. */
function votersOf(facts: PassageFacts): Voters {
  const isCasting = facts.session.rules.hasCastingVote !== false;
  return {
    voterIds: markersOf(facts).map(({ id }) => id),
    presidentId: isCasting ? (presidentOf(facts)?.id ?? null) : null,
  };
}
