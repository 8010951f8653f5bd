import { expect } from 'vitest';
import { nextDeadline } from '../../../src/domain/passage/passage.machine.ts';
import type {
  PassageCommand,
  PassageEvent,
  PassagePlan,
  SystemCommand,
} from '../../../src/domain/passage/passage.types.ts';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { Bench } from './passage.harness.ts';

const phaseOf = (id: string, ms: number) => ({
  id,
  title: id,
  kind: 'performance' as const,
  promptsUncovered: false,
  baseMs: durationMs(ms),
  grantedMs: durationMs(ms),
});

export const SMALL_PLAN: PassagePlan = {
  phases: [phaseOf('one', 90_000), phaseOf('two', 60_000), phaseOf('three', 30_000)],
  reminderMs: [45_000, 20_000, 5_000].map(durationMs),
};

export type Action =
  | { readonly kind: 'command'; readonly command: PassageCommand | SystemCommand }
  | { readonly kind: 'start-next' }
  | { readonly kind: 'wait'; readonly monoMs: number; readonly wallMs: number }
  | { readonly kind: 'step'; readonly wallMs: number }
  | { readonly kind: 'crash'; readonly unseenMs: number; readonly deadMs: number }
  | { readonly kind: 'gap'; readonly ms: number }
  | { readonly kind: 'return'; readonly ruling: 'counted' | 'lost' };

interface Model {
  mode: 'stopped' | 'running' | 'paused' | 'interrupted';
  current: string;
  gapMs: number;
  elapsed: Record<string, number>;
  given: Set<string>;
}

/** Counts as someone with a stopwatch would: it adds each wait to what runs, and knows nothing of readings. */
class Stopwatch {
  model: Model = { mode: 'stopped', current: '', gapMs: 0, elapsed: {}, given: new Set() };
  /** The same as if the last start had not happened. */
  shadow: Model | null = null;

  wait(ms: number): void {
    for (const model of [this.model, this.shadow]) {
      if (model?.mode === 'running') model.elapsed[model.current] = this.elapsedOf(model.current, model) + ms;
    }
  }

  gap(ms: number): void {
    if (this.model.mode !== 'running') {
      this.wait(ms);
      return;
    }
    this.shadow = null;
    Object.assign(this.model, { mode: 'interrupted', gapMs: ms });
  }

  crash(gapMs: number): void {
    this.shadow = null;
    if (this.model.mode === 'running') Object.assign(this.model, { mode: 'interrupted', gapMs });
  }

  elapsedOf(phaseId: string, model = this.model): number {
    return model.elapsed[phaseId] ?? 0;
  }

  follow(events: readonly PassageEvent[], grantedOf: (phaseId: string) => number): void {
    const isHandover = events.length > 1 && events.at(-1)?.type === 'phase-started';
    if (isHandover || events[0]?.type === 'phase-started') this.shadow = structuredClone(this.model);
    for (const event of events) this.apply(event, isHandover, grantedOf);
  }

  private apply(event: PassageEvent, isHandover: boolean, grantedOf: (phaseId: string) => number): void {
    const { model } = this;
    switch (event.type) {
      case 'phase-started':
        Object.assign(model, { mode: 'running', current: event.phaseId });
        return;
      case 'start-undone':
        if (this.shadow === null) throw new Error('nothing to undo');
        this.model = this.shadow;
        this.shadow = null;
        return;
      case 'paused':
        model.mode = 'paused';
        return;
      case 'resumed':
        model.mode = 'running';
        return;
      case 'phase-ended':
        model.mode = 'stopped';
        if (!isHandover) this.shadow = null;
        return;
      case 'interruption-ruled':
        model.mode = 'running';
        if (event.ruling === 'count')
          model.elapsed[model.current] = this.elapsedOf(model.current) + model.gapMs;
        return;
      case 'interruption-settled':
        model.mode = 'running';
        model.elapsed[model.current] = this.elapsedOf(model.current) + event.countedMs;
        return;
      case 'phase-returned-to':
        this.shadow = null;
        for (const id of event.leftPhaseIds) {
          if (event.ruling === 'counted') {
            model.elapsed[event.phaseId] = this.elapsedOf(event.phaseId) + this.elapsedOf(id);
          }
          model.elapsed[id] = 0;
        }
        Object.assign(model, { mode: 'running', current: event.phaseId });
        return;
      case 'extra-time-granted': {
        const remaining = grantedOf(model.current) - this.elapsedOf(model.current);
        for (const point of [45_000, 20_000, 5_000, 0]) {
          if (point < remaining) model.given.delete(`${model.current}/${String(point)}`);
        }
        this.shadow = null;
        return;
      }
      case 'reminder-reached': {
        const key = `${event.phaseId}/${String(event.remainingMs)}`;
        expect(model.given.has(key), `reminder ${key} given twice`).toBe(false);
        expect(grantedOf(event.phaseId) - this.elapsedOf(event.phaseId)).toBeLessThanOrEqual(
          event.remainingMs,
        );
        model.given.add(key);
        return;
      }
      default:
        return;
    }
  }
}

