import { describe, expect, it } from 'vitest';
import { createSeatCarrier } from '../../../../src/renderer/src/features/grid/hooks/seat-carrier.ts';

/** A carrier of whom a seat is open in passage "a", and the tokens that it closed. */
function carrier() {
  const closed: string[] = [];
  const carried = createSeatCarrier({
    openBeside: ({ passageId }) =>
      passageId === 'refused'
        ? Promise.reject(new Error('not at that test'))
        : Promise.resolve({ token: `token-${passageId}`, view: {} as never }),
    close: ({ token }) => {
      closed.push(token);
      return Promise.resolve(null);
    },
  });
  carried.note('a', { jurorId: 'juror', token: 'token-a', view: {} as never });
  return { ...carried, closed };
}

describe('a seat that is carried to the grid beside', () => {
  it('is there for that screen, once', async () => {
    const { carriedTo, carry, closed, take } = carrier();
    await carry('a', 'b');
    expect(carriedTo('c')).toBeNull();
    expect(carriedTo('b')?.token).toBe('token-b');
    take('b');
    expect(carriedTo('b')).toBeNull();
    expect(closed).toEqual([]);
  });

  it('is closed when another is carried before it was taken up', async () => {
    const { carriedTo, carry, closed } = carrier();
    await Promise.all([carry('a', 'b'), carry('a', 'c')]);
    expect(carriedTo('b')).toBeNull();
    expect(carriedTo('c')?.token).toBe('token-c');
    expect(closed).toEqual(['token-b']);
  });

  it('is closed when its screen is left without it', async () => {
    const { carriedTo, carry, closed, drop } = carrier();
    await carry('a', 'b');
    drop('a');
    expect(carriedTo('b')).not.toBeNull();
    drop('b');
    expect(carriedTo('b')).toBeNull();
    expect(closed).toEqual(['token-b']);
  });

  it('is none where it is refused, or where no seat is open', async () => {
    const { carriedTo, carry, closed, note } = carrier();
    await carry('a', 'refused');
    expect(carriedTo('refused')).toBeNull();
    note('a', null);
    await carry('a', 'b');
    expect(carriedTo('b')).toBeNull();
    expect(closed).toEqual([]);
  });
});
