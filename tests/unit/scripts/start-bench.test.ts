import { describe, expect, it } from 'vitest';
import { firstThatStays } from '../../../scripts/bench/start-screen.ts';

const PIXELS = 10_000;

/** A picture of one colour, of which so many pixels are of another. */
function look(at: number, colour: number, other: { readonly pixels: number; readonly colour: number }) {
  const picture = Buffer.alloc(PIXELS * 4, 0);
  for (let pixel = 0; pixel < PIXELS; pixel += 1) {
    picture.writeUInt32LE(pixel < other.pixels ? other.colour : colour, pixel * 4);
  }
  return { at, picture };
}

const ground = (at: number) => look(at, 1, { pixels: 0, colour: 0 });
const drawn = (at: number, marked = 0) => look(at, 2, { pixels: marked, colour: 3 });

describe('the first screen of a start', () => {
  it('stands once nothing but a caret or a mark of focus changes any more', () => {
    expect(firstThatStays([ground(100), drawn(300, 15), drawn(350), drawn(900, 15)]).at).toBe(300);
  });

  it('does not stand while a part of it is still to come', () => {
    expect(firstThatStays([ground(100), drawn(300, 200), drawn(500)]).at).toBe(500);
  });

  it('does not stand before what went away again', () => {
    expect(firstThatStays([drawn(100), ground(200), drawn(400)]).at).toBe(400);
  });

  it('is nowhere when nothing was seen', () => {
    expect(() => firstThatStays([])).toThrow('nothing was seen');
  });
});
