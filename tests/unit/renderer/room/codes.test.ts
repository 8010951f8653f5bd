import { describe, expect, it } from 'vitest';
import {
  inGroups,
  lifeLeftMs,
  minutesAndSeconds,
} from '../../../../src/renderer/src/features/room/code-time.ts';
import { wifiText } from '../../../../src/renderer/src/features/room/wifi-code.ts';

describe('the code of a Wi-Fi', () => {
  const plain = { name: 'Salle 3', key: 'tarte au citron', isHidden: false };

  it('says name and key as phones read them', () => {
    expect(wifiText(plain)).toBe('WIFI:T:WPA;S:Salle 3;P:tarte au citron;;');
    expect(wifiText({ ...plain, isHidden: true })).toBe('WIFI:T:WPA;S:Salle 3;P:tarte au citron;H:true;;');
  });

  it('is that of an open network without a key, and none without a name', () => {
    expect(wifiText({ ...plain, key: '' })).toBe('WIFI:T:nopass;S:Salle 3;;');
    expect(wifiText({ ...plain, name: '' })).toBeNull();
  });

  it('keeps apart what would end a field', () => {
    expect(wifiText({ name: String.raw`a;b:c,d"e\f`, key: ';;', isHidden: false })).toBe(
      String.raw`WIFI:T:WPA;S:a\;b\:c\,d\"e\\f;P:\;\;;;`,
    );
    // Spaces at the edges are part of a name.
    expect(wifiText({ name: ' Été ', key: '12345678', isHidden: false })).toBe(
      'WIFI:T:WPA;S: Été ;P:12345678;;',
    );
  });
});

describe('the life of a code', () => {
  const cameAt = { monoMs: 1_000, wallMs: 50_000 };

  it.each([
    ['at once', { monoMs: 1_000, wallMs: 50_000 }, 300_000],
    ['a minute later', { monoMs: 61_000, wallMs: 110_000 }, 240_000],
    ['after a sleep that one clock did not count', { monoMs: 2_000, wallMs: 290_000 }, 60_000],
    ['once the clock was put back', { monoMs: 121_000, wallMs: -9_000_000 }, 180_000],
    ['at its end', { monoMs: 301_000, wallMs: 350_000 }, 0],
    ['long after', { monoMs: 9_000_000, wallMs: 9_000_000 }, 0],
  ])('%s', (_when, now, left) => {
    expect(lifeLeftMs(cameAt, now)).toBe(left);
  });

  it.each([
    [300_000, '5:00'],
    [247_000, '4:07'],
    [59_001, '1:00'],
    [900, '0:01'],
    [0, '0:00'],
  ])('%i ms is written %s', (ms, written) => {
    expect(minutesAndSeconds(ms)).toBe(written);
  });
});

it('a code is read in groups', () => {
  expect(inGroups('7KQ2M9XWHD', 5)).toBe('7KQ2M 9XWHD');
  expect(inGroups('abcdef', 4)).toBe('abcd ef');
});
