import { availableParallelism, totalmem } from 'node:os';
import { Writable } from 'node:stream';
import { runForeground } from './child.ts';

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** The longest first. */
const CHECKS: readonly Check[] = [
  {
    name: 'types and lint',
    // Little of what it makes is thrown away: a fifth of its time went into looking for that.
    command: [
      'node',
      '--max-old-space-size=8192',
      '--initial-old-space-size=6144',
      '--max-semi-space-size=64',
      'scripts/checks/types-and-lint.ts',
    ],
  },
  ...['core', 'renderer', 'domain'].map((layer) => ({
    name: `types of ${layer}`,
    command: ['tsc', '--noEmit', '--project', `tsconfig.${layer}.json`] as const,
  })),
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: ['knip', '--no-progress', '--no-config-hints'] },
  {
    name: 'code that only tests use',
    command: ['knip', '--production', '--no-progress', '--no-config-hints'],
  },
  { name: 'layers', command: ['depcruise', 'src', 'scripts', 'tests'] },
  { name: 'class names', command: ['node', 'scripts/checks/class-names.ts'] },
];

/** Types and lint take 4 GB, types of a layer 2 GB. */
const ENOUGH_BYTES = 10 * 1024 ** 3;

/**
 * Runs every static check, two at a time where the machine is large enough, the later ones too when an earlier one fails;
 * resolves with 1 if any failed. What a check prints comes when it has ended.
 */
export async function check(): Promise<number> {
  const failed: string[] = [];
  const waiting = [...CHECKS];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (!(await passes(next))) failed.push(next.name);
    }
  };
  const atOnce = availableParallelism() > 1 && totalmem() > ENOUGH_BYTES ? 2 : 1;
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}

async function passes({ command, name }: Check): Promise<boolean> {
  const said: Buffer[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      said.push(chunk);
      done();
    },
  });
  const [program, ...args] = command;
  const startedAt = performance.now();
  const code = await runForeground(program, args, process.env, output);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  process.stdout.write(`\n== ${name}, ${seconds} s: ${command.join(' ')}\n`);
  process.stdout.write(Buffer.concat(said));
  return code === 0;
}
