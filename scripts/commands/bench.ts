import { benchTable, readBenchCall } from '../bench/bench-call.ts';
import type { BenchList } from '../bench/bench.types.ts';
import { BENCHES } from '../bench/benches.ts';
import { reportTable, runBench } from '../bench/run-bench.ts';

/**
 * Measures a part of the application; prints a table, or with `--json` one line of JSON last. Without a name it lists
 * what can be measured. A goal that does not hold is said, and no failure: whoever reads the figures judges the machine too.
 */
export async function bench(args: readonly string[], list: BenchList = BENCHES): Promise<number> {
  const call = await readBenchCall(list, args);
  if (call === null) {
    console.log(benchTable(list));
    return 0;
  }
  const progress = (text: string): void => {
    console.error(text);
  };
  const report = await runBench(call.name, call.bench, { options: call.options, progress });
  console.log(call.isJson ? JSON.stringify(report) : reportTable(report));
  return 0;
}
