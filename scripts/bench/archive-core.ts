/** What the core answers about an archive, in this process: the handlers of the screens, without page or port. */
import { createSystemClock } from '../../src/core/kernel/clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import { asDesk } from '../../tests/db/as-desk.ts';
import type { DeskHandlers } from '../../tests/db/as-desk.ts';
import { done } from '../../tests/db/passage-panel.ts';
import { headlessSurroundings } from '../headless/surroundings.ts';
import { timeOf } from './samples.ts';

/** Milliseconds of each sample. */
export interface ArchiveTimes {
  readonly search: readonly number[];
  readonly filter: readonly number[];
  readonly page: readonly number[];
  readonly open: readonly number[];
  readonly checkOne: readonly number[];
  readonly checkAllMs: number;
}

/** As the page asks. */
const PAGE_ROWS = 50;
const ROUNDS = 12;
const OPENED = 40;
/** As typed, key by key: the first letters find most of an archive. */
const TYPED = ['t', 'ti', 'til', 'tilleul', 'tilleul y', 'e', 'pv 2026', 'session 12', 'œ', 'zzz'];
const SORTS = ['number', 'date', 'candidate', 'test', 'session'] as const;

/** Measures an archive on the disk. The register must be whole, and the minutes intact: others would not be measured alike. */
export async function measureArchive(profile: string): Promise<ArchiveTimes> {
  const core = openCore(headlessSurroundings(profile, createSystemClock()));
  try {
    const handlers = asDesk(core.handlers);
    return {
      ...(await measureLists(handlers)),
      ...(await measureReading(handlers)),
      checkAllMs: await timeOf(async () => {
        const { faultCount } = await done(handlers.archive.chain(undefined));
        if (faultCount > 0) throw new Error(`the register has ${String(faultCount)} faults`);
      }),
    };
  } finally {
    core.stop();
    core.close();
  }
}

async function measureLists({ archive }: DeskHandlers) {
  const first = { offset: 0, limit: PAGE_ROWS };
  const { count } = await done(archive.search({ text: '', ...first }));
  const [search, filter, page]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of TYPED) search.push(await timeOf(() => done(archive.search({ text, ...first }))));
    const filters = [
      { outcome: 'refused' as const },
      { blocId: 'BC1' },
      { from: '2026-01-01', to: '2026-06-30' },
    ];
    for (const one of filters) {
      filter.push(await timeOf(() => done(archive.search({ text: '', ...one, ...first }))));
    }
    const offset = Math.floor((round / ROUNDS) * count);
    for (const columnId of SORTS) {
      const sort = { columnId, direction: round % 2 === 0 ? 'ascending' : 'descending' } as const;
      page.push(await timeOf(() => done(archive.search({ text: '', sort, offset, limit: PAGE_ROWS }))));
    }
  }
  return { search, filter, page };
}

/** Minutes from everywhere in the archive, each opened once: nothing of them was read before. */
async function measureReading({ archive, register, timestamps }: DeskHandlers) {
  const { count } = await done(archive.search({ text: '', offset: 0, limit: 1 }));
  const [open, checkOne]: [number[], number[]] = [[], []];
  for (let index = 0; index < OPENED; index += 1) {
    const offset = Math.floor(((index + 0.5) / OPENED) * count);
    const { rows } = await done(archive.search({ text: '', offset, limit: 1 }));
    const minutesId = rows[0]?.minutesId ?? '';
    open.push(
      await timeOf(async () => {
        await done(archive.get({ minutesId }));
        await done(archive.pdf({ minutesId }));
        await done(timestamps.state({ minutesId }));
        await done(register.state(undefined));
        const { isIntact } = await done(archive.verify({ minutesId }));
        if (!isIntact) throw new Error('minutes that are not intact');
      }),
    );
    checkOne.push(await timeOf(() => done(archive.verify({ minutesId }))));
  }
  return { open, checkOne };
}
