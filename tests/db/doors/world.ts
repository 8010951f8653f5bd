/** One application under attack: every request goes through the door that the window's would, and is judged afterwards. */
import type { z } from 'zod';
import type { AreaName, Contract } from '../../../src/shared/contract.ts';
import type { Endpoint } from '../../../src/shared/endpoint.ts';
import { channelOf, contract } from '../../../src/shared/contract.ts';
import { SAMPLE_PIN } from '../../../src/shared/areas/sample.ts';
import type { SessionView } from '../../../src/shared/areas/preparation/sessions.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import { answerRequest } from '../../../src/core/kernel/answer.ts';
import { openPanel, START } from '../passage-panel.ts';
import type { Broadcast, Panel } from '../passage-panel.ts';
import type { Chance } from './chance.ts';
import { createFacts } from './facts.ts';
import type { Facts } from './facts.ts';
import { forgeryOf } from './forgery.ts';
import type { Tally } from './tally.ts';

export type RequestFor<Area extends AreaName, Method extends keyof Contract[Area]> =
  Contract[Area][Method] extends Endpoint<infer Request, unknown> ? z.input<Request> : never;
type AnswerFor<Area extends AreaName, Method extends keyof Contract[Area]> = Answer<
  Contract[Area][Method] extends Endpoint<z.ZodType, infer Response> ? Response : never
>;

/** One request and what came of it. */
export interface Call {
  readonly door: string;
  readonly request: unknown;
  readonly answer: Answer<unknown>;
  /** Why the request must not be granted: a wrong PIN, a seat that is closed; null when nothing forbids it. */
  readonly forgery: string | null;
}

/** What happened between two judgements: requests that ran together, or time, or a restart. */
export interface Step {
  readonly name: string;
  readonly calls: readonly Call[];
  readonly broadcasts: readonly Broadcast[];
  /** The application began, or nothing comes after: what takes long to judge is judged. */
  readonly isTurn?: boolean;
}

/** A rule that holds after every step. Answers what breaks it, one sentence each. */
export interface Rule {
  readonly name: string;
  /** Judges what was said as well as what is stored: it is asked even when nothing was written. */
  readonly isOfWords?: boolean;
  judge(step: Step, world: World): readonly string[];
  /** What it knows now, of a rule that knows something; called, it knows that again, as the data that goes back to a backup. */
  remember?(): () => void;
}

/** A seat as it was opened; `isOpen` as the rules of seats would have it. */
export interface KnownSeat {
  readonly token: string;
  readonly passageId: string;
  readonly jurorId: string;
  isOpen: boolean;
}

export interface World {
  readonly chance: Chance;
  readonly facts: Facts;
  readonly panel: Panel;
  readonly tally: Tally;
  /** What the members know. */
  readonly pins: Map<string, string>;
  /** Every seat ever opened, closed ones too. */
  readonly seats: KnownSeat[];
  /** Notes that were given to a seat, by their text, which exists once. */
  readonly notes: Map<string, { readonly passageId: string; readonly jurorId: string }>;
  /** Folders and files that the application wrote on request. */
  readonly exported: string[];
  /** Rules that were broken: how often, and first where. */
  readonly broken: Map<string, { count: number; readonly examples: Map<string, string> }>;
  readonly trace: string[];
  /** The passage that the room is busy with; attacks come from everywhere. */
  focus: string | null;
  ask<Area extends AreaName, Method extends keyof Contract[Area] & string>(
    area: Area,
    method: Method,
    request: RequestFor<Area, Method>,
  ): Promise<AnswerFor<Area, Method>>;
  /** Several requests on their way at once. */
  together(requests: readonly (readonly [door: string, request: unknown])[]): Promise<readonly Call[]>;
  /** Time goes by, or the machine's clock is set. */
  pass(name: string, act: () => void): void;
  /** The application ends, with or without notice, and starts again on the same file. */
  restart(gapMs: number, isAbrupt: boolean): void;
  /** What the members and the rules know now; called, they know that again. */
  remember(): () => void;
  /** The application ends, other data takes the place of its own, and it starts again on that. */
  startOver(name: string, lay: (file: string) => void, isRestored: boolean): void;
  /** Notes that a rule was broken, and how. */
  breaks(rule: string, sentence: string): void;
  /** Nothing comes after in this data: all of it is judged. */
  end(): void;
}

