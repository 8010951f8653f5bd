/** The records that archived minutes are made of, held against the register. */
import { recordFaults } from '../../../db/chain-check.ts';
import type { WritableDatabase } from '../../../db/database.ts';
import type { MinutesRecord } from '../../../db/repos/minutes.repo.ts';

const OF_LOCK = 'passage_id = ? AND revision = ?';

/** Whether every record of this document is the one that was recorded. Other records are none of its business. */
export function areRecordsChained(
  db: WritableDatabase,
  { minutesId, passageId, revision }: Pick<MinutesRecord, 'minutesId' | 'passageId' | 'revision'>,
): boolean {
  const faultsOf = (table: string, where: string, ...parameters: readonly (string | number)[]) =>
    recordFaults(db, table, where, ...parameters);
  const faults = [
    ...faultsOf('minutes', 'id = ?', minutesId),
    ...faultsOf('minutes_file', 'minutes_id = ?', minutesId),
    ...faultsOf('minutes_increment', 'minutes_id = ?', minutesId),
    ...faultsOf('rectification', 'minutes_id = ?', minutesId),
    ...faultsOf('minutes_number', 'passage_id = ?', passageId),
    ...['content_lock', 'signature', 'document_part', 'external_document'].flatMap((table) =>
      faultsOf(table, OF_LOCK, passageId, revision),
    ),
    ...['external_signature', 'external_withdrawal'].flatMap((table) =>
      faultsOf(
        table,
        `document_id IN (SELECT id FROM external_document WHERE ${OF_LOCK})`,
        passageId,
        revision,
      ),
    ),
  ];
  // A broken link is the register's own fault: the record is still the one that the link names.
  return faults.every(({ kind }) => kind === 'broken');
}
