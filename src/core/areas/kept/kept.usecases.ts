import { join } from 'node:path';
import type { Deps } from '../../kernel/deps.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import { createKeptFile, KEPT_FILE } from './kept-file.ts';

/** What the closing question says of entries that are not in the data. */
export interface KeptState {
  readonly count: number;
  /** They are on the disk, and will be shown at the next start. */
  readonly isStored: boolean;
}

export interface KeptUsecases {
  readonly handlers: AreaHandlers<'kept'>;
  readonly state: () => KeptState;
}

/** Entries that the data refused outlast the window. Apart from the data: its guard does not hold for them. */
export function createKeptUsecases({ dataPath }: Pick<Deps, 'dataPath'>): KeptUsecases {
  const file = createKeptFile(join(dataPath, KEPT_FILE));
  let state: KeptState = { count: 0, isStored: true };
  return {
    handlers: {
      list: () => {
        const view = file.read();
        state = { count: view.entries.length, isStored: true };
        return { ok: true, value: view };
      },
      replace: ({ entries }) => {
        state = { count: entries.length, isStored: false };
        file.replace(entries);
        state = { count: entries.length, isStored: true };
        return { ok: true, value: null };
      },
    },
    state: () => state,
  };
}
