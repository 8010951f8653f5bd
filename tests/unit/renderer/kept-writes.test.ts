import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../../src/renderer/src/lib/create-api.ts';
import { createKeptStore } from '../../../src/renderer/src/lib/kept-store.ts';
import { createKeptWrites } from '../../../src/renderer/src/lib/kept-writes.ts';
import { WRITE_KINDS, writeKindOf } from '../../../src/renderer/src/lib/write-kinds.ts';
import { contract } from '../../../src/shared/contract.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';

const LOCKED: Answer<never> = { ok: false, code: 'database-locked' };

/** The API over a bridge that answers, one after the other, what it is told. */
function apiAnswering(area: string, method: string, answers: Answer<unknown>[]) {
  const sent: unknown[] = [];
  const kept = createKeptWrites();
  const ask = (_area: string, _method: string, request: unknown) => {
    sent.push(request);
    return Promise.resolve(answers.shift() ?? { ok: true as const, value: null });
  };
  const api = createApi(ask, kept) as unknown as Readonly<
    Record<string, Readonly<Record<string, (request: unknown) => Promise<unknown>>>>
  >;
  return {
    kept,
    sent,
    call: (request: unknown) => api[area]?.[method]?.(request) ?? Promise.reject(new Error()),
  };
}

const settled = () => new Promise((resume) => setTimeout(resume, 0));

const ENDPOINTS = Object.entries(contract).flatMap(([area, methods]) =>
  Object.keys(methods).map((method) => [area, method] as const),
);

describe('every endpoint', () => {
  it('has a kind: kept for sending, kept for doing again, or nothing typed in it', () => {
    const known = Object.entries(WRITE_KINDS).flatMap(([area, methods]) =>
      Object.keys(methods).map((method) => `${area}.${method}`),
    );
    expect(known.sort()).toEqual(ENDPOINTS.map((names) => names.join('.')).sort());
  });

  const WRITES = ENDPOINTS.filter(
    ([area, method]) => writeKindOf(area, method, { command: { type: 'pause' } }) !== null,
  );

  it.each(WRITES)('%s.%s refused by the data is listed until it is dropped by hand', async (area, method) => {
    const { call, kept } = apiAnswering(area, method, [LOCKED]);
    const request = { passageId: 'p', reason: 'le bruit du couloir', command: { type: 'note-incident' } };
    await expect(call(request)).rejects.toMatchObject({ code: 'database-locked' });
    await settled();
    expect(kept.state().refused.map((entry) => entry.request.words)).toEqual([['le bruit du couloir']]);
    kept.drop(kept.state().refused[0]?.id ?? 0);
    expect(kept.state().refused).toEqual([]);
  });
});

describe('a write that the data could not take', () => {
  const MEMBER = { sessionId: 's', name: 'Ondine Tamaris', capacity: 'présidente' };

  it('is sent again as it was typed', async () => {
    const { call, kept, sent } = apiAnswering('sessions', 'saveMember', [LOCKED, LOCKED]);
    await expect(call(MEMBER)).rejects.toThrow();
    await settled();
    const [entry] = kept.state().refused;
    kept.retry(entry?.id ?? 0);
    await settled();
    expect(kept.state().refused).toHaveLength(1);
    kept.retry(kept.state().refused[0]?.id ?? 0);
    await settled();
    expect(kept.state().refused).toEqual([]);
    expect(sent).toEqual([MEMBER, MEMBER, MEMBER]);
  });

  it('leaves the list when its own form stores it, and not when another write succeeds', async () => {
    const { call, kept } = apiAnswering('sessions', 'saveMember', [LOCKED]);
    await expect(call({ ...MEMBER, jurorId: 'one' })).rejects.toThrow();
    await settled();
    await call({ ...MEMBER, jurorId: 'other' });
    expect(kept.state().refused).toHaveLength(1);
    await call({ ...MEMBER, jurorId: 'one', name: 'Ondine Tamaris-Œillet' });
    expect(kept.state().refused).toEqual([]);
  });

  it('keeps no PIN and no password, and is then done again on its screen', async () => {
    for (const [area, method, request] of [
      ['minutes', 'sign', { passageId: 'p', jurorId: 'j', pin: '2749', svg: '<svg/>' }],
      ['rectifications', 'cancel', { minutesId: 'm', reason: 'erreur', confirmation: { pins: ['2749'] } }],
    ] as const) {
      const { call, kept } = apiAnswering(area, method, [LOCKED]);
      await expect(call(request)).rejects.toThrow();
      await settled();
      expect(kept.state().refused.map((entry) => entry.request.send)).toEqual([null]);
      expect(JSON.stringify(kept.state())).not.toContain('2749');
    }
  });

  it('is never sent again when it moves a clock', () => {
    expect(writeKindOf('passages', 'command', { command: { type: 'start-phase' } })?.how).toBe('redo');
    expect(writeKindOf('passages', 'command', { command: { type: 'note-incident' } })?.how).toBe('again');
  });

  it('is not listed when the refusal is about what was typed: the form says so and keeps it', async () => {
    const { call, kept } = apiAnswering('deliberation', 'decide', [{ ok: false, code: 'reason-missing' }]);
    await expect(call({ passageId: 'p', reason: '' })).rejects.toThrow();
    await settled();
    expect(kept.state().refused).toEqual([]);
  });
});

