import { fuzzVerify } from '../fuzz/fuzz-verify.ts';
import { fuzzRoom } from '../fuzz/fuzz-room.ts';
import { readFuzzOptions } from '../fuzz/options.ts';

/** Gives the verifier, or the room, what nobody should: fails where that breaks it or gets what it must not. */
export async function fuzz(args: readonly string[]): Promise<number> {
  const { what, ...options } = readFuzzOptions(args);
  return what === 'room' ? fuzzTheRoom(options) : fuzzTheVerifier(options);
}

/** Every endpoint and frame as each role; fails on what the role may not see, on a crash and on a write. */
async function fuzzTheRoom(options: { readonly runs: number; readonly seed: number }): Promise<number> {
  const { answers, faults, frames } = await fuzzRoom(options, (done) => {
    console.error(`${String(done)} of ${String(options.runs)} frames`);
  });
  console.log(`frames    ${String(frames)} (seed ${String(options.seed)})`);
  for (const [kind, count] of answers) console.log(`  ${kind.padEnd(20)} ${String(count)}`);
  console.log(`faults    ${String(faults.length)}`);
  for (const fault of faults.slice(0, 20)) console.log(fault);
  return faults.length === 0 ? 0 : 1;
}

/** Broken, forged and pathological files; fails on a crash, a slow answer or a forgery taken for true. */
async function fuzzTheVerifier({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: number;
}): Promise<number> {
  const result = await fuzzVerify({ runs, seed }, (done) => {
    console.error(`${String(done)} of ${String(runs)} inputs`);
  });
  const { authentic, crashes, kinds, over5s, slowestMs, verdicts } = result;
  console.log(`inputs    ${String(runs)} (seed ${String(seed)})`);
  console.log(`crashes   ${String(crashes.length)}`);
  console.log(`over 5 s  ${String(over5s.length)} (slowest ${String(Math.round(slowestMs))} ms)`);
  console.log(`authentic ${String(authentic.length)}`);
  for (const [verdict, count] of verdicts) console.log(`  ${verdict.padEnd(18)} ${String(count)}`);
  for (const [kind, count] of kinds) console.log(`  made by ${kind.padEnd(12)} ${String(count)}`);
  for (const fault of [...crashes, ...over5s, ...authentic].slice(0, 20)) console.log(fault);
  return crashes.length + over5s.length + authentic.length === 0 ? 0 : 1;
}
