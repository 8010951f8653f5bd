import { NEW_DETAILS, startingTerms } from '../../../shared/areas/preparation/sessions.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { SAMPLE_PIN } from '../../../shared/areas/sample.ts';
import type { SessionView } from '../../../shared/areas/preparation/sessions.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { hashPin } from '../../kernel/pin.ts';
import { changeSessions, answerSession } from '../preparation/index.ts';
import type { PreparationStore } from '../preparation/index.ts';
import {
  SAMPLE_MEMBERS,
  SAMPLE_NOTE,
  SAMPLE_NOTE_NAME,
  SAMPLE_PASSAGES,
  SAMPLE_PLACE,
  SAMPLE_REFERENTIEL_ID,
  sampleTitle,
} from './sample-content.ts';
import { termsOf } from '../certifications/index.ts';
import { createNotePdf } from './sample-note.ts';
import { notFound } from '../../kernel/refusal.ts';
import { localDate } from '../../kernel/local-date.ts';
import { linkTyped } from '../candidates/index.ts';

/** Makes a new sample session dated today; `not-found` when its certification is not in the database. */
export async function createSampleSession(deps: Deps): Promise<Answer<SessionView>> {
  const store: PreparationStore = deps.repos;
  const stored = store.referentiels
    .list()
    .find(({ certification }) => certification.id === SAMPLE_REFERENTIEL_ID);
  if (stored === undefined) return notFound();
  const { certification } = stored;
  // One hash serves the three seats: their PIN is on screen anyway.
  const pinHash = await hashPin(SAMPLE_PIN, deps.pinCost);

  return changeSessions(deps, (at) => {
    const sessionId = deps.newId();
    const today = localDate(at, deps.timeZone);
    const session: SessionRecord = {
      ...NEW_DETAILS,
      id: sessionId,
      title: sampleTitle(store.sessions.countSamples() + 1),
      date: today,
      place: SAMPLE_PLACE,
      isSample: true,
      referentielId: certification.id,
      referentielVersion: certification.version,
      blocIds: certification.blocs.map(({ id }) => id),
      ...startingTerms(termsOf(certification)),
      createdAt: at,
    };
    store.sessions.insert(session);
    SAMPLE_MEMBERS.forEach((member, index) => {
      store.members.insert({ ...member, id: deps.newId(), sessionId, position: index + 1, pinHash });
    });
    SAMPLE_PASSAGES.forEach((passage, index) => {
      const id = deps.newId();
      store.passages.insert({ ...passage, id, sessionId, position: index + 1, createdAt: at });
      linkTyped({ repos: store, newId: deps.newId, at, today }, session, { ...passage, id });
      if (index === 0) attachNote(deps, store, id, at);
    });
    store.audit.append({ at, action: 'session-created', subjectId: sessionId, details: { isSample: true } });
    return answerSession(store, sessionId);
  });
}

function attachNote(deps: Deps, store: PreparationStore, passageId: string, at: Instant): void {
  const bytes = createNotePdf(SAMPLE_NOTE);
  const id = deps.newId();
  const sha256 = sha256Hex(bytes);
  store.attachments.insert({
    id,
    passageId,
    name: SAMPLE_NOTE_NAME,
    mediaType: 'application/pdf',
    sha256,
    bytes,
    addedAt: at,
  });
  const details = { attachmentId: id, sha256 };
  store.audit.append({ at, action: 'attachment-added', subjectId: passageId, details });
}
