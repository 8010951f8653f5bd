/** Puts the minutes of sessions together over one set of dependencies. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { PassageStore } from '../passage/index.ts';
import type { OpenDesk, PaperSeal } from '../signing/index.ts';
import { createCeremony } from './ceremony.usecases.ts';
import { createSessionArchive } from './session-archive.usecases.ts';
import { sessionDocuments } from './session-documents.ts';
import { createSessionReading } from './session-reading.usecases.ts';
import { createSessionMinutes } from './session-minutes.usecases.ts';
import type { SessionMinutesParts } from './session-minutes.usecases.ts';

interface Parts extends Pick<SessionMinutesParts, 'deps' | 'installation' | 'source'> {
  readonly store: PassageStore;
  readonly openDesk: OpenDesk;
  /** Seals papers that nobody signs. */
  readonly sealPaper: PaperSeal;
  /** Signs the minutes of one passage. */
  readonly signPassage: AreaHandlers<'minutes'>['sign'];
}

/** The minutes of sessions, over one set of dependencies. */
export function createSessionMinutesUsecases({
  openDesk,
  sealPaper,
  signPassage,
  store,
  ...parts
}: Parts): AreaHandlers<'sessionMinutes'> {
  const { deps } = parts;
  const desk = openDesk(sessionDocuments(deps));
  const minutes = createSessionMinutes({ ...parts, desk, organisation: () => store.organisation() });
  return {
    ...minutes,
    ...createSessionArchive(deps),
    ...createSessionReading(deps, sealPaper),
    ...createCeremony(deps, store, { passage: signPassage, session: minutes.sign }),
  };
}
