/** What one clock does to everyone who passes together: each has a passage, and all of them move in one act or none does. */
import type { Actor, PassageCommand, PassageState } from '../../../domain/passage/passage.types.ts';
import { beganTogether, isInStep } from '../../../domain/passage/together.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import { DONE } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';

type Stores = Pick<PassageStore, 'doubts' | 'load'>;

/** Why the clock of the others stopped, when an act on the jury of one passage stopped it: it names nobody. */
const STOPPED_BESIDE = 'Horloge commune arrêtée';

/** Others that are planned together with this one, as they stand; one whose record is damaged cannot be read. */
function matesOf(
  store: Pick<Stores, 'load'>,
  { mateIds }: Pick<PassageFacts, 'mateIds'>,
): readonly PassageFacts[] {
  return mateIds.flatMap((id) => {
    try {
      return store.load(id) ?? [];
    } catch (error) {
      if (error instanceof DamagedRecordError) return [];
      throw error;
    }
  });
}

/**
 * Does that command to everyone whose clock was one with this passage's before the change. The first refusal is that of all, and
 * names whose passage refused.
 */
export function moveMates(
  { runtime, store }: { readonly runtime: Pick<PassageRuntime, 'changeBeside'>; readonly store: Stores },
  change: Pick<PassageChange, 'facts' | 'now'>,
  command: PassageCommand,
  actor: Actor,
): Answer<null> {
  for (const mate of matesOf(store, change.facts)) {
    // One that is in doubt goes by itself until someone says to go on.
    if (store.doubts.has(mate.passage.id) || !isInStep(change.facts.state, mate.state)) continue;
    const moved = runtime.changeBeside(change, mate.passage.id, ({ apply, wrote }) => {
      wrote();
      return apply(command, actor);
    });
    if (!moved.ok) return ofCandidate(mate, moved);
  }
  return DONE;
}

/** The others stop with a clock that an act on one passage's jury stopped, and go on with one that it set going again. */
export function followClock(
  parts: Parameters<typeof moveMates>[0],
  change: Pick<PassageChange, 'facts' | 'now'>,
  after: PassageState,
  actor: Actor,
): Answer<null> {
  const [before, now] = [change.facts.state.clock.kind, after.clock.kind];
  if (before === 'running' && now === 'paused') {
    return moveMates(parts, change, { type: 'pause', reason: STOPPED_BESIDE }, actor);
  }
  return before === 'paused' && now === 'running'
    ? moveMates(parts, change, { type: 'resume' }, actor)
    : DONE;
}

/** A refusal that says whose passage refused, where several were asked. */
export function ofCandidate({ mateIds, passage }: PassageFacts, refusal: Refusal): Refusal {
  if (mateIds.length === 0) return refusal;
  const { firstName, lastName } = passage.candidate;
  return { ...refusal, details: { ...refusal.details, ofCandidate: `${firstName} ${lastName}` } };
}

/** How many began by the same start, this candidate among them, whatever became of them since; null for who passed alone. */
export function passedTogether(store: Pick<Stores, 'load'>, facts: PassageFacts): number | null {
  const beside = matesOf(store, facts).filter(({ state }) => beganTogether(facts.state, state));
  return beside.length === 0 ? null : beside.length + 1;
}
