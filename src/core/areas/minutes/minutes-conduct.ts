/** The conduct log of the minutes: what a reader must know of the journal, in the order in which it happened. */
import type { JuryEvent } from '../../../domain/jury/jury-acts.types.ts';
import type { Actor, JournalEntry } from '../../../domain/passage/passage.types.ts';
import { measuredBetween } from '../../../domain/time/time.ts';
import type { Reading } from '../../../domain/time/time.ts';
import { clockFact } from '../passage/index.ts';
import type { ConductEntry, ConductFact } from '../passage/index.ts';

interface Names {
  readonly phaseTitle: (phaseId: string) => string | null;
  readonly jurorName: (jurorId: string) => string;
  readonly isSubstitute: (jurorId: string) => boolean;
}

/** Author of what the panel did at the laptop, and of what the application noted; the document words them. */
export const PANEL_AUTHOR = 'panel';
const SYSTEM_AUTHOR = 'system';

/** Reduces a journal to its conduct log; `author` is a member's name or one of the two words above. */
export function conductLog(journal: readonly JournalEntry[], names: Names): ConductEntry[] {
  const log: ConductEntry[] = [];
  let phaseId: string | null = null;
  // Phase to which an undone start returns: the one that this very start had ended.
  let endedByStart: string | null = null;
  let pausedAt: { readonly at: Reading; readonly index: number } | null = null;
  for (const { at, actor, event } of journal) {
    if (event.type === 'phase-started' || event.type === 'phase-returned-to') phaseId = event.phaseId;
    if (event.type === 'resumed') pausedAt = null;
    if (event.type === 'phase-ended' && pausedAt !== null) {
      // A pause that the end of its phase closed has no resumption to carry its length.
      log[pausedAt.index] = { ...(log[pausedAt.index] as ConductEntry), lengthMs: lengthOf(pausedAt.at, at) };
      pausedAt = null;
    }
    const fact = factOf(event, names);
    if (fact !== null) {
      if (event.type === 'paused') pausedAt = { at, index: log.length };
      log.push({
        at: at.wall,
        author: authorOf(actor, names),
        phaseTitle: phaseId === null ? null : names.phaseTitle(phaseId),
        lengthMs: null,
        detail: null,
        text: '',
        memberName: null,
        countedMs: null,
        ...fact,
      });
    }
    if (event.type === 'start-undone') phaseId = endedByStart;
    if (event.type === 'phase-ended') {
      endedByStart = event.nextPhaseId === undefined ? null : event.phaseId;
      phaseId = null;
    }
  }
  return log;
}

function factOf(event: JournalEntry['event'], names: Names): ConductFact | null {
  switch (event.type) {
    case 'paused':
      return { type: 'pause', text: event.reason };
    case 'resumed':
      return { type: 'resumption', lengthMs: Math.round(event.pausedMs) };
    case 'start-undone':
      return { type: 'start-undone', lengthMs: Math.round(event.ranMs) };
    case 'extra-time-granted':
      return { type: 'extra-time', lengthMs: event.extraMs, text: event.reason };
    case 'incident-noted':
      return { type: 'incident', detail: event.category, text: event.text };
    case 'clock-jumped':
      return { type: 'clock-jump', lengthMs: Math.round(event.deltaMs), detail: event.cause };
    case 'interruption-found':
      return { type: 'interruption', lengthMs: Math.round(event.gapMs) };
    case 'interruption-ruled':
      return { type: 'ruling', lengthMs: Math.round(event.gapMs), detail: event.ruling, text: event.reason };
    case 'gap-found':
    case 'interruption-unmeasured':
    case 'interruption-settled':
    case 'phase-left-early':
    case 'phase-returned-to':
    case 'candidate-left':
      return clockFact(event);
    case 'lock-voided':
      return { type: 'unlocking', text: event.reason };
    case 'deliberation-reopened':
      return { type: 'reopening', text: event.reason };
    case 'member-withdrawn':
    case 'withdrawal-undone':
    case 'member-arrived':
    case 'president-named':
    case 'withdrawal-ruled':
    case 'test-restarted':
    case 'details-completed':
    case 'member-declared':
    case 'presence-set':
      return juryFact(event, names);
    case 'pin-reset': {
      const detail = event.isGridReopened ? 'grid-reopened' : null;
      return { type: 'pin-reset', detail, memberName: names.jurorName(event.jurorId) };
    }
    case 'grid-reopened':
      return {
        type: 'grid-reopened',
        detail: String(event.lateCount),
        text: event.reason,
        memberName: names.jurorName(event.jurorId),
      };
    case 'identity-checked':
    case 'attendance-recorded':
    case 'phase-started':
    case 'phase-ended':
    case 'reminder-reached':
    case 'marked-while-stopped':
    case 'scan-noted':
    case 'timed-phases-closed':
    case 'deliberation-opened':
    case 'deliberation-closed':
    case 'finding-opened':
    case 'content-locked':
    case 'minutes-archived':
      return null;
  }
}

/** Acts on the jury. The presence and the word of each member stand in the table of the jury. */
function juryFact(event: JuryEvent, { isSubstitute, jurorName }: Names): ConductFact | null {
  switch (event.type) {
    case 'member-withdrawn':
      return {
        type: 'departure',
        detail: event.cause,
        text: event.reason,
        memberName: jurorName(event.jurorId),
      };
    case 'withdrawal-undone':
      return { type: 'departure-undone', memberName: jurorName(event.jurorId) };
    case 'member-arrived':
      return {
        type: 'arrival',
        detail: isSubstitute(event.jurorId) ? 'substitute' : null,
        memberName: jurorName(event.jurorId),
      };
    case 'president-named':
      return { type: 'succession', memberName: jurorName(event.jurorId) };
    case 'withdrawal-ruled':
      return { type: 'withdrawal-ruling', detail: event.ruling, text: event.reason };
    case 'test-restarted':
      return { type: 'restart', detail: event.cause, text: event.reason };
    case 'details-completed':
      return { type: 'completion', detail: event.field };
    case 'member-declared':
    case 'presence-set':
      return null;
  }
}

function authorOf(actor: Actor, names: Names): string {
  switch (actor.kind) {
    case 'panel':
      return PANEL_AUTHOR;
    case 'system':
      return SYSTEM_AUTHOR;
    case 'juror':
      return names.jurorName(actor.jurorId);
  }
}

/** Measured within one run of the application; across two, wall time is all that is left. */
function lengthOf(from: Reading, to: Reading): number {
  return Math.round(from.origin === to.origin ? measuredBetween(from, to) : Math.max(0, to.wall - from.wall));
}
