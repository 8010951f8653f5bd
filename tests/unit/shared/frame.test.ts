import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../src/shared/frame.ts';

/** What requests, answers and broadcasts are made of; keys of every kind, the form's own sign too. */
const { message } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.uint8Array({ maxLength: 20 }),
  ),
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('$bytes', '$', '$$bytes', '__proto__', 'constructor', 'toString'),
  ),
  message: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(tie('key') as fc.Arbitrary<string>, tie('message'), { maxKeys: 4 }),
  ),
}));

const LENGTH_BYTES = 4;
const frameOf = (text: string, tail: readonly number[] = []) => {
  const json = new TextEncoder().encode(text);
  const frame = new Uint8Array(LENGTH_BYTES + json.byteLength + tail.length);
  new DataView(frame.buffer).setUint32(0, json.byteLength);
  frame.set(json, LENGTH_BYTES);
  frame.set(tail, LENGTH_BYTES + json.byteLength);
  return frame;
};

describe('a message in a frame', () => {
  it('comes back as it was, bytes and keys of every kind included', () => {
    fc.assert(
      fc.property(message, (given) => {
        expect(decodeFrame(encodeFrame(given))).toEqual(given);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is JSON, with its bytes behind it, in order and by their place', () => {
    const answer = { ok: true, value: [Uint8Array.of(1, 2), { second: Uint8Array.of(3) }] };
    expect(encodeFrame({ id: 1, answer })).toEqual(
      frameOf(
        '{"id":1,"answer":{"ok":true,"value":[{"$bytes":[0,2]},{"second":{"$bytes":[2,1]}}]}}',
        [1, 2, 3],
      ),
    );
  });

  it('takes nobody’s word for bytes: what only looks like a reference stays what it was', () => {
    const typed = { note: '{"$bytes":[0,1]}', $bytes: [0, 1], deep: { $bytes: [0, 4] } };
    expect(decodeFrame(encodeFrame(typed))).toEqual(typed);
  });

  it('is read wherever it lies in a buffer, and holds on to none of it', () => {
    const frame = encodeFrame({ bytes: Uint8Array.of(7, 8) });
    const around = new Uint8Array(frame.byteLength + 5);
    around.set(frame, 3);
    const { bytes } = decodeFrame(around.subarray(3, 3 + frame.byteLength)) as { bytes: Uint8Array };
    expect(bytes).toEqual(Uint8Array.of(7, 8));
    expect(bytes.buffer.byteLength).toBe(2);
  });

  it('leaves undefined out, as a request does that says nothing', () => {
    expect(encodeFrame({ id: 1, payload: undefined })).toEqual(frameOf('{"id":1}'));
  });

  it.each([
    ['infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a bigint', 1n],
  ])('refuses %s rather than change it on the way', (_what, value) => {
    expect(() => encodeFrame({ value })).toThrow(TypeError);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no JSON', frameOf('{')],
    ['less than it says', frameOf('{"a":1}').subarray(0, 8)],
    ['bytes past its end', frameOf('{"$bytes":[0,2]}', [1])],
    ['bytes before its beginning', frameOf('{"$bytes":[-1,1]}', [1])],
    ['bytes of no length', frameOf('{"$bytes":[0]}', [1])],
    ['bytes by name', frameOf('{"$bytes":"length"}', [1])],
    ['half bytes', frameOf('{"$bytes":[0.5,0.5]}', [1])],
  ])('is refused when it holds %s', (_what, frame) => {
    expect(() => decodeFrame(frame)).toThrow(SyntaxError);
  });
});
