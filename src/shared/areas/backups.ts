/** Copies of the data, and going back to one. */
import { z } from 'zod';
import type { BackupReason } from '../../domain/backup/backup-name.ts';
import { BACKUP_NAME } from '../../domain/backup/backup-name.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import type { ErrorCode } from '../error-codes.ts';
import { noRequest, pinConfirmation } from '../request-parts.ts';
import type { ExportReport } from '../view-parts.ts';

/** One backup by its name, never by a path. */
export const backupRef = z.strictObject({
  name: z.string().regex(BACKUP_NAME),
  place: z.enum(['local', 'second']),
});

/** `confirmation` is needed as soon as there is a member whose PIN can be asked. */
export const restoreInput = backupRef.extend({ confirmation: pinConfirmation.nullable() });

/** Where a backup lies: beside the data, or in the second folder. */
export type BackupPlace = 'local' | 'second';

/** What a backup holds, as it was found when it was checked. */
export interface BackupSummary {
  readonly schema: number;
  /** Head of the digest chain; seq 0 before anything was recorded. */
  readonly chain: { readonly seq: number; readonly digest: string };
  readonly sessionCount: number;
  readonly passageCount: number;
  readonly minutesCount: number;
  /** When something was last recorded; null when nothing ever was. */
  readonly lastEntryAt: Instant | null;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
  readonly byteCount: number;
}

export interface BackupRow {
  readonly name: string;
  readonly place: BackupPlace;
  readonly reason: BackupReason;
  readonly madeAt: Instant;
  /** Null for one that this version did not check. */
  readonly summary: BackupSummary | null;
}

/** The second folder: reachable, gone (a key that is not plugged in), or refusing. */
export interface SecondFolder {
  readonly path: string;
  readonly state: 'ready' | 'absent' | 'failing';
}

/** Whether the files of the data are still the ones that were opened. */
export interface StoreView {
  /** Why nothing can be kept any more; null as long as all is well. */
  readonly loss: 'lost' | 'taken' | null;
}

export interface BackupsView {
  readonly folder: string;
  readonly second: SecondFolder | null;
  /** Latest first. */
  readonly backups: readonly BackupRow[];
  /** When the latest good backup was made; null when there is none. */
  readonly lastGoodAt: Instant | null;
  /** Whether it is two days old or more: each start and each day makes one. */
  readonly isOld: boolean;
  /** Why the last one that was tried could not be made; null when it was. */
  readonly failure: ErrorCode | null;
  readonly isRunning: boolean;
}

/** A passage of which the data holds more than the backup. */
export interface LostPassage {
  readonly candidate: string;
  readonly sessionTitle: string;
  /** Number of its minutes when these were archived since; null when they were not. */
  readonly number: string | null;
  readonly lastEntryAt: Instant | null;
}

/** What going back to a backup would lose. */
export interface RestoreLoss {
  /** Records made since; null when the backup is not an earlier state of this data. */
  readonly recordCount: number | null;
  readonly minutesCount: number;
  /** The first of them by name, archived minutes first. */
  readonly passages: readonly LostPassage[];
  readonly passageCount: number;
  readonly lastEntryAt: Instant | null;
}

/** A member whose PIN the restore asks for. */
export interface RestoreMember {
  readonly jurorId: string;
  readonly name: string;
  readonly sessionTitle: string;
}

export interface RestorePreview {
  readonly backup: BackupRow;
  readonly summary: BackupSummary;
  /** Null when the data cannot be read, so that nobody can tell. */
  readonly loss: RestoreLoss | null;
  /** Any one of them confirms; nobody needs to when there is none. */
  readonly members: readonly RestoreMember[];
}

export type BackupTopic = 'store';

/** What can be asked of this area. */
export const backupEndpoints = {
  backups: {
    /** Answers at once, whatever became of the disks: nothing is listed for it. */
    store: answering<StoreView>('desk')(noRequest),
    state: answering<BackupsView>('desk')(noRequest),
    /** Copies the data now. */
    make: answering<BackupsView>('desk')(noRequest),
    /** Asks for a folder to which each backup is copied too. */
    chooseSecond: answering<BackupsView>('desk')(noRequest),
    forgetSecond: answering<BackupsView>('desk')(noRequest),
    /** Checks a backup, and says what going back to it would lose. */
    preview: answering<RestorePreview>('desk')(backupRef),
    /** Restores it at the next start, which follows at once; the data is set aside, never written over. */
    restore: answering<null>('desk')(restoreInput),
    /** Saves what the open file still holds, when the one on the disk is gone. */
    rescue: answering<ExportReport>('desk')(noRequest),
  },
} as const;
