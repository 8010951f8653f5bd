import type { ScreenTime } from '../../../../src/renderer/src/features/passage/clock/page-time.ts';

interface Wake {
  readonly at: number;
  readonly run: () => void;
}

/** Screen time that moves only when told; each wake can be made late, as a busy machine would. */
export class HandDrivenTime implements ScreenTime {
  private nowMs = 50_000;
  private wakes: Wake[] = [];
  wakeCount = 0;

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const wake = { at: this.nowMs + delayMs, run };
    this.wakes.push(wake);
    return () => {
      this.wakes = this.wakes.filter((other) => other !== wake);
    };
  }

  get pendingCount(): number {
    return this.wakes.length;
  }

  /** Lets time pass, running each wake that falls due, `lateMs` after its time. */
  advance(ms: number, lateMs = 0): void {
    const end = this.nowMs + ms;
    for (;;) {
      const next = this.wakes.toSorted((a, b) => a.at - b.at).find(({ at }) => at + lateMs <= end);
      if (next === undefined) break;
      this.wakes = this.wakes.filter((wake) => wake !== next);
      this.nowMs = next.at + lateMs;
      this.wakeCount += 1;
      next.run();
    }
    this.nowMs = end;
  }
}
