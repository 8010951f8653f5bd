/** Files signed outside that are kept beside archived minutes. */
import type { ExternalDocument } from '../../db/repos/external-document.repo.ts';
import type { MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { faultOfSignedFile } from '../minutes/index.ts';
import type { PassageStore } from '../passage/index.ts';

type Place = Pick<MinutesRecord, 'passageId' | 'revision'>;
type Store = Pick<PassageStore, 'external'>;

/** Files that stood when the minutes were archived, in the order in which they came. */
export function archivedExternal(
  { external }: Store,
  { passageId, revision }: Place,
): readonly ExternalDocument[] {
  return external.ofLock(passageId, revision).filter(({ withdrawn }) => withdrawn === null);
}

/** Whether each stored file still is the one that was attached. */
export function isExternalIntact({ external }: Store, documents: readonly ExternalDocument[]): boolean {
  return documents.every(({ byteCount, id, sha256 }) => {
    const bytes = external.bytes(id);
    return (
      bytes?.byteLength === byteCount && sha256Hex(bytes) === sha256 && faultOfSignedFile(bytes) === null
    );
  });
}
