/** Archived documents of either kind, as their proof files take them. */
import type { MinutesFile } from '../../../domain/minutes/minutes.schema.ts';
import { signatories } from '../../../domain/minutes/signatories.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../../../domain/session-minutes/session-signatories.ts';
import type { Repos } from '../../db/repos.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import type { SessionMinutesFiles, SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import type { PassageStore } from '../passage/index.ts';
import { archivedExternal } from './archived-external.ts';
import { archivedSignatures } from './archived-signatures.ts';
import type { ProvenMinutes } from './proof-content.ts';

/** The minutes of a test. */
export function provenTest(
  store: PassageStore,
  {
    file,
    files,
    record,
  }: { readonly record: MinutesRecord; readonly files: MinutesFiles; readonly file: MinutesFile },
): ProvenMinutes {
  const { content } = file;
  const { archivedAt, contentDigest, jsonSha256, minutesId, number, passageId, pdfSha256, revision } = record;
  return {
    ...{ minutesId, number, archivedAt, contentDigest, jsonSha256 },
    session: { title: content.session.title, date: content.session.date },
    organisation: content.session.organisation,
    timeZone: content.timeZone,
    appVersion: content.software.version,
    pdf: { sha256: pdfSha256, byteCount: files.pdf.byteLength },
    members: content.members,
    signatoryIds: signatories(content).map(({ id }) => id),
    signatures: archivedSignatures(store, record, file),
    parts: store.parts.parts(passageId, revision),
    external: archivedExternal(store, record),
    timestamps: store.timestamps.increments(minutesId),
    // A later one is a rectification's.
    revisions: store.locks.revisions(passageId).filter((lock) => lock.revision <= revision),
    witness: content.chain,
    fileTable: 'minutes_file',
  };
}

/** The minutes of a session. Every lock of it before is another document's, but those that were voided for this one. */
export function provenSession(
  { sessionLocks, sessionParts, timestamps }: Pick<Repos, 'sessionLocks' | 'sessionParts' | 'timestamps'>,
  {
    content,
    files,
    record,
  }: {
    readonly record: SessionMinutesRecord;
    readonly files: SessionMinutesFiles;
    readonly content: SessionContent;
  },
): ProvenMinutes {
  const { archivedAt, contentDigest, id, jsonSha256, number, pdfSha256, revision, sessionId } = record;
  const { members } = content;
  return {
    ...{ minutesId: id, number, archivedAt, contentDigest, jsonSha256 },
    session: { title: content.session.title, date: content.session.date },
    organisation: content.session.organisation,
    timeZone: content.timeZone,
    appVersion: content.software.version,
    pdf: { sha256: pdfSha256, byteCount: files.pdf.byteLength },
    members,
    signatoryIds: sessionSignatories(content).map((member) => member.id),
    signatures: sessionLocks.signatures(sessionId, revision).map((signature) => {
      const member = members.find((each) => each.id === signature.jurorId);
      return { ...signature, name: member?.name ?? '', capacity: member?.capacity ?? '' };
    }),
    parts: sessionParts.parts(sessionId, revision),
    external: [],
    timestamps: timestamps.increments(id),
    revisions: sessionLocks
      .revisions(sessionId)
      .filter(
        (lock) => lock.revision === revision || (lock.voided !== null && numberIn(lock.content) === number),
      ),
    witness: content.chain,
    fileTable: 'session_minutes_file',
  };
}

/** Number of a locked content: several documents of a session are locked one after the other. */
function numberIn(content: string): unknown {
  return (JSON.parse(content) as { readonly number?: unknown }).number;
}
