import { beforeAll, describe, expect, it } from 'vitest';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import {
  contentUnder,
  createOffice,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

const LOCKED_AT = Date.UTC(2026, 10, 24, 14, 15, 0);
const PLACES = 300;
const TIMEOUT = 240_000;

let minutes: SignedMinutes;
let authority: { name: string; bytes: Uint8Array };

beforeAll(async () => {
  const office = await createOffice(LOCKED_AT);
  authority = textInput('autorite.crt', office.pem);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
}, 60_000);

/** Verdict on the file with one byte replaced. */
async function verdictWith(offset: number, byte: number): Promise<string> {
  const bytes = minutes.sealed.slice();
  bytes[offset] = byte;
  return (await verifyDocuments([{ name: 'pv.pdf', bytes }, authority])).verdict;
}

/** Deterministic noise, so that a failure can be run again. */
function noise(seed: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 16;
}

/** Places of a text in the file, as offsets of its first byte. */
function placesOf(text: string): number[] {
  const file = Buffer.from(minutes.sealed);
  const places: number[] = [];
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) places.push(at);
  return places;
}

async function survivors(
  offsets: readonly number[],
  change: (byte: number, offset: number) => number,
): Promise<number[]> {
  const unseen: number[] = [];
  for (const offset of offsets) {
    const byte = minutes.sealed[offset] ?? 0;
    if ((await verdictWith(offset, change(byte, offset))) !== 'altered') unseen.push(offset);
  }
  return unseen;
}

const spread = (count: number, shift: number) => {
  const step = minutes.sealed.length / count;
  return Array.from({ length: count }, (_, index) =>
    Math.min(Math.floor(index * step) + (shift % Math.floor(step)), minutes.sealed.length - 1),
  );
};

describe('one changed byte', { timeout: TIMEOUT }, () => {
  it(`is reported at ${String(PLACES)} places, one bit flipped`, async () => {
    const unseen = await survivors(spread(PLACES, 0), (byte, offset) => byte ^ (1 << (noise(offset) & 7)));
    expect(unseen).toEqual([]);
  });

  it(`is reported at ${String(PLACES)} places, another byte`, async () => {
    const unseen = await survivors(
      spread(PLACES, 97),
      (byte, offset) => (byte + 1 + (noise(offset) % 255)) & 0xff,
    );
    expect(unseen).toEqual([]);
  });

  it('is reported in every region: tables, trailers, signature dictionaries, hexadecimal, its padding', async () => {
    const around = (text: string, shifts: readonly number[]) =>
      placesOf(text).flatMap((at) => shifts.map((shift) => at + shift));
    const offsets = [
      ...around('xref\n', [0, 5, 9]),
      ...around('trailer\n', [3, 9]),
      ...around('startxref\n', [4, 11]),
      ...around('%%EOF\n', [1, 5]),
      ...around('/ByteRange', [3, 13, 30, 46]),
      ...around('/Contents <', [0, 9, 11, 12, 13, 14, 40, 200, 2000, 3000]),
      ...around('/SubFilter', [5, 14]),
      ...around('/Prev', [2, 7]),
      ...around('/M (D:', [8]),
      ...placesOf('000000>').flatMap((at) => [at, at + 6]),
    ].filter((offset) => offset < minutes.sealed.length);
    expect(offsets.length).toBeGreaterThan(100);
    const unseen = await survivors(offsets, (byte, offset) => byte ^ (1 << (noise(offset) & 7)));
    expect(unseen).toEqual([]);
  });
});
