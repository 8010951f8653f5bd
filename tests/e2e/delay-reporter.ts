/** Prints the stories in which the main process or the core was late, the worst first. They are told, not judged. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Under this type a test notes what its application measured: `{"main": {...}, "core": {...}}`. */
export const DELAYS = 'event-loop-delays';

export interface Delays {
  readonly main: { readonly maxMs: number; readonly p99Ms: number };
  readonly core: { readonly maxMs: number; readonly p99Ms: number };
}

const SHOWN = 10;

export default class DelayReporter implements Reporter {
  private readonly stories: (Delays & { readonly title: string })[] = [];

  onTestEnd(test: TestCase, { annotations }: TestResult): void {
    for (const { description, type } of annotations) {
      if (type !== DELAYS || description === undefined) continue;
      this.stories.push({ title: test.title, ...(JSON.parse(description) as Delays) });
    }
  }

  onEnd(): void {
    if (this.stories.length === 0) return;
    const worst = this.stories.toSorted((one, other) => worstOf(other) - worstOf(one)).slice(0, SHOWN);
    process.stdout.write('\nLongest that an event loop kept something waiting, in ms (core, main):\n');
    for (const { core, main, title } of worst) {
      process.stdout.write(`  ${shown(core.maxMs)} ${shown(main.maxMs)}  ${title}\n`);
    }
  }
}

function worstOf({ core, main }: Delays): number {
  return Math.max(core.maxMs, main.maxMs);
}

function shown(ms: number): string {
  return String(Math.round(ms)).padStart(6);
}