/** Ids in the order in which they were made: whatever sorts by them does so alike at each run. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}

type AnyHandler = Parameters<typeof answerRequest>[2];

const TRACE_LENGTH = 40;
const MAX_EXAMPLES = 8;

export function openWorld(chance: Chance, tally: Tally, makeRules: () => readonly Rule[]): World {
  const rules = makeRules();
  let panel = openPanel(START, countedIds());
  let facts = createFacts(panel.db);
  let heard = 0;
  let written = -1;
  const pins = new Map<string, string>();
  const seats: KnownSeat[] = [];
  const broken: World['broken'] = new Map();
  const trace: string[] = [];
  const exported: string[] = [];

  const world: World = {
    chance,
    tally,
    get facts() {
      return facts;
    },
    get panel() {
      return panel;
    },
    pins,
    seats,
    notes: new Map(),
    exported,
    broken,
    trace,
    focus: null,
    ask: async (area, method, request) => {
      const [call] = await world.together([[`${area}.${method}`, request]]);
      return call?.answer as never;
    },
    together: async (requests) => {
      const isSealed = facts.rows('SELECT 1 FROM grid_seal LIMIT 1').length > 0;
      const calls = await Promise.all(
        requests.map(async ([door, request]): Promise<Call> => {
          // Of requests that cross, nobody can say which PIN stood when which was read.
          const forgery = requests.length > 1 ? null : forgeryOf(door, request, world);
          const answer = await send(door, request);
          tally.note(door, answer, isSealed);
          learn(door, request, answer);
          return { door, request, answer, forgery };
        }),
      );
      judge({ name: calls.map(({ door }) => door).join(' + '), calls, broadcasts: news() });
      return calls;
    },
    pass: (name, act) => {
      act();
      judge({ name, calls: [], broadcasts: news() });
    },
    restart: (gapMs, isAbrupt) => {
      const old = panel;
      if (!isAbrupt) old.stop();
      goOn(old.revive(gapMs));
      judge({ name: isAbrupt ? 'killed' : 'restarted', calls: [], broadcasts: news(), isTurn: true });
    },
    remember: () => {
      const known = new Map(pins);
      const { focus } = world;
      const ofRules = rules.flatMap((rule) => rule.remember?.() ?? []);
      return () => {
        pins.clear();
        for (const [jurorId, pin] of known) pins.set(jurorId, pin);
        world.focus = focus;
        for (const knowAgain of ofRules) knowAgain();
      };
    },
    startOver: (name, lay, isRestored) => {
      const old = panel;
      old.stop();
      old.db.close();
      lay(old.path);
      goOn(old.revive(1_000, isRestored));
      judge({ name, calls: [], broadcasts: news(), isTurn: true });
    },
    breaks,
    end,
  };

  /** Whatever is judged seldom was not judged since the last writing. */
  function end(): void {
    written = -1;
    judge({ name: 'the end', calls: [], broadcasts: news(), isTurn: true });
  }

  function goOn(next: Panel): void {
    next.network.post = panel.network.post;
    panel = next;
    facts = createFacts(panel.db);
    heard = 0;
    written = -1;
    for (const seat of seats) seat.isOpen = false;
  }

  function news(): readonly Broadcast[] {
    const fresh = panel.broadcasts.slice(heard);
    heard = panel.broadcasts.length;
    return fresh;
  }

  function send(door: string, request: unknown): Promise<Answer<unknown>> {
    const [area = '', method = ''] = door.split('.');
    const endpoint = (contract as unknown as Record<string, Record<string, { request: never }>>)[area]?.[
      method
    ];
    const handler = (panel.handlers as unknown as Record<string, Record<string, AnyHandler>>)[area]?.[method];
    if (endpoint === undefined || handler === undefined) throw new Error(`no such endpoint: ${door}`);
    return answerRequest(channelOf(area, method), endpoint.request, handler, request, (place, error) => {
      breaks('nothing fails from within', `${place}: ${String(error)}`);
    });
  }

  /** What those in the room learn from an answer. */
  function learn(door: string, request: unknown, answer: Answer<unknown>): void {
    if (!answer.ok) return;
    const asked = request as Readonly<Record<string, string>>;
    if (door === 'sessions.setPin' || door === 'pins.reset')
      pins.set(asked['jurorId'] ?? '', asked['pin'] ?? '');
    if (door === 'app.saveAdministrator' && asked['pin'] !== undefined) {
      const named = (answer.value as readonly { id: string }[]).at(-1)?.id ?? '';
      pins.set(asked['administratorId'] ?? named, asked['pin']);
    }
    if (door === 'app.recoverAdministrator') pins.set(asked['administratorId'] ?? '', asked['newPin'] ?? '');
    if (door === 'seats.open') {
      const { passageId = '', jurorId = '' } = asked;
      for (const seat of seats) if (seat.passageId === passageId) seat.isOpen = false;
      seats.push({ token: (answer.value as { token: string }).token, passageId, jurorId, isOpen: true });
    }
    if (door === 'seats.openBeside') {
      const jurorId = seats.find(({ token }) => token === asked['token'])?.jurorId ?? '';
      const passageId = asked['passageId'] ?? '';
      for (const seat of seats) if (seat.passageId === passageId) seat.isOpen = false;
      seats.push({ token: (answer.value as { token: string }).token, passageId, jurorId, isOpen: true });
    }
    if (door === 'seats.close') {
      for (const seat of seats) if (seat.token === asked['token']) seat.isOpen = false;
    }
    if (door === 'sessions.createSample') {
      for (const { id } of (answer.value as SessionView).members) pins.set(id, SAMPLE_PIN);
    }
    const written = answer.value as { folder?: string; files?: readonly string[] } | null;
    if (written?.folder !== undefined && written.files !== undefined) {
      exported.push(...written.files.map((file) => `${written.folder ?? ''}/${file}`));
    }
  }

  function judge(step: Step): void {
    const outcome = step.calls.map(({ answer }) => (answer.ok ? 'ok' : answer.code)).join(' + ');
    trace.push(`${step.name}: ${outcome}`);
    if (trace.length > TRACE_LENGTH) trace.shift();
    const changes = facts.changes();
    const isWritten = changes !== written;
    written = changes;
    for (const rule of rules.filter(({ isOfWords }) => isWritten || isOfWords === true)) {
      for (const sentence of rule.judge(step, world)) breaks(rule.name, `${step.name}: ${sentence}`);
    }
  }

  function breaks(rule: string, sentence: string): void {
    const known = broken.get(rule) ?? { count: 0, examples: new Map<string, string>() };
    broken.set(rule, known);
    known.count += 1;
    // One example of each kind: sentences that differ only in ids, figures and values are alike.
    const kind = sentence.replace(/".*"|[\w-]*\d[\w-]*/g, '…');
    if (known.examples.size >= MAX_EXAMPLES || known.examples.has(kind)) return;
    known.examples.set(
      kind,
      `seed ${String(chance.seed)}, ${sentence} (after ${trace.slice(-5).join('; ')})`,
    );
  }

  judge({ name: 'opened', calls: [], broadcasts: [], isTurn: true });
  return world;
}
