/** Checks of a session's archived minutes: every figure is computed again from the stored bytes, as for those of a test. */
import { isDeepStrictEqual } from 'node:util';
import type { MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import { isFaithfulSession } from '../../../domain/session-minutes/session-rectification.ts';
import {
  firstSessionNumber,
  isSessionRectificationOf,
} from '../../../domain/session-minutes/session-number.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../../../domain/session-minutes/session-signatories.ts';
import type { Verification } from '../../../shared/areas/archive.ts';
import { chainDigestAt } from '../../db/chain.ts';
import { recordFaults } from '../../db/chain-check.ts';
import type { SessionMinutesFiles, SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import { textOf } from '../../db/repos/session-listing.ts';
import { createSigningRepo } from '../../db/repos/signing.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { buildSessionFile } from '../../documents/session-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import {
  arePartsWhole,
  areSignaturesOf,
  areSignaturesSound,
  areTimestampsTrue,
  checksOf,
} from '../archive/index.ts';
import { wholeDocument } from '../minutes/index.ts';
import { archivedContent, citation, indexOfSession, readSessionFile, seriesOf } from './session-filing.ts';
import { signaturesOf } from './session-view.ts';

export interface StoredSession {
  readonly record: SessionMinutesRecord;
  readonly files: SessionMinutesFiles;
}

type Checked = Pick<Verification, 'checks' | 'isRegisterWitnessed'>;
type Reading = Pick<Deps, 'db' | 'documents' | 'repos'>;

/** Every check of archived minutes of a session, and whether the register is still the one that they saw. */
export async function checkSession(deps: Reading, stored: StoredSession): Promise<Checked> {
  const { db, repos } = deps;
  const { files, record } = stored;
  const { revision, sessionId } = record;
  const content = readSessionFile(files.json)?.content ?? null;
  const increments = repos.timestamps.increments(record.id);
  const signatures = content === null ? [] : signaturesOf(repos, sessionId, { revision }, content);
  const checks = checksOf({
    isPdfSame: sha256Hex(files.pdf) === record.pdfSha256,
    isJsonSame: sha256Hex(files.json) === record.jsonSha256,
    isContentSame: content !== null && isContentSame(content, stored),
    areSignaturesWhole: content !== null && isSignedByAll(content, record, signatures),
    arePartsWhole: arePartsWhole(signatures, files.pdf, repos.sessionParts.parts(sessionId, revision)),
    areSignaturesSound: await areSignaturesSound(
      createSigningRepo(db),
      content?.authority?.sha256 ?? null,
      wholeDocument(files, increments),
      null,
      (given) => deps.documents.verdict(given),
    ),
    areTimestampsTrue: await areTimestampsTrue(files, increments),
    isExternalIntact: null,
    isRectificationTrue: isRectificationTrue(deps, record, content),
    isIndexTrue: content !== null && isIndexTrue(deps, record, content),
    areRecordsChained: areRecordsChained(deps, record),
  });
  const isRegisterWitnessed =
    content === null ? null : chainDigestAt(db, content.chain.seq) === content.chain.digest;
  return { checks, isRegisterWitnessed };
}

function isContentSame(content: SessionContent, { files, record }: StoredSession): boolean {
  const built = buildSessionFile(content);
  return built.contentDigest === record.contentDigest && built.json === files.json;
}

function isSignedByAll(
  content: SessionContent,
  { contentDigest }: SessionMinutesRecord,
  signatures: readonly MinutesSignature[],
): boolean {
  const signed = new Set(signatures.map(({ jurorId }) => jurorId));
  return (
    areSignaturesOf(content.members, contentDigest, signatures) &&
    sessionSignatories(content).every(({ id }) => signed.has(id))
  );
}

/** Whether it names what it corrects and the first as they are stored, under the number of its rank, and changes nothing else. */
function isRectificationTrue(
  { repos }: Reading,
  record: SessionMinutesRecord,
  content: SessionContent | null,
): boolean | null {
  const { rectifiesId } = repos.sessionMinutes.links(record.id);
  const statement = content?.rectification;
  if (rectifiesId === null && statement === undefined) return null;
  const series = seriesOf(repos, record);
  const rank = series.findIndex(({ id }) => id === record.id);
  const [first] = series;
  const before = series[rank - 1];
  if (content === null || statement === undefined || first === undefined || before === undefined)
    return false;
  const corrected = archivedContent(repos, before);
  const { archivedAt, contentDigest, number, pdfSha256 } = statement;
  return (
    corrected !== null &&
    rectifiesId === before.id &&
    isSessionRectificationOf(content.number, first.number, rank) &&
    isDeepStrictEqual({ number, contentDigest, pdfSha256, archivedAt }, citation(before)) &&
    canonicalJson(statement.first ?? null) === canonicalJson(rank > 1 ? citation(first) : null) &&
    isFaithfulSession(corrected, content)
  );
}

/** The list says what the document says, of the session to which the number was given, at the instant that the log has. */
function isIndexTrue({ repos }: Reading, record: SessionMinutesRecord, content: SessionContent): boolean {
  const index = indexOfSession(content);
  const columns = Object.keys(index) as readonly (keyof typeof index)[];
  const logged = repos.audit
    .ofSubject(record.sessionId)
    .find(
      ({ action, details }) => action === 'session-minutes-archived' && details['number'] === record.number,
    );
  return (
    columns.every((column) => isDeepStrictEqual(record[column], index[column])) &&
    isDeepStrictEqual(repos.sessionMinutes.searchText(record.id), textOf(record)) &&
    repos.sessionLocks.ownerOfNumber(firstSessionNumber(record.number)) === record.sessionId &&
    content.session.id === record.sessionId &&
    logged?.at === record.archivedAt
  );
}

const OF_LOCK = 'session_id = ? AND revision = ?';
const OF_DOCUMENT = [
  'session_minutes_file',
  'session_minutes_increment',
  'session_minutes_ruling',
  'session_rectification',
];

/** Whether every record of this document is the one that was recorded. Other records are none of its business. */
function areRecordsChained({ db }: Reading, { id, revision, sessionId }: SessionMinutesRecord): boolean {
  const faults = [
    ...recordFaults(db, 'session_minutes', 'id = ?', id),
    ...OF_DOCUMENT.flatMap((table) => recordFaults(db, table, 'session_minutes_id = ?', id)),
    ...recordFaults(db, 'session_minutes_number', 'session_id = ?', sessionId),
    ...['session_lock', 'session_signature', 'session_document_part'].flatMap((table) =>
      recordFaults(db, table, OF_LOCK, sessionId, revision),
    ),
    ...recordFaults(
      db,
      'bloc_ruling',
      'id IN (SELECT ruling_id FROM session_minutes_ruling WHERE session_minutes_id = ?)',
      id,
    ),
  ];
  // A broken link is the register's own fault: the record is still the one that the link names.
  return faults.every(({ kind }) => kind === 'broken');
}
