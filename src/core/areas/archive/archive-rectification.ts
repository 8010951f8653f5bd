/** What an archived rectification adds to the checks of minutes. */
import { firstNumberOf, isRectificationOf } from '../../../domain/minutes/rectification-number.ts';
import { isFaithfulRectification } from '../../../domain/minutes/rectification.ts';
import type { CitedMinutes, MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { RectificationLinks } from '../../../shared/areas/minutes.ts';
import type { MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { canonicalJson } from '../../documents/minutes-file.ts';
import type { PassageStore } from '../passage/index.ts';
import { citation, intactContent, seriesOf } from '../minutes/index.ts';

/** Passage to which the minutes' number was given; a rectification goes by the number of the first minutes. */
export function numberedPassageId({ locks }: PassageStore, { number }: MinutesRecord): string | null {
  return locks.ownerOfNumber(firstNumberOf(number));
}

/** When the journal, or for a rectification the log, says that the minutes were archived. */
export function recordedArchivedAt(
  { audit, journal }: PassageStore,
  { minutesId, passageId, rectifies }: MinutesRecord & RectificationLinks,
): Instant | null {
  if (rectifies !== null) {
    const entry = audit.ofSubject(minutesId).find(({ action }) => action === 'rectification-archived');
    return entry?.at ?? null;
  }
  const entry = journal.entries(passageId).findLast(({ event }) => event.type === 'minutes-archived');
  return entry?.at.wall ?? null;
}

/**
 * Whether a rectification names the minutes before it and the first as they are stored, bears the number of its rank, and
 * differs from what it corrects by nothing but the differences that it states.
 */
export function isRectificationTrue(
  store: PassageStore,
  { minutesId, rectifies }: MinutesRecord & RectificationLinks,
  content: MinutesContent,
): boolean {
  const { number, rectification } = content;
  const series = seriesOf(store, minutesId);
  const rank = series?.all.findIndex((record) => record.minutesId === minutesId) ?? 0;
  const before = series?.all[rank - 1];
  if (series === null || before === undefined || rectification === undefined) return false;
  const corrected = intactContent(store, before);
  const { archivedAt, contentDigest, first, pdfSha256 } = rectification;
  const named = { number: rectification.number, contentDigest, pdfSha256, archivedAt };
  return (
    corrected !== null &&
    rectifies?.minutesId === before.minutesId &&
    isRectificationOf(number, series.first.number, rank) &&
    areSame(named, citation(before)) &&
    areSame(first, rank > 1 ? citation(series.first) : undefined) &&
    isFaithfulRectification(corrected, content)
  );
}

function areSame(one: CitedMinutes | undefined, other: CitedMinutes | undefined): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
