/** The work of backups: reading and writing whole databases. It blocks; `backup.worker.ts` runs it away from the main thread. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { readBackupName } from '../../../domain/backup/backup-name.ts';
import { backupsToRemove } from '../../../domain/backup/rotation.ts';
import { instant } from '../../../domain/time/time.ts';
import type {
  BackupPlace,
  BackupRow,
  BackupSummary,
  RestoreLoss,
  SecondFolder,
} from '../../../shared/areas/backups.ts';
import { chainStepCount, chainSteps } from '../chain-check.ts';
import type { ChainFault } from '../chain-check.ts';
import { registerDigest } from '../record-tables.ts';
import { databaseErrorCodeOf } from '../sql-error.ts';
import { checkWhole, nameChecked, PARTIAL_SUFFIX, syncFile, writeCheckedCopy } from '../checked-copy.ts';
import { keepPrivate, makePrivateFolder, replaceFile, syncFolder } from '../private-files.ts';
import { isWithin } from '../same-folder.ts';
import { foldWriteAhead } from '../write-ahead.ts';
import { lossBetween, summaryOf } from './read-backup.ts';
import { restoreConfirmers } from './restore-confirmers.ts';
import type { MemberWithPin } from './restore-confirmers.ts';
import { backUpSteadily, copySteadily, removeSteadily, sha256OfFile } from './steady-files.ts';
import { NOTE_SUFFIX } from './unfinished.ts';

/** What marks a second folder as one that was chosen: a mount point whose device is gone is an empty folder. */
export const SECOND_MARK = 'pupitre-sauvegardes.json';
/** A half-written copy that is this old was left by a crash. */
const ABANDONED_MS = 3_600_000;

/** What a job says while it works. */
export interface JobNews {
  readonly done: number;
  /** Of all that it has to do. */
  readonly total: number;
  /** Faults of the chain that were found since the last news. */
  readonly faults?: readonly ChainFault[];
}

export interface BackupJobs {
  /** Copies the data to that name, checks the copy, notes what it holds, and lets the oldest go. */
  copy(
    request: {
      readonly dataFile: string;
      readonly folder: string;
      readonly name: string;
      /** Nobody waits for the disk: it is copied in one go, before anything else happens. */
      readonly isAtOnce?: boolean;
    },
    say: (news: JobNews) => void,
  ): BackupSummary;
  /** Copies a backup to the second folder too. */
  mirror(request: { readonly file: string; readonly second: string }): SecondFolder['state'];
  /** Marks a folder as the second one; throws for one that is, or lies in, one of `others`. */
  adopt(request: { readonly second: string; readonly others: readonly string[] }): null;
  /** The backups of a folder, latest first; null for a second folder that is not there. */
  list(request: { readonly folder: string; readonly place: BackupPlace }): readonly BackupRow[] | null;
  inspect(request: { readonly file: string }): BackupSummary;
  /** Reads every page of an open database; what is wrong with them, or null. */
  quickCheck(request: { readonly file: string }): string | null;
  /** Folds the log of an open database into its file, as far as no reader holds it back; answers the pages that are left. */
  fold(request: { readonly file: string }): number;
  /** Follows the digest chain of an open database and all records under it; says faults as they are found, and their number. */
  checkChain(request: { readonly file: string }, say: (news: JobNews) => void): number;
  /** Checks what was saved of an open database, and gives it its name. */
  finish(request: { readonly partial: string; readonly file: string }): null;
  /** What the data holds beyond that backup; null when the data cannot be read. */
  compare(request: { readonly dataFile: string; readonly file: string }): RestoreLoss | null;
  /** Members of that file who may confirm going back to `backup`, or to the file itself when that is null. */
  members(request: { readonly file: string; readonly backup: string | null }): readonly MemberWithPin[];
  /** Puts a checked copy of a backup where the next start takes it from. */
  stage(request: { readonly file: string; readonly target: string }): null;
}

type Answering<Job> = Job extends (...args: infer Args) => infer Value
  ? (...args: Args) => Value | Promise<Value>
  : never;