export class Run {
  readonly bench = new Bench(SMALL_PLAN).receive();
  readonly stopwatch = new Stopwatch();

  play(step: Action): void {
    switch (step.kind) {
      case 'wait':
        this.bench.move(step.wallMs, step.monoMs);
        this.stopwatch.wait(step.monoMs);
        return;
      case 'step':
        this.stepWall(step.wallMs);
        return;
      case 'crash':
        this.crash(step.unseenMs, step.deadMs);
        return;
      case 'gap':
        this.gap(step.ms);
        return;
      case 'return':
        this.attempt({
          type: 'return-to-phase',
          phaseId: this.bench.state.phases.findLast((p) => p.endedAt !== null)?.id ?? 'one',
          ruling: step.ruling,
          reason: 'Erreur',
        });
        return;
      case 'start-next':
        this.attempt({
          type: 'start-phase',
          phaseId: this.bench.state.phases.find((p) => p.startedAt === null)?.id ?? 'one',
          isEarlyConfirmed: true,
        });
        return;
      case 'command':
        this.attempt(step.command);
        return;
    }
  }

  attempt(asked: PassageCommand | SystemCommand): void {
    const before = structuredClone(this.bench.state);
    const count = this.bench.entries.length;
    const outcome = this.bench.try(asked);
    if (outcome.ok) {
      this.stopwatch.follow(
        outcome.value,
        (id) => this.bench.state.phases.find((p) => p.id === id)?.grantedMs ?? NaN,
      );
    } else {
      expect(this.bench.state).toEqual(before);
      expect(this.bench.entries).toHaveLength(count);
    }
  }

  stepWall(wallMs: number): void {
    const before = viewClock(this.bench.state, this.bench.now);
    const deadline = nextDeadline(this.bench.state, this.bench.now);
    this.bench.stepWall(wallMs);
    expect(viewClock(this.bench.state, this.bench.now)).toEqual(before);
    expect(nextDeadline(this.bench.state, this.bench.now)).toBe(deadline);
  }

  /** The last heartbeat is written now; some time passes that no one recorded; the application dies. */
  crash(unseenMs: number, deadMs: number): void {
    const { state, now } = this.bench;
    const runMs = state.clock.kind === 'running' ? now.mono - state.clock.since.mono : 0;
    this.bench.crash(unseenMs + deadMs);
    this.stopwatch.crash(Math.max(0, unseenMs + deadMs));
    this.attempt({ type: 'recover', lastAliveAt: now.wall, runMs: durationMs(runMs) });
  }

  /** Nobody looks at the clocks for a while. */
  gap(ms: number): void {
    const { now } = this.bench;
    this.bench.wait(ms);
    this.stopwatch.gap(ms);
    this.attempt({ type: 'note-gap', lastAlive: now, gapMs: durationMs(ms), cause: 'unaccounted' });
  }

  elapsed(): Record<string, number> {
    const { phases } = viewClock(this.bench.state, this.bench.now);
    return Object.fromEntries(phases.map(({ id, elapsedMs }) => [id, elapsedMs]));
  }
}
