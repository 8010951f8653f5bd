import type { SessionSummary } from '../../../../shared/areas/preparation/sessions.ts';

export interface SessionDays {
  readonly today: readonly SessionSummary[];
  /** Nearest first. */
  readonly upcoming: readonly SessionSummary[];
  /** Latest first. */
  readonly past: readonly SessionSummary[];
}

/** Sorts sessions around `today`, an ISO calendar date. */
export function sessionDays(sessions: readonly SessionSummary[], today: string): SessionDays {
  const byDate = [...sessions].sort((a, b) => a.date.localeCompare(b.date) || a.title.localeCompare(b.title));
  return {
    today: byDate.filter((session) => session.date === today),
    upcoming: byDate.filter((session) => session.date > today),
    past: byDate.filter((session) => session.date < today).reverse(),
  };
}

/** Sessions that may still hold work: today's, those to come, and past ones not wholly archived. */
export function openSessionIds(sessions: readonly SessionSummary[], today: string): readonly string[] {
  return sessions
    .filter((session) => session.date >= today || session.archivedCount < session.passageCount)
    .map((session) => session.id);
}
