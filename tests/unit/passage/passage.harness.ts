import type {
  Actor,
  JournalEntry,
  PassageCommand,
  PassageContext,
  PassagePlan,
  PassageRefusal,
  PassageState,
  SystemCommand,
} from '../../../src/domain/passage/passage.types.ts';
import { NO_ACCOMMODATION, planPassage } from '../../../src/domain/passage/accommodation.ts';
import { createPassage, transition } from '../../../src/domain/passage/passage.machine.ts';
import type { Result } from '../../../src/domain/result.ts';
import { durationMs, instant, minutes, monotonicMs } from '../../../src/domain/time/time.ts';
import type { Reading } from '../../../src/domain/time/time.ts';

const PANEL: Actor = { kind: 'panel' };

export const READY: PassageContext = {
  undeclaredJurorIds: [],
  isQuorumMet: true,
  isBegun: false,
  isJuryGone: false,
  isEvaluatorChosen: true,
  isSubjectReady: true,
  missingMaterials: [],
  unsealedJurorIds: [],
  isAnyGridSealed: false,
  undecidedCompetenceIds: [],
  isDecisionRecorded: true,
  hasDecided: false,
  isJudged: false,
  hasSigned: false,
  unsignedJurorIds: [],
};

export const PLAN: PassagePlan = planPassage(
  [
    {
      id: 'presentation',
      title: 'Présentation',
      durationMs: minutes(15),
      kind: 'performance',
      promptsUncovered: false,
    },
    {
      id: 'questions',
      title: 'Questions',
      durationMs: minutes(10),
      kind: 'questions',
      promptsUncovered: true,
    },
  ],
  NO_ACCOMMODATION,
  [minutes(5), minutes(1)],
);

/** A passage driven by hand: both clocks move only when told, and apart when told. */
export class Bench {
  state: PassageState;
  entries: JournalEntry[] = [];
  context: PassageContext = READY;
  now: Reading = { wall: instant(1_780_000_000_000), mono: monotonicMs(5_000), origin: 'run-1' };

  constructor(plan: PassagePlan = PLAN) {
    this.state = createPassage(plan);
  }

  wait(ms: number): this {
    return this.move(ms, ms);
  }

  stepWall(ms: number): this {
    return this.move(ms, 0);
  }

  move(wallMs: number, monoMs: number): this {
    this.now = {
      wall: instant(this.now.wall + wallMs),
      mono: monotonicMs(this.now.mono + monoMs),
      origin: this.now.origin,
    };
    return this;
  }

  /** The application dies; the next process run reads the wall that much later, on a monotonic clock of its own. */
  crash(wallMs: number): this {
    this.now = {
      wall: instant(this.now.wall + wallMs),
      mono: monotonicMs(77),
      origin: `${this.now.origin}'`,
    };
    return this;
  }

  try(command: PassageCommand | SystemCommand): Result<readonly JournalEntry['event'][], PassageRefusal> {
    const outcome = transition(this.state, command, PANEL, this.now, this.context);
    if (!outcome.ok) return outcome;
    this.state = outcome.value.state;
    this.entries.push(...outcome.value.entries);
    return { ok: true, value: outcome.value.entries.map(({ event }) => event) };
  }

  do(command: PassageCommand | SystemCommand): readonly JournalEntry['event'][] {
    const outcome = this.try(command);
    if (!outcome.ok) throw new Error(`${command.type} refused: ${outcome.code}`);
    return outcome.value;
  }

  refusal(command: PassageCommand | SystemCommand): string | null {
    const before = this.state;
    const outcome = this.try(command);
    if (outcome.ok) return null;
    if (this.state !== before) throw new Error('a refusal changed the state');
    return outcome.code;
  }

  receive(): this {
    this.do({ type: 'check-identity', document: 'identity-card', note: '' });
    this.do({ type: 'record-attendance', status: 'present', note: '' });
    return this;
  }

  start(phaseId: string): this {
    this.do({ type: 'start-phase', phaseId, isEarlyConfirmed: true });
    return this;
  }

  /** Every timed phase run to its exact end and closed. */
  runPhases(): this {
    this.receive();
    for (const { id, grantedMs } of this.state.plan.phases) {
      this.start(id).wait(grantedMs);
    }
    this.do({ type: 'end-phase' });
    this.do({ type: 'close-timed-phases' });
    return this;
  }

  runToDecision(): this {
    this.runPhases();
    this.do({ type: 'open-deliberation' });
    this.do({ type: 'close-deliberation' });
    return this;
  }

  lock(): this {
    this.do({ type: 'lock-content', revision: 1, contentDigest: 'd' });
    return this;
  }
}

export const PAUSE: PassageCommand = { type: 'pause', reason: 'Alarme incendie' };
export const extra = (ms: number): PassageCommand => ({
  type: 'grant-extra-time',
  extraMs: durationMs(ms),
  reason: 'Panne du vidéoprojecteur',
});
export const rule = (ruling: 'resume' | 'count'): PassageCommand => ({
  type: 'rule-on-interruption',
  ruling,
  reason: 'Décision de la présidente',
});