export const backupJobs: { readonly [Job in keyof BackupJobs]: Answering<BackupJobs[Job]> } = {
  copy: async ({ dataFile, folder, isAtOnce = false, name }, say) => {
    makePrivateFolder(folder);
    const path = join(folder, name);
    say({ done: 0, total: 3 });
    const db = new Database(dataFile, { readonly: true, fileMustExist: true });
    try {
      if (isAtOnce) writeCheckedCopy(db, path);
      else {
        await copySteps(db, path, () => {
          say({ done: 1, total: 3 });
        });
      }
    } finally {
      db.close();
    }
    say({ done: 2, total: 3 });
    const summary = summaryOf(path, sha256OfFile(path));
    note(path, summary);
    rotate(folder, name);
    return summary;
  },

  quickCheck: ({ file }) => {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const finding = String(db.pragma('quick_check(1)', { simple: true }));
      return finding === 'ok' ? null : finding;
    } catch (error) {
      if (databaseErrorCodeOf(error) !== 'database-corrupt') throw error;
      return String(error);
    } finally {
      db.close();
    }
  },

  fold: ({ file }) => foldWriteAhead(file),

  checkChain: ({ file }, say) => {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return checkChainOf(db, say);
    } finally {
      db.close();
    }
  },

  mirror: ({ file, second }) => {
    const summary = readNote(file);
    return summary === null ? 'failing' : copyToSecond(file, second, summary);
  },

  adopt: ({ others, second }) => {
    if (others.some((other) => existsSync(other) && isWithin(second, other)))
      throw new Error('the second folder is the first one, or lies in it');
    replaceFile(join(second, SECOND_MARK), `${JSON.stringify({ application: 'Pupitre' })}\n`);
    return null;
  },

  list: ({ folder, place }) => {
    if (!existsSync(place === 'local' ? folder : join(folder, SECOND_MARK)))
      return place === 'local' ? [] : null;
    return [...readNotes(folder)]
      .flatMap(([name, summary]) => rowOf(name, place, summary))
      .sort((one, other) => other.madeAt - one.madeAt);
  },

  inspect: ({ file }) => {
    checkWhole(file);
    return summaryOf(file, sha256OfFile(file));
  },

  finish: ({ file, partial }) => {
    closeForGood(partial);
    nameChecked(partial, file);
    return null;
  },

  compare: ({ dataFile, file }) => {
    try {
      return lossBetween(dataFile, file);
    } catch {
      return null;
    }
  },

  members: ({ backup, file }) => restoreConfirmers(file, backup),

  stage: ({ file, target }) => {
    checkWhole(file);
    const partial = `${target}${PARTIAL_SUFFIX}`;
    copySteadily(file, partial);
    nameChecked(partial, target);
    return null;
  },
};

/** Copies a database that is in use; the copy has its name once it is whole and checked. */
async function copySteps(db: Database.Database, path: string, onCopied: () => void): Promise<void> {
  const partial = `${path}${PARTIAL_SUFFIX}`;
  rmSync(partial, { force: true });
  try {
    await backUpSteadily(db, partial);
    closeForGood(partial);
    onCopied();
    nameChecked(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** A copy that stands alone says so: no journal ahead belongs to it. */
function closeForGood(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Steps between two news of a check, some milliseconds. */
const NEWS_EACH_STEPS = 500;

function checkChainOf(db: Database.Database, say: (news: JobNews) => void): number {
  registerDigest(db);
  const total = chainStepCount(db);
  let [done, count]: [number, number] = [0, 0];
  let faults: ChainFault[] = [];
  for (const fault of chainSteps(db)) {
    done += 1;
    if (fault !== null) {
      count += 1;
      faults.push(fault);
    }
    if (done % NEWS_EACH_STEPS === 0) {
      say({ done: Math.min(done, total), total, faults });
      faults = [];
    }
  }
  say({ done: total, total, faults });
  return count;
}

/** The notes of a folder: what each backup was found to hold when it was checked, by name. */
function readNotes(folder: string): ReadonlyMap<string, BackupSummary | null> {
  const names = readdirSync(folder);
  return new Map(
    names.filter((name) => readBackupName(name) !== null).map((name) => [name, readNote(join(folder, name))]),
  );
}

function rowOf(name: string, place: BackupPlace, summary: BackupSummary | null): readonly BackupRow[] {
  const read = readBackupName(name);
  return read === null ? [] : [{ name, place, reason: read.reason, madeAt: instant(read.madeAt), summary }];
}

/** Notes beside a backup what it holds: without a note, it counts as unchecked. */
function note(path: string, summary: BackupSummary): void {
  replaceFile(`${path}${NOTE_SUFFIX}`, `${JSON.stringify(summary)}\n`);
}

function readNote(path: string): BackupSummary | null {
  try {
    const summary = JSON.parse(readFileSync(`${path}${NOTE_SUFFIX}`, 'utf8')) as BackupSummary;
    return summary.byteCount === statSync(path).size ? summary : null;
  } catch {
    return null;
  }
}

/** The second folder is written only where it was chosen: never on the empty mount point of a key that is not there. */
function copyToSecond(path: string, second: string, summary: BackupSummary): SecondFolder['state'] {
  if (!existsSync(join(second, SECOND_MARK))) return 'absent';
  if (isWithin(second, dirname(path))) return 'failing';
  const target = join(second, basename(path));
  const partial = `${target}${PARTIAL_SUFFIX}`;
  try {
    copySteadily(path, partial);
    keepPrivate(partial);
    syncFile(partial);
    if (sha256OfFile(partial) !== summary.sha256) throw new Error('the copy differs');
    renameSync(partial, target);
    note(target, summary);
    syncFolder(second);
    rotate(second, basename(path));
    return 'ready';
  } catch {
    rmSync(partial, { force: true });
    return 'failing';
  }
}

function rotate(folder: string, made: string): void {
  const notes = readNotes(folder);
  const unchecked = new Set([...notes].flatMap(([name, summary]) => (summary === null ? [name] : [])));
  for (const name of backupsToRemove([...notes.keys()], unchecked, made)) {
    // Without its note it counts as unchecked: a start after a fault here takes no half of it for a backup.
    rmSync(join(folder, `${name}${NOTE_SUFFIX}`), { force: true });
    removeSteadily(join(folder, name));
  }
  for (const name of readdirSync(folder)) {
    const partial = join(folder, name);
    if (!name.startsWith('pupitre-') || !name.endsWith(PARTIAL_SUFFIX)) continue;
    if (Date.now() - statSync(partial).mtimeMs > ABANDONED_MS) rmSync(partial, { force: true });
  }
}
