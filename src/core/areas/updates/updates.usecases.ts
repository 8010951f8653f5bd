/** An update: chosen, checked, and installed once the data is backed up. Nothing of it happens during a test. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { publisherKeys } from '../../../domain/update/update-file.ts';
import type { PublisherKey } from '../../../domain/update/update-file.ts';
import type { UpdatesView } from '../../../shared/areas/updates.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { TaskStopped } from '../../kernel/tasks.ts';
import type { CheckedUpdate } from '../../kernel/update-reader.types.ts';

export interface UpdateParts {
  readonly deps: Deps;
  /** Copies the data now. */
  readonly backUp: () => Promise<Answer<null>>;
  readonly isClockRunning: () => boolean;
  readonly isRoomOpen: () => boolean;
}

export interface Updates {
  readonly handlers: AreaHandlers<'updates'>;
  /** Removes what an earlier start left to be installed. */
  readonly start: () => void;
}

interface Offer extends CheckedUpdate {
  readonly id: string;
}

const NOT_STARTED = { refused: 'update-not-authorised', failed: 'update-not-started' } as const;

export function createUpdateUsecases({ backUp, deps, isClockRunning, isRoomOpen }: UpdateParts): Updates {
  const { act, appVersion, desktop, newId, platform, resources, tasks, updates } = deps;
  let offer: Offer | null = null;
  /** One at a time: they share the folder. */
  let isBusy = false;
  let cleared: Promise<unknown> = Promise.resolve();

  async function keys(): Promise<readonly PublisherKey[]> {
    try {
      return publisherKeys.parse(JSON.parse(await readFile(resources.publisherKeys, 'utf8')));
    } catch {
      return [];
    }
  }

  async function view(): Promise<Answer<UpdatesView>> {
    return granted({ version: appVersion, keys: await keys(), offer: offer === null ? null : shown(offer) });
  }

  /** Closing the application would stop what is going on. */
  function hindrance(): Refusal | null {
    if (isClockRunning()) return refuse('update-under-clock');
    return isRoomOpen() ? refuse('update-room-open') : null;
  }

  async function alone<Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    if (isBusy) return refuse('update-going-on');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }

  async function forget(): Promise<void> {
    offer = null;
    await rm(updates.folder, { recursive: true, force: true });
  }

  async function check(): Promise<Answer<UpdatesView>> {
    const trusted = await keys();
    if (trusted.length === 0) return refuse('update-not-configured');
    const hindered = hindrance();
    if (hindered !== null) return hindered;
    const file = await desktop.chooseUpdate();
    if (file === null) return refuse('cancelled');
    await cleared;
    await forget();
    const here = { version: appVersion, platform, arch: updates.arch };
    const task = { file, folder: updates.folder, keys: trusted, here };
    try {
      const read = await tasks.run('update-check', ({ signal, step }) =>
        updates.read(task, {
          signal,
          onProgress: (done, total) => {
            if (!signal.aborted) step(done, total);
          },
        }),
      );
      if (!read.ok) return read;
      offer = { ...read.value, id: newId() };
      return await view();
    } catch (error) {
      if (!(error instanceof TaskStopped)) throw error;
      await forget();
      return refuse('cancelled');
    }
  }

  async function install(offerId: string): Promise<Answer<null>> {
    const chosen = offer;
    if (chosen?.id !== offerId) return notFound({ offerId });
    const hindered = hindrance();
    if (hindered !== null) return hindered;
    const backedUp = await backUp();
    if (!backedUp.ok) return backedUp.code === 'disk-full' ? refuse('update-disk-full') : backedUp;
    const { installer, manifest } = chosen;
    const { sha256 } = manifest.file;
    if ((await digestOf(installer)) !== sha256) {
      await forget();
      return refuse('update-altered');
    }
    // Whoever began a test meanwhile goes on.
    const late = hindrance();
    if (late !== null) return late;
    const started = await desktop.startInstaller({ file: installer, sha256 });
    if (started !== 'started') return refuse(NOT_STARTED[started]);
    act('updates', ({ now: { wall: at }, repos }) => {
      const details = { from: appVersion, to: manifest.version, sha256, key: chosen.key.sha256 };
      const nextKey = manifest.nextKey === undefined ? {} : { nextKey: manifest.nextKey };
      const told = { ...details, ...nextKey };
      repos.audit.append({ at, action: 'update-started', subjectId: 'updates', details: told });
      return DONE;
    });
    return DONE;
  }

  return {
    handlers: {
      state: view,
      check: () => alone(check),
      drop: () =>
        alone(async () => {
          await forget();
          return view();
        }),
      install: ({ offerId }) => alone(() => install(offerId)),
    },
    start: () => {
      // An installer that still runs on Windows keeps its file until the next start.
      cleared = forget().catch(() => undefined);
    },
  };
}

function shown({ id, key, manifest }: Offer): NonNullable<UpdatesView['offer']> {
  const { file, nextKey, notes, published, version } = manifest;
  return {
    ...{ id, key, published, version, byteCount: file.byteCount },
    ...{ notes: notes ?? null, nextKey: nextKey ?? null },
  };
}

/** SHA-256 (hex) of a file; null when it cannot be read to its end. */
async function digestOf(file: string): Promise<string | null> {
  const digest = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array);
    return digest.digest('hex');
  } catch {
    return null;
  }
}
