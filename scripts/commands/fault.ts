import { parseArgs } from 'node:util';
import { playRoomFaults } from '../fault/room-faults.ts';
import { SetupFailure } from '../runtime/failure.ts';

const USAGE = ['Usage: npm run fault -- room [--runs 1000] [--seed 1]'];
const MAX_RUNS = 1_000_000;

/**
 * Plays devices of the room through cuts, delays, doubled and reordered frames, and kills of the desk and of the page; fails
 * when an entry that a device kept is lost, or stands twice.
 */
export async function fault(args: readonly string[]): Promise<number> {
  const { runs, seed } = readOptions(args);
  const sum = await playRoomFaults({ runs, seed }, (done) => {
    console.error(`${String(done)} of ${String(runs)} runs`);
  });
  const { acknowledged, doubled, faulty, lost } = sum;
  for (const each of faulty.slice(0, 20)) console.log(`seed ${String(each)}`);
  console.log(
    `runs ${String(runs)}, entries acknowledged ${String(acknowledged)}, lost ${String(lost)}, doubled ${String(doubled)}`,
  );
  return lost + doubled === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): { readonly runs: number; readonly seed: number } {
  const { positionals, values } = parse(args);
  if (positionals.length !== 1 || positionals[0] !== 'room') {
    throw new SetupFailure('What is to go through faults? There is: room.', USAGE);
  }
  return { runs: count('--runs', values.runs, MAX_RUNS), seed: count('--seed', values.seed, 0xffff_ffff) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
    });
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function count(name: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new SetupFailure(`${name} ${value}: expected a number from 1 to ${String(most)}.`, USAGE);
}
