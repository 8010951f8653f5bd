/** The minutes of one passage, from the first to those that stand, and what a rectification of them shows. */
import type { CitedMinutes, MinutesContent } from '../../../../domain/minutes/minutes.schema.ts';
import type { Answer } from '../../../../shared/error-codes.ts';
import type {
  OpenRectification,
  RectificationLinks,
  RectificationView,
  VoidedRectification,
} from '../../../../shared/areas/minutes.ts';
import type { LockRevision } from '../../../db/repos/content-lock.repo.ts';
import type { MinutesRecord } from '../../../db/repos/minutes.repo.ts';
import { minutesContentDigest } from '../../../documents/minutes-file.ts';
import { isNewerFile, readMinutesFile } from './archived-file.ts';
import { openRectificationLock } from '../awaiting-lock.ts';
import { lockedContent, lockView } from '../../passage/index.ts';
import type { PassageFacts, PassageStore } from '../../passage/index.ts';
import type { Refusal } from '../../../kernel/refusal.ts';

type Archived = MinutesRecord & RectificationLinks;

export interface Series {
  readonly passageId: string;
  readonly first: Archived;
  /** The last of the series: what a rectification corrects. */
  readonly standing: Archived;
  readonly all: readonly Archived[];
}

/** The series that holds these minutes, or null when there are none. */
export function seriesOf(store: PassageStore, minutesId: string): Series | null {
  const record = store.minutes.find(minutesId);
  if (record === null) return null;
  const { passageId } = record;
  const all = store.rectifications.series(passageId).flatMap((id) => store.minutes.find(id) ?? []);
  const [first] = all;
  const standing = all.at(-1);
  return first === undefined || standing === undefined ? null : { passageId, first, standing, all };
}

/** Content of archived minutes, when the stored file still is what was archived; else null. */
export function intactContent(
  store: PassageStore,
  { contentDigest, minutesId }: MinutesRecord,
): MinutesContent | null {
  const files = store.minutes.files(minutesId);
  const file = files === null ? null : readMinutesFile(files.json);
  return file !== null && minutesContentDigest(file.content) === contentDigest ? file.content : null;
}

/** Why the content of these minutes is not given: it is damaged, or of a later version of the application. */
export function unreadableMinutes(store: Pick<PassageStore, 'minutes'>, minutesId: string): Refusal {
  const files = store.minutes.files(minutesId);
  const code = files !== null && isNewerFile(files.json) ? 'content-newer' : 'document-failed';
  return { ok: false, code, details: { minutesId } };
}

/** How a document names archived minutes. */
export function citation({ archivedAt, contentDigest, number, pdfSha256 }: MinutesRecord): CitedMinutes {
  return { number, contentDigest, pdfSha256, archivedAt };
}

/** Everything about the rectifications of the series; `document-failed` when what stands is damaged. */
export function rectificationView(
  store: PassageStore,
  series: Series,
  facts: PassageFacts,
): Answer<RectificationView> {
  const { first, passageId, standing } = series;
  const content = intactContent(store, standing);
  if (content === null) return unreadableMinutes(store, standing.minutesId);
  return {
    ok: true,
    value: {
      passageId,
      sessionId: standing.sessionId,
      series: series.all.map(({ archivedAt, minutesId, number }) => ({ minutesId, number, archivedAt })),
      standing: { minutesId: standing.minutesId, number: standing.number, content },
      open: openRectification(store, facts),
      voided: store.locks
        .revisions(passageId)
        .filter(({ revision }) => revision > first.revision)
        .flatMap((lock) => voidedRectification(store, passageId, lock)),
    },
  };
}

function openRectification(store: PassageStore, facts: PassageFacts): OpenRectification | null {
  const lock = openRectificationLock(store, facts);
  const view = lockView(facts);
  const statement = lock === null ? undefined : lockedContent(lock).rectification;
  if (view === null || statement === undefined) return null;
  return { lock: view, reason: statement.reason, differences: statement.differences };
}

function voidedRectification(
  store: PassageStore,
  passageId: string,
  lock: LockRevision,
): readonly VoidedRectification[] {
  const { number, rectification } = lockedContent(lock);
  const { lockedAt, revision, voided } = lock;
  if (voided === null || rectification === undefined) return [];
  const { differences, reason } = rectification;
  const signatureCount = store.locks.signatures(passageId, revision).length;
  return [{ number, revision, lockedAt, reason, differences, signatureCount, voided }];
}