describe('an entry sent again from the list while its form is open', () => {
  const SESSION = { title: 'Jury de novembre', place: 'Nancy' };
  const STORED: Answer<unknown> = { ok: true, value: { id: 's1' } };

  async function resent() {
    const given = apiAnswering('sessions', 'save', [LOCKED, STORED, STORED]);
    await expect(given.call(SESSION)).rejects.toThrow();
    await settled();
    given.kept.retry(given.kept.state().refused[0]?.id ?? 0);
    await settled();
    return given;
  }

  it('is not written twice: the form learns what was stored', async () => {
    const { call, sent } = await resent();
    expect(await call(SESSION)).toEqual({ id: 's1' });
    expect(sent).toEqual([SESSION, SESSION]);
  });

  it('is changed, not created again, by what was typed since', async () => {
    const { call, sent } = await resent();
    await call({ ...SESSION, place: 'Metz' });
    expect(sent.at(-1)).toEqual({ ...SESSION, place: 'Metz', sessionId: 's1' });
  });

  it('is a new one from then on', async () => {
    const { call, sent } = await resent();
    await call(SESSION);
    await call(SESSION);
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)).toEqual(SESSION);
  });

  it('has nothing to do with what is typed on another screen', async () => {
    let place = '#/sessions/new';
    const kept = createKeptWrites(() => place);
    const call = { area: 'sessions', method: 'save', request: SESSION };
    kept.note(
      { ...call, send: () => Promise.resolve({ id: 's1' }) },
      Object.assign(new Error(), { code: 'disk-full' as const }),
    );
    await settled();
    kept.retry(kept.state().refused[0]?.id ?? 0);
    await settled();
    place = '#/sessions/other';
    expect(kept.settled(call)).toBeNull();
  });
});

describe('what an earlier window left', () => {
  it('is handed to main as it stands in the list, without files, and listed again', async () => {
    const { call, kept } = apiAnswering('setups', 'attach', [LOCKED]);
    await expect(call({ passageId: 'p', name: 'note.pdf', bytes: new Uint8Array(3) })).rejects.toThrow();
    await settled();
    const entries = kept.entries();
    expect(entries).toEqual([
      {
        kind: 'write',
        code: 'database-locked',
        area: 'setups',
        method: 'attach',
        request: null,
        words: ['note.pdf'],
      },
    ]);
    const next = createKeptWrites();
    const [entry] = entries;
    if (entry?.kind !== 'write') throw new Error('a write is expected');
    next.restore(entry, new Error(), () => Promise.resolve(null));
    expect(next.state().refused.map(({ request }) => [request.words, request.send])).toEqual([
      [['note.pdf'], null],
    ]);
  });

  it('is told of to main only once it was taken up', () => {
    const told: unknown[] = [];
    const store = createKeptStore((entries) => {
      told.push(entries);
      return Promise.resolve();
    });
    const listeners: (() => void)[] = [];
    const entry = {
      kind: 'seat',
      code: 'internal',
      passageId: 'p',
      jurorId: 'j',
      words: { kind: 'seal' },
    } as const;
    let entries: (typeof entry)[] = [];
    store.add({ entries: () => entries, subscribe: (listener) => () => listeners.push(listener) });
    entries = [entry];
    expect(told).toEqual([]);
    store.open();
    expect(told).toEqual([[entry]]);
  });
});

describe('the forms of the interface', () => {
  const root = join(import.meta.dirname, '../../../src/renderer/src');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, name), 'utf8')] as const);

  it('write through the one API that keeps what is refused', () => {
    const bridged = sources.filter(([, text]) => /window\.pupitre\b/.test(text)).map(([name]) => name);
    expect(bridged).toEqual(['lib/api.ts']);
    const typed = sources.filter(([, text]) => /\bpupitre\b/.test(text)).map(([name]) => name);
    expect(typed.toSorted()).toEqual(['lib/api.ts', 'lib/bus-transport.ts']);
  });

  it('empty or close nothing right after they sent it: only its acknowledgement does', () => {
    const EMPTIED =
      /\.mutate\((?:[^()]|\([^()]*\))*\);?\s*\n\s*(?:set\w+\((?:''|""|null|\[\]|EMPTY\w*)\)|onClose\(\)|onDone\(\))/;
    expect(sources.filter(([, text]) => EMPTIED.test(text)).map(([name]) => name)).toEqual([]);
    expect(EMPTIED.test("save.mutate({ text: draft });\n    setDraft('');")).toBe(true);
  });
});
