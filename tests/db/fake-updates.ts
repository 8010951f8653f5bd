/** Updates at a machine that a test plays: which file is chosen, who reads it, and what becomes of the installer. */
import { readUpdateFile } from '../../src/core/areas/updates/read-update-file.ts';
import type { Desktop, InstallerOrder } from '../../src/core/kernel/deps.ts';
import type { UpdateReader } from '../../src/core/kernel/update-reader.types.ts';

export interface FakeUpdates {
  /** Answer of the dialog. */
  file: string | null;
  /** What the system does with an installer. */
  start: 'started' | 'refused' | 'failed';
  /** On this thread, unless a test says otherwise. */
  read: UpdateReader;
  readonly started: InstallerOrder[];
  readonly desktop: Pick<Desktop, 'chooseUpdate' | 'startInstaller'>;
}

export function fakeUpdates(): FakeUpdates {
  const fake: FakeUpdates = {
    file: null,
    start: 'started',
    read: (task, { onProgress }) => readUpdateFile(task, { onProgress }),
    started: [],
    desktop: {
      chooseUpdate: () => Promise.resolve(fake.file),
      startInstaller: (order) => {
        if (fake.start === 'started') fake.started.push(order);
        return Promise.resolve(fake.start);
      },
    },
  };
  return fake;
}
