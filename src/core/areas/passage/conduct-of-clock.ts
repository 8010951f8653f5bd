/** What a reader of the minutes must know of the clock: lines of the conduct log for its events. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { ClockEvent } from '../../../domain/passage/passage.clock-events.ts';

export type ConductEntry = MinutesContent2['conduct'][number];
/** What an entry says besides when, in which phase and by whom. Lengths in milliseconds. */
export type ConductFact = Pick<ConductEntry, 'type'> &
  Partial<Pick<ConductEntry, 'lengthMs' | 'detail' | 'text' | 'memberName' | 'countedMs'>>;

/** The line that an event of the clock adds; an interruption of unknown length has none (`lengthMs` null). */
export function clockFact(event: ClockEvent): ConductFact {
  switch (event.type) {
    case 'gap-found':
      return { type: 'interruption', lengthMs: Math.round(event.gapMs), detail: event.cause };
    case 'interruption-unmeasured':
      return { type: 'interruption' };
    case 'interruption-settled':
      return settled(event);
    case 'phase-left-early':
      return { type: 'early-end', lengthMs: Math.round(event.remainingMs) };
    case 'candidate-left':
      return { type: 'candidate-left', text: event.reason };
    case 'phase-returned-to':
      return event.ruling === 'counted'
        ? returned(event, 'counted-before', event.countedMs)
        : returned(event, 'suspended', event.suspendedMs);
  }
}

function settled({
  countedMs,
  gapMs,
  reason,
}: Extract<ClockEvent, { type: 'interruption-settled' }>): ConductFact {
  const lengthMs = gapMs === null ? null : Math.round(gapMs);
  return countedMs > 0
    ? { type: 'ruling', lengthMs, detail: 'count-part', countedMs: Math.round(countedMs), text: reason }
    : { type: 'ruling', lengthMs, detail: 'resume', text: reason };
}

function returned(
  { reason }: Extract<ClockEvent, { type: 'phase-returned-to' }>,
  detail: 'counted-before' | 'suspended',
  ms: number,
): ConductFact {
  return { type: 'return', lengthMs: Math.round(ms), detail, text: reason };
}
