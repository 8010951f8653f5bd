/** What an update file gives, and the reader that the core asks for it. */
import type { PublisherKey, RunningVersion, UpdateManifest } from '../../domain/update/update-file.ts';
import type { Answer } from '../../shared/error-codes.ts';

export interface UpdateTask {
  readonly file: string;
  /** Where the installer is put once it was checked, under a name of its own. */
  readonly folder: string;
  readonly keys: readonly PublisherKey[];
  readonly here: RunningVersion;
}

/** An update that is what its publisher signed. */
export interface CheckedUpdate {
  readonly manifest: UpdateManifest;
  readonly key: PublisherKey;
  /** The installer, copied from the update while it was checked. */
  readonly installer: string;
}

export interface ReadingOptions {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Checks one file aside; rejects with the reason of the signal once that is aborted. */
export type UpdateReader = (task: UpdateTask, options: ReadingOptions) => Promise<Answer<CheckedUpdate>>;
