import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { handContent, handOf } from '../../../src/documents/hand.ts';
import { SignatureSvgError } from '../../../src/documents/signature-svg.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';

const attendance = contentSchema2.shape.attendance;
const ROUNDING = 1e-9;
const ROOM = { width: 120, height: 30 };

const stroke = (points: readonly number[], width: number) =>
  `<path d="M ${String(points[0])},${String(points[1])} C ${String(points[2])},${String(points[3])} ${String(points[4])},${String(points[5])} ${String(points[6])},${String(points[7])}" stroke-width="${String(width)}" stroke="black" fill="none" stroke-linecap="round"></path>`;
const pad = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" width="600" height="200">${body}</svg>`;

/** Numbers as the pad writes them; the pen may leave the pad. */
const place = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((value) => value / 1_000);
const strokes = fc.array(
  fc.tuple(
    fc.array(place, { minLength: 8, maxLength: 8 }),
    fc.integer({ min: 0, max: 9_000 }).map((width) => width / 1_000),
  ),
  { minLength: 1, maxLength: 20 },
);

describe('a candidate’s hand', () => {
  it('is what minutes hold, and is drawn within its room, wherever the pen went', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const hand = handOf(pad(drawn.map(([points, width]) => stroke(points, width)).join('')));
        const signature = { way: 'pad', at: 1, note: '', hand };
        expect(attendance.safeParse({ status: 'present', note: '', at: 1, signature }).success).toBe(true);
        const { canvas } = handContent(hand, ROOM) as {
          canvas: { points?: { x: number; y: number }[]; x?: number; y?: number }[];
        };
        expect(canvas.length).toBeGreaterThan(0);
        expect(canvas.length).toBeLessThanOrEqual(drawn.length);
        for (const { x, y } of canvas.flatMap(({ points, ...dot }) => points ?? [dot])) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(ROOM.width + ROUNDING);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(ROOM.height + ROUNDING);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a dot, and takes a stroke that does not move for one', () => {
    const dot = handOf(pad('<circle r="2" cx="50" cy="25" fill="black"></circle>'));
    const still = handOf(pad(stroke([50, 25, 50, 25, 50, 25, 50, 25], 4)));
    for (const hand of [dot, still]) {
      expect(hand).toMatchObject({ kind: 'drawn', strokes: expect.stringMatching(/^20 \d+ \d+$/) as string });
    }
  });

  it('is held by minutes or refused, however thick its strokes are', () => {
    for (const width of [9_989.9, 9_989.99, 9_998.1, 9_999.8]) {
      const thick = pad(stroke([0, 0, 0.05, 0, 0.1, 0, 0.15, 0], width));
      try {
        const signature = { way: 'pad', at: 1, note: '', hand: handOf(thick) };
        expect(attendance.safeParse({ status: 'present', note: '', at: 1, signature }).success).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(SignatureSvgError);
      }
    }
  });

  it('is refused when it would make minutes that nobody can handle', () => {
    const long = pad(stroke([1000, 1000, 5000, 1000, 5000, 5000, 9000, 9000], 2).repeat(5_000));
    expect(() => handOf(long)).toThrow(SignatureSvgError);
    expect(() => handOf(pad('<rect width="1"></rect>'))).toThrow(SignatureSvgError);
  });

  it('is drawn more coarsely where it is long, and goes on in one line where the pen does', () => {
    const pen = (count: number) =>
      Array.from({ length: count }, (_, step) => {
        const at = (part: number) => [step * 5 + (part * 5) / 3, 100 + 90 * Math.sin((step + part / 3) / 7)];
        return stroke([...at(0), ...at(1), ...at(2), ...at(3)], 1 + 1.5 * Math.abs(Math.sin(step / 3)));
      }).join('');
    const usual = handOf(pad(pen(100)));
    const long = handOf(pad(pen(1_500)));
    if (usual.kind !== 'drawn' || long.kind !== 'drawn') throw new Error('typed');
    expect(usual.strokes.split(';').length).toBeLessThan(100);
    expect(long.strokes.length).toBeLessThanOrEqual(30_000);
  });

  it('takes little of what a file of minutes may hold', () => {
    const hand = handOf(inkSignature(3));
    expect(JSON.stringify(hand).length).toBeLessThan(3_000);
  });
});
