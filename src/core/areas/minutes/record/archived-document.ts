/** Archived minutes as they are read and exported: the sealed file, and after it what timestamps added. */
import type { MinutesFiles } from '../../../db/repos/minutes.repo.ts';
import type { TimestampIncrement } from '../../../db/repos/timestamp.repo.ts';
import type { PassageStore } from '../../passage/index.ts';

/** The document whole. The sealed bytes come first and are never changed: each increment only adds to them. */
export function wholeDocument(
  { pdf }: Pick<MinutesFiles, 'pdf'>,
  increments: readonly Pick<TimestampIncrement, 'bytes'>[],
): Uint8Array {
  return new Uint8Array(Buffer.concat([pdf, ...increments.map(({ bytes }) => bytes)]));
}

/** The document of these minutes whole, or null when there are no such minutes. */
export function archivedDocument(
  { minutes, timestamps }: Pick<PassageStore, 'minutes' | 'timestamps'>,
  minutesId: string,
): Uint8Array | null {
  const files = minutes.files(minutesId);
  return files === null ? null : wholeDocument(files, timestamps.increments(minutesId));
}
