/** Where each juror was in their grid: a seat that opens again opens there. Kept as long as the window. */
const places = new Map<string, string>();

/** The competence that was open last, by its id; undefined for a grid that was not open yet. */
export function keptPlace(passageId: string, jurorId: string): string | undefined {
  return places.get(`${passageId} ${jurorId}`);
}

/** Remembers which competence is open. */
export function keepPlace(passageId: string, jurorId: string, competenceId: string): void {
  places.set(`${passageId} ${jurorId}`, competenceId);
}
