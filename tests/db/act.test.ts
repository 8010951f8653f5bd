/** The one way to write: what it keeps, what it undoes, and when it tells. */
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { createAct, UNTOLD } from '../../src/core/kernel/act.ts';
import { granted, refuse } from '../../src/core/kernel/refusal.ts';
import { createPreferenceRepo } from '../../src/core/db/repos/preference.repo.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import { DESK } from '../../src/shared/caller.ts';
import { heldToActs } from './held-to-acts.ts';
import { closePanels, openPanel, START } from './passage-panel.ts';

afterEach(closePanels);

function room() {
  const { db, path } = openPanel();
  const { clock, drive } = createManualClock(START);
  const told: string[] = [];
  const failures: unknown[] = [];
  const { act, repos } = createAct({
    db,
    clock,
    publish: (name, payload) => {
      // Whoever is told reads again at once: the data must be there, and open to writing.
      expect(db.inTransaction).toBe(false);
      told.push('topic' in payload ? payload.topic : name);
    },
    logFailure: (_area, error) => failures.push(error),
  });
  const set = (value: string) => {
    repos.preferences.set('organisation', value);
  };
  return {
    act,
    db,
    drive,
    failures,
    path,
    repos,
    set,
    told,
    stored: () => repos.preferences.all()['organisation'],
  };
}

describe('an act', () => {
  it('keeps what it wrote and tells it after the commit', () => {
    const { act, set, stored, told } = room();
    const answer = act(['sessions', 'jury'], () => {
      set('Une');
      expect(told).toEqual([]);
      return granted(7);
    });
    expect(answer).toEqual({ ok: true, value: 7 });
    expect(stored()).toBe('Une');
    expect(told).toEqual(['sessions', 'jury']);
  });

  it('keeps nothing and tells nothing once it refuses, whatever it wrote before', () => {
    const { act, set, stored, told } = room();
    const answer = act('sessions', ({ afterCommit }) => {
      set('Une');
      afterCommit(() => told.push('by hand'));
      return refuse('not-found', { id: 'x' });
    });
    expect(answer).toEqual({ ok: false, code: 'not-found', details: { id: 'x' } });
    expect(stored()).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('keeps nothing when it throws, and can be done again', () => {
    const { act, set, stored, told } = room();
    const failing = () =>
      act('sessions', () => {
        set('Une');
        throw new Error('torn');
      });
    expect(failing).toThrow('torn');
    expect(stored()).toBeUndefined();
    act('sessions', () => {
      set('Deux');
      return granted(null);
    });
    expect(stored()).toBe('Deux');
    expect(told).toEqual(['sessions']);
  });

  it('takes the lock for writing before it reads: what it decides on cannot change under it', () => {
    const { act, path } = room();
    const other = new Database(path, { timeout: 0 });
    act(UNTOLD, () => {
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(/locked/);
      return granted(null);
    });
    other.exec('BEGIN IMMEDIATE; COMMIT');
    other.close();
  });

  it('has one reading, and who asked', () => {
    const { act, drive } = room();
    act(
      UNTOLD,
      ({ caller, now }) => {
        expect(caller).toEqual(DESK);
        expect(now.wall).toBe(START);
        drive.advance(5_000);
        return act(UNTOLD, (inner) => {
          expect(inner.now).toEqual(now);
          expect(inner.caller).toEqual(DESK);
          return granted(null);
        });
      },
      { caller: DESK },
    );
  });

  it('that fails to be told was done all the same, and the others are told', () => {
    const { act, failures, set, stored, told } = room();
    const answer = act('sessions', ({ afterCommit }) => {
      set('Une');
      afterCommit(() => {
        throw new Error('window gone');
      });
      return granted(1);
    });
    expect(answer.ok).toBe(true);
    expect(stored()).toBe('Une');
    expect(told).toEqual(['sessions']);
    expect(failures).toHaveLength(1);
  });
});

describe('whatever is written outside an act', () => {
  it('is an error in these tests, so that none forgets it', () => {
    const { act, db } = room();
    const write = createPreferenceRepo(heldToActs(db));
    expect(() => {
      write.set('organisation', 'Une');
    }).toThrow('outside an act');
    const inside = act(UNTOLD, () => {
      write.set('organisation', 'Deux');
      return granted(null);
    });
    expect(inside.ok).toBe(true);
    expect(write.all()['organisation']).toBe('Deux');
  });
});

describe('an act within another', () => {
  it('tells once the whole is committed, in order', () => {
    const { act, told } = room();
    act('sessions', () => {
      act('jury', () => granted(null));
      expect(told).toEqual([]);
      return granted(null);
    });
    expect(told).toEqual(['jury', 'sessions']);
  });

  it('is undone with it, and then has nothing to tell', () => {
    const { act, set, stored, told } = room();
    act('sessions', () => {
      act('jury', () => {
        set('Une');
        return granted(null);
      });
      return refuse('not-found');
    });
    expect(stored()).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('is undone alone when it refuses', () => {
    const { act, set, stored, told } = room();
    const answer = act('sessions', () => {
      set('Une');
      const inner = act('jury', () => {
        set('Deux');
        return refuse('wrong-stage');
      });
      expect(inner).toMatchObject({ code: 'wrong-stage' });
      return granted(null);
    });
    expect(answer.ok).toBe(true);
    expect(stored()).toBe('Une');
    expect(told).toEqual(['sessions']);
  });

  it('whose telling acts in turn is a new one, after the first', () => {
    const { act, set, stored, told } = room();
    act('sessions', ({ afterCommit }) => {
      afterCommit(() => {
        act('jury', () => {
          set('Une');
          return granted(null);
        });
      });
      return granted(null);
    });
    expect(stored()).toBe('Une');
    expect(told).toEqual(['jury', 'sessions']);
  });
});
