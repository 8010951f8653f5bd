/** Filing the sealed minutes of a session, and reading them back to be corrected or cited. */
import type { CitedMinutes } from '../../../domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
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
    kind: kindOf(content),
    number: content.number,
    revision: content.revision,
    status: content.status,
    heldOn: content.session.date,
    sessionTitle: content.session.title,
    certificationTitle: content.certification.title,
    candidates: content.candidates.map(({ birthName, firstName }) => `${birthName} ${firstName}`),
    jurors: sessionSitting(content).map(({ name }) => name),
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

/** Content of archived minutes, when the stored file still is what was archived; else null. */
export function archivedContent(
  { sessionMinutes }: Pick<Repos, 'sessionMinutes'>,
  { contentDigest, id }: SessionMinutesRecord,
): SessionContent | null {
  const files = sessionMinutes.files(id);
  const parsed = files === null ? null : sessionFileSchema.safeParse(JSON.parse(files.json));
  const content = parsed?.data?.content ?? null;
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
