/** A desk with its room open on loopback, its data on the disk as durable as the application's own. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFastClock } from '../../src/core/kernel/test-clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import { instant } from '../../src/domain/time/time.ts';
import type { OpenRoom, RoomPlace } from '../../src/shared/areas/room.ts';
import { asDesk } from '../../tests/db/as-desk.ts';
import type { DeskHandlers } from '../../tests/db/as-desk.ts';
import { command, PIN, prepare, receive } from '../../tests/db/passage-conduct.ts';
import { done } from '../../tests/db/passage-panel.ts';
import { member } from '../../tests/db/preparation.ts';
import { headlessSurroundings } from '../headless/surroundings.ts';
import { benchDevice } from './room-devices.ts';
import type { BenchDevice, DeviceParts } from './room-devices.ts';

const ADDRESS = '127.0.0.1';

export interface RoomDesk {
  readonly handlers: DeskHandlers;
  readonly open: OpenRoom;
  readonly ca: string;
  readonly passageId: string;
  readonly jurorIds: readonly string[];
  readonly criterionIds: readonly string[];
  /** The desk's monotonic time now. */
  readonly mono: () => number;
  /** A device that is let in; a juror's seat is open. */
  join(place: RoomPlace, parts?: Pick<DeviceParts, 'clock' | 'delay'>): Promise<BenchDevice>;
  close(): Promise<void>;
}

/** Opens it for that many members, whose candidate is speaking. */
export async function openRoomDesk(memberCount: number): Promise<RoomDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-bench-room-'));
  const device = createFastClock(instant(Date.now()), 1);
  const core = openCore(headlessSurroundings(folder, device));
  const handlers = asDesk(core.handlers);
  const stage = { handlers, drive: null as never };
  const passage = await prepare(stage, 3);
  const { passageId, sessionId } = passage;
  const jurorIds = [...passage.jurorIds];
  while (jurorIds.length < memberCount) {
    const name = `Membre ${String(jurorIds.length + 1)}`;
    const saved = await done(handlers.sessions.saveMember(member(sessionId, { name, isPresident: false })));
    const jurorId = saved.members.at(-1)?.id ?? '';
    await done(handlers.sessions.setPin({ jurorId, pin: PIN }));
    jurorIds.push(jurorId);
  }
  await receive(stage, { ...passage, jurorIds });
  await command(stage, passageId, { type: 'start-phase', phaseId: 'presentation' });
  const view = await done(handlers.passages.get({ passageId }));
  await done(handlers.room.open({ sessionId, address: ADDRESS, port: 0 }));
  const { open } = await done(handlers.room.state(undefined));
  if (open === null) throw new Error('the room did not open');
  const ca = authorityIn(path.join(folder, 'room'));

  return {
    ...{ handlers, open, ca, passageId, jurorIds },
    criterionIds: view.competences.flatMap(({ criteria }) => criteria.map(({ id }) => id)),
    mono: () => device.clock.read().mono,
    join: async (place, parts = {}) => {
      const { token } = await done(handlers.room.invite(place));
      const joined = await benchDevice({ url: open.url, fingerprint: open.fingerprint, ca, token, ...parts });
      const { line } = joined.room;
      await became(joined, 'waiting');
      const { open: now } = await done(handlers.room.state(undefined));
      await done(handlers.room.admit({ waitingId: now?.waiting.at(-1)?.waitingId ?? '' }));
      await became(joined, 'up');
      if (place.role === 'juror') {
        await line.request('seats', 'open', { passageId, jurorId: place.jurorId, pin: PIN });
        joined.room.outbox.resume();
      }
      return joined;
    },
    close: async () => {
      await done(handlers.room.close(undefined));
      core.stop();
      core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function became({ room: { line } }: BenchDevice, state: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (line.state() !== state) return;
      end();
      resolve();
    };
    const end = line.subscribe(look);
    look();
  });
}

/** PEM of the authority that the room made. */
function authorityIn(folder: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith('authority-')) ?? '';
  const { certificate } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
    certificate: string;
  };
  return `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;
}
