/** Two thousand of each: no answer holds a list whole, and the parts of it are all of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassageState } from '../../src/domain/passage/passage.types.ts';
import { instant, monotonicMs } from '../../src/domain/time/time.ts';
import { AREAS } from '../../src/shared/contract.ts';
import type { AreaName } from '../../src/shared/contract.ts';
import { DESK } from '../../src/shared/caller.ts';
import { WRITE_KINDS } from '../../src/renderer/src/lib/write-kinds.ts';
import type { WriteKind } from '../../src/renderer/src/lib/write-kind.ts';
import { longLists } from './long-answers.ts';
import { UNTOLD } from '../../src/core/kernel/act.ts';
import { createSubjectRepo } from '../../src/core/db/repos/subject.repo.ts';
import { createSubjectIndex } from '../../src/core/areas/subjects/subject-index.ts';
import { DONE } from '../../src/core/kernel/refusal.ts';
import { MOST_ROWS } from '../../src/shared/request-parts.ts';
import { done } from './passage-panel.ts';
import { closePanels, openPanel } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { begin, newSession, passage } from './preparation.ts';

const COUNT = 2_000;
const TODAY = '2026-11-24';
/** What is no write in the interface's list and changes something all the same, or takes long. */
const ACTING =
  /^(?:create|make|choose|forget|restore|rescue|export|print|save|stamp|try|stop|replace|chain|importFile)/;

let panel: Panel;
let passageId: string;

beforeAll(async () => {
  panel = openPanel();
  const { id } = await newSession(panel);
  passageId = (await done(panel.handlers.setups.save(passage(id)))).id;
  await begin(panel, passageId);
  panel.act(UNTOLD, ({ repos }) => {
    const session = repos.sessions.get(id);
    const [subject] = repos.subjects.list();
    const [entry] = repos.journal.entries(passageId);
    if (session === null || subject === undefined || entry === undefined) throw new Error('nothing to copy');
    const indexes = Array.from({ length: COUNT }, (_, index) => index);
    for (const index of indexes) {
      const day = String((index % 28) + 1).padStart(2, '0');
      const date = `${index % 2 === 0 ? '2026-10' : '2027-02'}-${day}`;
      repos.sessions.insert({
        ...session,
        id: `copie-${String(index)}`,
        title: `Copie ${String(index)}`,
        date,
      });
      const copy = {
        ...subject.subject,
        id: `sujet-${String(index)}`,
        title: `Sujet zéphyr ${String(index)}`,
      };
      repos.subjects.insert({
        ...subject,
        subject: copy,
        digest: String(index).padStart(4, '0').padStart(64, 'a'),
      });
    }
    repos.journal.append(
      passageId,
      indexes.map((index) => ({
        ...entry,
        seq: index + 2,
        at: { wall: instant(index), mono: monotonicMs(index), origin: 'copie' },
      })),
      repos.journal.state(passageId) as PassageState,
    );
    return DONE;
  });
}, 120_000);

afterAll(closePanels);

/** Asks for part after part until one is short. */
async function allOf<Row>(
  part: (offset: number) => Promise<{ readonly count: number; readonly rows: readonly Row[] }>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { count, rows } = await part(all.length);
    expect(rows.length).toBeLessThanOrEqual(MOST_ROWS);
    all.push(...rows);
    if (all.length >= count || rows.length === 0) return all;
  }
}

/** Requests among which each endpoint that only reads finds one that it takes. */
function requests(): readonly unknown[] {
  const [sessionId, subjectId] = [
    panel.db.prepare('SELECT id FROM session ORDER BY id DESC').pluck().get(),
    panel.db.prepare('SELECT id FROM subject').pluck().get(),
  ];
  return [undefined, {}, { text: '' }, { today: TODAY }, { passageId }, { sessionId }, { subjectId }];
}

