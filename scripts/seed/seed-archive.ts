/** Fills a profile with archived minutes: one that is played and signed as in the application, and copies of it. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { minutesNumber } from '../../src/domain/minutes/number.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { createInstallationRepo } from '../../src/core/db/repos/installation.repo.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import { asDesk } from '../../tests/db/as-desk.ts';
import { archiveOne, prepare } from '../../tests/db/passage-conduct.ts';
import { START } from '../../tests/db/passage-panel.ts';
import { headlessSurroundings } from '../headless/surroundings.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { createSeeder } from './clone.ts';
import { daysBefore, sessionTitle } from './people.ts';
import type { SeedOptions } from './options.ts';
import { readTemplate } from './template.ts';

const PASSAGES_OF_A_SESSION = 12;
/** Sessions in one transaction. */
const SESSIONS_AT_ONCE = 20;

export interface Seeded {
  /** Minutes played and signed through the use cases, in this profile. */
  readonly playedId: string;
  /** Minutes copied from it, in the order of their days. */
  readonly copiedIds: readonly string[];
}

type Progress = (done: number) => void;

/** Fills the profile in that folder. Throws SetupFailure when it holds data already. */
export async function seedArchive(
  { minutes, pdfKb, profile }: SeedOptions,
  progress: Progress = () => undefined,
): Promise<Seeded> {
  const dataFile = path.join(profile, 'pupitre.sqlite');
  if (existsSync(dataFile)) {
    throw new SetupFailure(`${dataFile} is there already.`, ['Name a folder that holds no data yet.']);
  }
  mkdirSync(profile, { recursive: true });
  const playedId = await play(profile);
  const { db } = openDatabase(dataFile, { backupFolder: path.join(profile, 'backups'), now: START });
  try {
    // A power cut while a profile is filled costs nobody anything.
    db.pragma('synchronous = OFF');
    // The register's index is written all over: in memory, and to the file seldom.
    db.pragma('cache_size = -600000');
    db.pragma('wal_autocheckpoint = 50000');
    const copiedIds = copy(db, playedId, { count: minutes - 1, pdfBytes: pdfKb * 1_000 }, progress);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { playedId, copiedIds };
  } finally {
    db.close();
  }
}

async function play(profile: string): Promise<string> {
  const { drive, ...device } = createManualClock(START);
  const surroundings = headlessSurroundings(profile, device);
  const core = openCore(surroundings);
  try {
    const stage = { handlers: asDesk(core.handlers), drive };
    return await archiveOne(stage, await prepare(stage, 3));
  } finally {
    await core.backUpAtQuit();
    core.stop();
    core.close();
    // Of one minutes: nobody would want it back.
    rmSync(surroundings.data.backupFolder, { recursive: true, force: true });
  }
}

function copy(
  db: WritableDatabase,
  playedId: string,
  { count, pdfBytes }: { readonly count: number; readonly pdfBytes: number },
  progress: Progress,
): readonly string[] {
  const code = createInstallationRepo(db).current()?.code ?? null;
  const played = readTemplate(db, playedId);
  const seeder = createSeeder(db, played, randomUUID);
  const sessionCount = Math.ceil(count / PASSAGES_OF_A_SESSION);
  const sequences = new Map([[played.template.session.date.slice(0, 4), 1]]);
  const ids: string[] = [];

  function oneSession(index: number): void {
    const shiftMs = daysBefore(sessionCount - index);
    const session = seeder.session({ shiftMs, title: sessionTitle(index, played.template.session.place) });
    const year = session.day.slice(0, 4);
    for (let position = 1; position <= PASSAGES_OF_A_SESSION && ids.length < count; position += 1) {
      const sequence = (sequences.get(year) ?? 0) + 1;
      sequences.set(year, sequence);
      const number = minutesNumber({ year: Number(year), code, sequence });
      ids.push(seeder.passage(session, { index: ids.length, position, sequence, number, pdfBytes }));
    }
  }

  const batch = db.transaction((from: number) => {
    const to = Math.min(from + SESSIONS_AT_ONCE, sessionCount);
    for (let index = from; index < to; index += 1) oneSession(index);
  });
  for (let from = 0; from < sessionCount; from += SESSIONS_AT_ONCE) {
    batch.immediate(from);
    progress(ids.length + 1);
  }
  return ids;
}
