/** A room at work: how soon entries are acknowledged, how near the devices' clocks come, what a crowd costs in memory. */
import type { Bench, Figures } from './bench.types.ts';
import { openRoomDesk } from './room-desk.ts';
import type { RoomDesk } from './room-desk.ts';
import { AT_ONCE } from './room-devices.ts';
import type { BenchDevice, DeviceClock } from './room-devices.ts';
import { quantile } from './samples.ts';

const RATE_MS = 500;
const LEVELS = ['acquis', 'partiel', 'non-acquis'];
const DAY_MS = 24 * 3_600_000;
const LEAST_DELAY_MS = 5;
const MOST_DELAY_MS = 300;
const FRAME_MS = 1_000 / 60;

export const roomBench: Bench = {
  options: {
    devices: { default: 9, min: 1, max: 12 },
    seconds: { default: 30, min: 5, max: 600 },
    crowd: { default: 200, min: 10, max: 350 },
    crowdSeconds: { default: 300, min: 20, max: 3_600 },
  },
  goals: [
    { figure: 'ackP95Ms', max: 50 },
    { figure: 'clockSpreadMs', max: 150 },
    { figure: 'clockSpreadDirectMs', max: 50 },
    { figure: 'clockOverBoundMs', max: 0 },
    { figure: 'memoryGrowthPercent', max: 5 },
    { figure: 'lost', max: 0 },
  ],
  run: async ({ options, progress }) => {
    const { crowd = 0, crowdSeconds = 0, devices = 0, seconds = 0 } = options;
    const desk = await openRoomDesk(devices);
    try {
      progress(`${String(devices)} devices at 2 entries a second`);
      const acks = await measureAcks(desk, seconds);
      progress('clocks, off by up to a day, over slow links');
      const clocks = await measureClocks(desk, seconds);
      progress(`${String(crowd)} devices for ${String(crowdSeconds)} s`);
      return { ...acks, ...clocks, ...(await measureCrowd(desk, crowd, crowdSeconds)) };
    } finally {
      await desk.close();
    }
  },
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** From the moment that an entry is made to the moment that the device may let go of it. */
async function measureAcks(desk: RoomDesk, seconds: number): Promise<Figures> {
  const times: number[] = [];
  let made = 0;
  const devices: BenchDevice[] = [];
  for (const jurorId of desk.jurorIds) devices.push(await desk.join({ role: 'juror', jurorId }));
  await Promise.all(
    devices.map(async ({ room: { outbox } }, index) => {
      await wait((index * RATE_MS) / devices.length);
      const until = performance.now() + seconds * 1_000;
      for (let entry = 0; performance.now() < until; entry += 1) {
        const madeAt = performance.now();
        made += 1;
        const criterionId = desk.criterionIds[entry % desk.criterionIds.length] ?? '';
        await outbox.add(desk.passageId, { kind: 'mark', criterionId, levelId: LEVELS[entry % 3] ?? null });
        const { lastSequence } = outbox.state();
        const look = () => {
          if (outbox.state().entries.some((each) => each.entry.sequence <= lastSequence)) return;
          end();
          times.push(performance.now() - madeAt);
        };
        const end = outbox.subscribe(look);
        look();
        await wait(RATE_MS - (performance.now() - madeAt));
      }
    }),
  );
  await wait(1_000);
  for (const { room } of devices) room.close();
  await releaseAll(desk);
  return {
    entries: made,
    lost: made - times.length,
    ackP50Ms: quantile(times, 0.5),
    ackP95Ms: quantile(times, 0.95),
  };
}

/** Each device against the desk, at each second once its clock has settled: the largest error, and beyond its own bound. */
async function measureClocks(desk: RoomDesk, seconds: number): Promise<Figures> {
  const slow = await worstError(
    desk,
    seconds,
    () => LEAST_DELAY_MS + Math.random() * (MOST_DELAY_MS - LEAST_DELAY_MS),
  );
  const direct = await worstError(desk, seconds, AT_ONCE);
  return {
    clockSpreadMs: slow.errorMs,
    clockOverBoundMs: Math.max(slow.overMs, direct.overMs),
    clockSpreadDirectMs: direct.errorMs,
  };
}

async function worstError(desk: RoomDesk, seconds: number, delay: () => number) {
  const devices: BenchDevice[] = [];
  for (const jurorId of desk.jurorIds) {
    const clock: DeviceClock = {
      offsetMs: (Math.random() * 2 - 1) * DAY_MS,
      drift: (Math.random() * 2 - 1) * 0.000_2,
    };
    devices.push(await desk.join({ role: 'juror', jurorId }, { clock, delay }));
  }
  // Some rounds first: a beat each two seconds.
  await wait(10_000);
  const [errors, over]: [number[], number[]] = [[], []];
  for (let second = 0; second < seconds; second += 1) {
    await wait(1_000);
    for (const { now, room } of devices) {
      const error = Math.abs((room.clock.monoAt(now()) ?? Number.NaN) - desk.mono());
      errors.push(error);
      over.push(error - FRAME_MS - (room.clock.bestRoundMs() ?? 0) / 2);
    }
  }
  for (const { room } of devices) room.close();
  await releaseAll(desk);
  return { errorMs: Math.max(...errors), overMs: Math.max(0, ...over) };
}

async function releaseAll({ handlers }: RoomDesk): Promise<void> {
  const state = await handlers.room.state(undefined);
  const { screens = [], seats = [] } = (state.ok ? state.value.open : null) ?? {};
  for (const device of [...seats.map((seat) => seat.device), ...screens]) {
    if (device !== null) await handlers.room.release({ deviceId: device.deviceId, note: 'Fin du banc' });
  }
}

/** Growth of the process, clients included, from the end of the first fifth to the end. */
async function measureCrowd(desk: RoomDesk, crowd: number, seconds: number): Promise<Figures> {
  const devices: BenchDevice[] = [];
  for (const jurorId of desk.jurorIds) devices.push(await desk.join({ role: 'juror', jurorId }));
  while (devices.length < crowd) devices.push(await desk.join({ role: 'display' }));
  let entry = 0;
  const marking = setInterval(() => {
    const { room } = devices[entry % desk.jurorIds.length] ?? {};
    const criterionId = desk.criterionIds[entry % desk.criterionIds.length] ?? '';
    entry += 1;
    void room?.outbox.add(desk.passageId, { kind: 'mark', criterionId, levelId: LEVELS[entry % 3] ?? null });
  }, RATE_MS);
  await wait((seconds * 1_000) / 5);
  const before = rss();
  await wait((seconds * 4_000) / 5);
  const after = rss();
  clearInterval(marking);
  for (const { room } of devices) room.close();
  return {
    crowdDevices: devices.length,
    memoryMiB: after,
    memoryGrowthPercent: Math.max(0, ((after - before) / before) * 100),
  };
}

const rss = () => process.memoryUsage.rss() / 2 ** 20;
