/** Where each juror was in their grid: a seat that opens again opens there. Kept as long as the window, also over a reload. */
const keyOf = (passageId: string, jurorId: string) => `place ${passageId} ${jurorId}`;

/** The competence that was open last, by its id; undefined for a grid that was not open yet. */
export function keptPlace(passageId: string, jurorId: string): string | undefined {
  return sessionStorage.getItem(keyOf(passageId, jurorId)) ?? undefined;
}

/** Remembers which competence is open. */
export function keepPlace(passageId: string, jurorId: string, competenceId: string): void {
  sessionStorage.setItem(keyOf(passageId, jurorId), competenceId);
}
