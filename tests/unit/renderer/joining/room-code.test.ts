import { describe, expect, it } from 'vitest';
import {
  addressOf,
  codeInText,
  enteredBy,
  fingerprintOf,
  grouped,
  missingParts,
  NO_CODE,
  tokenOf,
} from '../../../../src/renderer/src/features/joining/room-code.ts';

const FINGERPRINT = '0123456789abcdef'.repeat(4);
const LINK = `https://192.168.7.12:48443/#t=ABCDE12345&f=${FINGERPRINT}`;

describe('the code of a room', () => {
  it('is read from a link, also in the midst of a text', () => {
    const code = { address: '192.168.7.12:48443', token: 'ABCDE12345', fingerprint: grouped(FINGERPRINT) };
    for (const text of [
      LINK,
      `  ${LINK}\n`,
      `Siège 2 : ${LINK} (5 min)`,
      `[InternetShortcut]\r\nURL=${LINK}\r\n`,
    ])
      expect(codeInText(text)).toEqual(code);
    expect(enteredBy(code, false)).toEqual({
      address: '192.168.7.12',
      port: 48_443,
      token: 'ABCDE12345',
      fingerprint: FINGERPRINT,
    });
    for (const text of ['', 'ABCDE12345', 'http://192.168.7.12/#t=A', 'https://pupitre.example/#t=A'])
      expect(codeInText(text)).toBeNull();
  });

  it('is typed with an address, with or without its port', () => {
    expect(addressOf(' 192.168.7.12 ')).toEqual({ address: '192.168.7.12', port: 48_443 });
    expect(addressOf('192.168.7.12:9')).toEqual({ address: '192.168.7.12', port: 9 });
    expect(addressOf('010.0.0.1')).toEqual({ address: '10.0.0.1', port: 48_443 });
    for (const text of [
      '',
      '192.168.7',
      '192.168.7.256',
      '192.168.7.12:0',
      '192.168.7.12:70000',
      'bureau',
      '1.2.3.4/x',
    ])
      expect(addressOf(text), text).toBeNull();
  });

  it('is typed with a fingerprint, of which the first half is enough, and less is not', () => {
    expect(fingerprintOf(grouped(FINGERPRINT).toUpperCase())).toBe(FINGERPRINT);
    expect(fingerprintOf(grouped(FINGERPRINT.slice(0, 32)))).toBe(FINGERPRINT.slice(0, 32));
    for (const text of ['', FINGERPRINT.slice(0, 31), `${FINGERPRINT}0`, 'g'.repeat(64)])
      expect(fingerprintOf(text), text).toBeNull();
    expect(tokenOf('ABCDE-12 345')).toBe('ABCDE12345');
  });

  it('says what is missing; the room of today needs only the address', () => {
    expect(missingParts(NO_CODE, false)).toEqual(['address', 'token', 'fingerprint']);
    const moved = { ...NO_CODE, address: '192.168.7.20' };
    expect(missingParts(moved, true)).toEqual([]);
    expect(enteredBy(moved, true)).toMatchObject({ token: null, fingerprint: null });
    expect(enteredBy(moved, false)).toBeNull();
    // A code that the president gave anew, and one that is of another room after all.
    expect(missingParts({ ...moved, token: 'ABCDE12345' }, true)).toEqual([]);
    expect(missingParts({ ...moved, fingerprint: 'ab' }, true)).toEqual(['token', 'fingerprint']);
  });
});
