import { describe, expect, test } from 'vitest';
import { deskUrl, readRoomCode, readTypedCode } from '../../../../src/renderer/src/lib/room/room-code.ts';

const DIGEST = 'ab'.repeat(32);

describe('the code of an address', () => {
  test('is read from the fragment that the desk writes', () => {
    expect(readRoomCode(`#t=ABCDE12345&f=${DIGEST}`)).toEqual({
      token: 'ABCDE12345',
      fingerprint: DIGEST,
      url: null,
      queue: null,
    });
  });

  test("names the desk's address for a page that is not served by it", () => {
    const code = readRoomCode(`#t=A1&f=${DIGEST.toUpperCase()}&a=https%3A%2F%2F192.168.1.10%3A48443`);
    expect(code).toMatchObject({ fingerprint: DIGEST, url: 'https://192.168.1.10:48443' });
  });

  test('may be an address alone, for a device that the desk knows', () => {
    expect(readRoomCode(`#f=${DIGEST}&a=https://10.0.0.2:48443`)).toMatchObject({
      token: null,
      url: 'https://10.0.0.2:48443',
    });
  });

  test.each(['', '#', '#t=', '#x=1', '#t=%20'])('%s is none', (hash) => {
    expect(readRoomCode(hash)).toBeNull();
  });

  test('takes nothing for a fingerprint that is none', () => {
    expect(readRoomCode('#t=A1&f=abcd')).toMatchObject({ fingerprint: null });
  });
});

describe('a code that is typed', () => {
  test.each(['ABCDE-12345', 'abcde 12345', ' ABCDE12345 '])('%s is the short one', (text) => {
    expect(readTypedCode(text)?.token?.toUpperCase()).toBe('ABCDE12345');
  });

  test('may be the whole address', () => {
    expect(readTypedCode(`https://192.168.1.10:48443/#t=A1B2C3&f=${DIGEST}`)).toEqual({
      token: 'A1B2C3',
      fingerprint: DIGEST,
      url: 'https://192.168.1.10:48443',
      queue: null,
    });
  });

  test.each(['', 'abc', 'bonjour à tous', 'https://192.168.1.10:48443/'])('%s is none', (text) => {
    expect(readTypedCode(text)).toBeNull();
  });
});

describe('an address of the desk', () => {
  test.each([
    ['192.168.1.20:48443', 'https://192.168.1.20:48443'],
    ['https://192.168.1.20:48443/', 'https://192.168.1.20:48443'],
    ['https://192.168.1.20:48443/#t=A', 'https://192.168.1.20:48443'],
    ['http://192.168.1.20:48443', null],
    ['javascript:alert(1)', null],
    ['192.168 1.20', null],
    ['', null],
  ])('%s', (typed, origin) => {
    expect(deskUrl(typed)).toBe(origin);
  });
});
