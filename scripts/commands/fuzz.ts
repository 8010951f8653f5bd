import { fuzzVerify } from '../fuzz/fuzz-verify.ts';
import { readFuzzOptions } from '../fuzz/options.ts';

/** Gives the verifier broken, forged and pathological files; fails on a crash, a slow answer or a forgery taken for true. */
export async function fuzz(args: readonly string[]): Promise<number> {
  const { runs, seed } = readFuzzOptions(args);
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
