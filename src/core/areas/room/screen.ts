/** The candidate's screen: built field by field from what it may show. */
import { candidateSheet } from '../../../domain/roleplay/candidate-sheet.ts';
import type { ScreenView } from '../../../shared/areas/room.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { Reading } from '../../../domain/time/time.ts';

export interface ScreenOptions {
  readonly isNameShown: boolean;
  /** The subject that is played; null without one. */
  readonly subject: Subject | null;
}

/** What is shown while that passage is before the jury. */
export function screenOf(view: PassageView, { isNameShown, subject }: ScreenOptions): ScreenView {
  const { candidate, clock, passageId } = view;
  const phase = clock.phases.find(({ id }) => id === clock.currentPhaseId) ?? null;
  const { asOf, asOfMono, rate, status } = clock;
  return {
    passageId,
    candidate: isNameShown ? `${candidate.firstName} ${candidate.lastName}` : null,
    phase:
      phase === null
        ? null
        : {
            title: phase.title,
            kind: phase.kind,
            grantedMs: phase.grantedMs,
            elapsedMs: phase.elapsedMs,
            remainingMs: phase.remainingMs,
          },
    clock: { asOf, asOfMono, rate, status },
    sheet: phase?.kind === 'preparation' && subject !== null ? candidateSheet(subject) : null,
  };
}

/** What is shown while nobody is before the jury. */
export function emptyScreen({ mono, wall }: Reading, rate: number): ScreenView {
  return {
    passageId: '',
    candidate: null,
    phase: null,
    clock: { asOf: wall, asOfMono: mono, rate, status: 'stopped' },
    sheet: null,
  };
}