describe('a list in an answer', () => {
  it('is seen where it is long, at any depth, as a list or under its keys', () => {
    const many = Array.from({ length: MOST_ROWS + 1 }, (_, index) => ({ id: index }));
    const planted = { rows: many.slice(1), inner: [{ all: many }], byId: Object.fromEntries(many.entries()) };
    expect(longLists(planted, MOST_ROWS)).toEqual([
      `/inner//all ${String(MOST_ROWS + 1)}`,
      `/byId ${String(MOST_ROWS + 1)}`,
    ]);
    expect(longLists({ rows: many.slice(1), bytes: new Uint8Array(5_000) }, MOST_ROWS)).toEqual([]);
  });
});

describe(`with ${String(COUNT)} of each`, () => {
  it('no endpoint that reads answers with a list whole', async () => {
    const answered: string[] = [];
    const faults: string[] = [];
    for (const [area, methods] of AREAS) {
      for (const method of methods) {
        const kinds = WRITE_KINDS[area as AreaName] as Readonly<Record<string, WriteKind | null>>;
        if (kinds[method] !== null || ACTING.test(method)) continue;
        for (const request of requests()) {
          const answer = await panel.ask(`${area}.${method}`, request, DESK);
          if (!answer.ok) continue;
          answered.push(`${area}.${method}`);
          faults.push(...longLists(answer.value, MOST_ROWS).map((path) => `${area}.${method} ${path}`));
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
    for (const name of [
      'sessions.list',
      'sessions.get',
      'subjects.list',
      'passages.journal',
      'register.state',
    ])
      expect(answered).toContain(name);
  });

  it('sessions are listed in parts', async () => {
    const { sessions } = panel.handlers;
    const all = await allOf((offset) => done(sessions.list({ offset })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(COUNT + 1);
    for (const are of ['upcoming', 'past'] as const) {
      const some = await allOf((offset) => done(sessions.list({ days: { today: TODAY, are }, offset })));
      expect(new Set(some.map(({ id }) => id)).size).toBe(COUNT / 2);
    }
    const attention = await allOf((offset) => done(sessions.attention({ today: TODAY, offset })));
    // The juries of the sessions to come and of today, and the passage that has begun.
    expect(attention).toHaveLength(COUNT / 2 + 2);
  });

  it('subjects are listed and found in parts', async () => {
    const { subjects } = panel.handlers;
    const all = await allOf((offset) => done(subjects.list({ text: '', offset })));
    expect(all.length).toBeGreaterThan(COUNT);
    expect(all.map(({ id }) => id)).toEqual(
      panel.db.prepare('SELECT DISTINCT id FROM subject ORDER BY id').pluck().all(),
    );
    expect(await allOf((offset) => done(subjects.list({ text: 'ZEPHYR', offset })))).toHaveLength(COUNT);
    expect((await done(subjects.list({ text: 'zephyr 1999' }))).rows.map(({ id }) => id)).toEqual([
      'sujet-1999',
    ]);
  });

  it('texts of subjects are read some at a time, once each', async () => {
    let turns = 0;
    let read = 0;
    const repo = createSubjectRepo(panel.db);
    const index = createSubjectIndex(
      {
        latestKeys: () => repo.latestKeys(),
        read: (key) => {
          read += 1;
          return repo.read(key);
        },
      },
      () => {
        turns += 1;
        return Promise.resolve();
      },
    );
    const found = await index.matching('zephyr');
    expect(found).toHaveLength(COUNT);
    expect(read / turns).toBeLessThan(100);
    const before = read;
    await index.matching('zephyr 12');
    expect(read).toBe(before);
  });

  it('a journal is read in parts, the latest first', async () => {
    const { journal } = panel.handlers.passages;
    const latest = await done(journal({ passageId }));
    expect(latest.count).toBe(COUNT + 1);
    expect(latest.entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: MOST_ROWS }, (_, index) => COUNT + 2 - MOST_ROWS + index),
    );
    const seen: number[] = [];
    for (let before = COUNT + 2; before > 1;) {
      const { entries } = await done(journal({ passageId, before, limit: 150 }));
      seen.unshift(...entries.map(({ seq }) => seq));
      before = entries[0]?.seq ?? 1;
    }
    expect(seen).toEqual(Array.from({ length: COUNT + 1 }, (_, index) => index + 1));
  });
});
