/** Filing the sealed minutes of a session, and reading them back to be corrected or cited. */
import type { CitedMinutes } from '../../../domain/minutes/minutes.schema.ts';
import type {
  SessionContent,
  SessionMinutesFile,
} from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { firstSessionNumber } from '../../../domain/session-minutes/session-number.ts';
import { sessionSitting } from '../../../domain/session-minutes/session-signatories.ts';
import type { Repos } from '../../db/repos.ts';
import type { SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { buildSessionFile } from '../../documents/session-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { kindOf } from './session-view.ts';

interface Sealed {
  readonly sessionId: string;
  readonly content: SessionContent;
  readonly pdf: Uint8Array;
  /** Ids of the rulings that it seals, where it corrects nothing. */
  readonly sealing: readonly string[];
}

/** Stores the sealed document, its data, its index, and which rulings it seals: those of what it corrects, if it does. */
export function fileDocument(
  { newId }: Pick<Deps, 'newId'>,
  { now, repos }: Acting,
  { content, pdf, sealing, sessionId }: Sealed,
): void {
  const { audit, sessionMinutes } = repos;
  const built = buildSessionFile(content);
  const rectifies =
    sessionMinutes
      .ofSession(sessionId)
      .find(({ contentDigest }) => contentDigest === content.rectification?.contentDigest) ?? null;
  const record: SessionMinutesRecord = {
    id: newId(),
    sessionId,
    ...indexOfSession(content),
    pdfSha256: sha256Hex(pdf),
    jsonSha256: built.sha256,
    contentDigest: built.contentDigest,
    archivedAt: now.wall,
  };
  const rulingIds = rectifies === null ? sealing : sessionMinutes.rulingIds(rectifies.id);
  sessionMinutes.insert(record, { pdf, json: built.json }, { rulingIds, rectifiesId: rectifies?.id ?? null });
  const details = { number: record.number, rectifies: rectifies?.number ?? null };
  audit.append({ at: now.wall, action: 'session-minutes-archived', subjectId: sessionId, details });
}

/** By what archived minutes are listed, all of it said by their content. */
export function indexOfSession(content: SessionContent) {
  return {
    kind: kindOf(content),
    number: content.number,
    revision: content.revision,
    status: content.status,
    heldOn: content.session.date,
    sessionTitle: content.session.title,
    certificationTitle: content.certification.title,
    candidates: content.candidates.map(({ birthName, firstName }) => `${birthName} ${firstName}`),
    jurors: sessionSitting(content).map(({ name }) => name),
  };
}

/** The file of archived minutes, read back; null when it is none. */
export function readSessionFile(json: string): SessionMinutesFile | null {
  try {
    return sessionFileSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The first of a series and its rectifications, in order. */
export function seriesOf(
  { sessionMinutes }: Pick<Repos, 'sessionMinutes'>,
  { number, sessionId }: Pick<SessionMinutesRecord, 'number' | 'sessionId'>,
): readonly SessionMinutesRecord[] {
  const firstNumber = firstSessionNumber(number);
  return sessionMinutes
    .ofSession(sessionId)
    .filter((record) => firstSessionNumber(record.number) === firstNumber);
}

/** Content of archived minutes, when the stored file still is what was archived; else null. */
export function archivedContent(
  { sessionMinutes }: Pick<Repos, 'sessionMinutes'>,
  { contentDigest, id }: SessionMinutesRecord,
): SessionContent | null {
  const files = sessionMinutes.files(id);
  const content = files === null ? null : (readSessionFile(files.json)?.content ?? null);
  return content !== null && sha256Hex(canonicalJson(content)) === contentDigest ? content : null;
}

/** How a document names archived minutes of a session. */
export function citation({
  archivedAt,
  contentDigest,
  number,
  pdfSha256,
}: SessionMinutesRecord): CitedMinutes {
  return { number, contentDigest, pdfSha256, archivedAt };
}
