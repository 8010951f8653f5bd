/** What stands on the sheet that is signed on paper: who is expected, when, and what is left to sign. */
import { findTest } from '../../../domain/certification/certification.ts';
import { isAbsence } from '../../../domain/passage/passage.rules.ts';
import type { Repos } from '../../db/repos.ts';
import type { AttendanceSheetData } from '../../documents/attendance-sheet.ts';
import type { PreparationStore } from './preparation-store.ts';

type SheetStore = PreparationStore & Pick<Repos, 'candidateSignatures' | 'preferences'>;

// In French, as the sheet is.
const SAID = { absent: 'Absent', pad: 'Signé à l’écran', device: 'Signé sur un autre appareil' } as const;

/** The sheet of a session, or null when there is none. A test that was begun anew stands once. */
export function attendanceSheet(store: SheetStore, sessionId: string): AttendanceSheetData | null {
  const session = store.sessions.get(sessionId);
  if (session === null) return null;
  const stored = store.referentiels.get(session.referentielId, session.referentielVersion);
  if (stored === null) throw new Error(`session ${sessionId} has no référentiel`);
  const { certification } = stored;
  const progress = store.progress.ofSession(sessionId);
  const expected = store.passages
    .ofSession(sessionId)
    .filter(({ id }) => (progress.get(id)?.nextPassageId ?? null) === null)
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)) || one.position - other.position);
  const { organisation } = store.preferences.all();
  return {
    organisation: typeof organisation === 'string' ? organisation : '',
    certification: certification.title,
    session: { title: session.title, date: session.date, place: session.place },
    candidates: expected.map(({ candidate, id, plannedTime, testId }) => {
      const { firstName, lastName } = { ...candidate, ...store.rectifications.standingName(id) };
      return {
        time: plannedTime ?? '',
        name: `${lastName} ${firstName}`,
        test: findTest(certification, testId)?.title ?? testId,
        said: saidOf(store, id, progress.get(id)?.attendance ?? null),
      };
    }),
    members: store.members.ofSession(sessionId).map(({ capacity, name }) => ({ name, capacity })),
  };
}

/** By the hour; who has none comes last. */
function orderOf({ plannedTime }: { readonly plannedTime: string | null }): string {
  return plannedTime ?? '~';
}

function saidOf(
  { candidateSignatures }: Pick<Repos, 'candidateSignatures'>,
  passageId: string,
  attendance: Parameters<typeof isAbsence>[0],
): string | null {
  if (isAbsence(attendance)) return SAID.absent;
  const way = candidateSignatures.standing(passageId)?.way;
  return way === 'pad' || way === 'device' ? SAID[way] : null;
}
