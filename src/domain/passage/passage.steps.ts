/** The steps that a panel follows and what may be done now, both derived from the machine rather than restated. */
import { durationMs } from '../time/time.ts';
import type { Reading } from '../time/time.ts';
import { decide } from './passage.decide.ts';
import { isCandidateAbsent, receptionGaps } from './passage.rules.ts';
import { lastPhaseLeft, nextPhase, phaseInProgress } from './passage.timing.ts';
import type { PassageCommand, PassageContext, PassageRefusal, PassageState } from './passage.types.ts';

/** `reception`, a phase's id, `marking`, `deliberation`, `decision`, `signature` or `archived`. */
export type StepId = string;

export interface Step {
  readonly id: StepId;
  readonly state: 'done' | 'current' | 'ahead';
  /** What the step in progress still lacks; empty for the others. */
  readonly missing: readonly PassageRefusal[];
}

/** Steps of the passage in order; an absent candidate's passage goes from reception to decision. */
export function steps(state: PassageState, context: PassageContext): readonly Step[] {
  const isAbsent = isCandidateAbsent(state);
  const assessed = isAbsent ? [] : [...state.plan.phases.map(({ id }) => id), 'marking', 'deliberation'];
  const ids: readonly StepId[] =
    state.stage === 'restarted'
      ? ['reception', ...begunPhases(state), 'restarted']
      : ['reception', ...assessed, 'decision', 'signature', 'archived'];
  const currentIndex = ids.indexOf(currentStep(state));
  return ids.map((id, index) => ({
    id,
    state: index < currentIndex || isFinal(state) ? 'done' : index > currentIndex ? 'ahead' : 'current',
    missing: index === currentIndex ? missingIn(state, context) : [],
  }));
}

/** Types of the commands that the machine would accept now, given what each asks for (a reason, a next phase). */
export function availableCommands(
  state: PassageState,
  now: Reading,
  context: PassageContext,
): readonly PassageCommand['type'][] {
  return wellFormedCommands(state)
    .filter((command) => decide(state, command, now, context).ok)
    .map(({ type }) => type);
}

/** Once the last phase has ended the jury is marking, even before the timed phases are closed. */
function currentStep(state: PassageState): StepId {
  if (state.stage !== 'timed') return state.stage;
  return (phaseInProgress(state) ?? nextPhase(state))?.id ?? 'marking';
}

function isFinal({ stage }: PassageState): boolean {
  return stage === 'archived' || stage === 'restarted';
}

function begunPhases({ phases }: PassageState): readonly StepId[] {
  return phases.flatMap(({ id, startedAt }) => (startedAt === null ? [] : [id]));
}

function missingIn(state: PassageState, context: PassageContext): readonly PassageRefusal[] {
  const held: readonly PassageRefusal[] =
    state.jury?.awaitsRuling === true ? ['withdrawal-awaits-ruling'] : [];
  return [...held, ...lackingIn(state, context)];
}

function lackingIn(state: PassageState, context: PassageContext): readonly PassageRefusal[] {
  switch (state.stage) {
    case 'reception':
      return isCandidateAbsent(state) ? [] : receptionGaps(state, context);
    case 'timed':
      if (state.clock.kind === 'interrupted') return ['interruption-awaits-ruling'];
      return currentStep(state) === 'marking' ? lacking(context.unsealedJurorIds, 'grids-not-sealed') : [];
    case 'marking':
      return lacking(context.unsealedJurorIds, 'grids-not-sealed');
    case 'deliberation':
      return lacking(context.undecidedCompetenceIds, 'results-missing');
    case 'decision':
      return context.isDecisionRecorded ? [] : ['decision-missing'];
    case 'signature':
      return lacking(context.unsignedJurorIds, 'signatures-missing');
    case 'archived':
    case 'restarted':
      return [];
  }
}

function lacking(ids: readonly string[], code: PassageRefusal): readonly PassageRefusal[] {
  return ids.length > 0 ? [code] : [];
}

function wellFormedCommands(state: PassageState): readonly PassageCommand[] {
  const text = '-';
  const commands: Readonly<{ [Type in PassageCommand['type']]: Extract<PassageCommand, { type: Type }> }> = {
    'check-identity': { type: 'check-identity', document: 'identity-card', note: '' },
    'record-attendance': { type: 'record-attendance', status: 'present', note: '' },
    'start-phase': { type: 'start-phase', phaseId: nextPhase(state)?.id ?? '', isEarlyConfirmed: true },
    'undo-start': { type: 'undo-start' },
    pause: { type: 'pause', reason: text },
    resume: { type: 'resume' },
    'end-phase': { type: 'end-phase', isEarlyConfirmed: true },
    'return-to-phase': {
      type: 'return-to-phase',
      phaseId: lastPhaseLeft(state)?.id ?? '',
      ruling: 'lost',
      reason: text,
    },
    'grant-extra-time': { type: 'grant-extra-time', extraMs: durationMs(1), reason: text },
    'note-incident': { type: 'note-incident', category: 'other', text },
    'rule-on-interruption': { type: 'rule-on-interruption', ruling: 'resume', reason: text },
    'close-timed-phases': { type: 'close-timed-phases' },
    'open-deliberation': { type: 'open-deliberation' },
    'close-deliberation': { type: 'close-deliberation' },
    'reopen-deliberation': { type: 'reopen-deliberation', reason: text },
    'open-finding': { type: 'open-finding' },
  };
  return Object.values(commands);
}
