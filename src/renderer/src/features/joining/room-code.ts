/** The code of a room, as it is pasted, opened from a file, or typed. */
import { ROOM_PORT } from '../../../../shared/areas/room.ts';
import type { EnterRoomInput } from '../../../../shared/areas/room.ts';

/** What is in the fields. */
export interface TypedCode {
  readonly address: string;
  readonly token: string;
  readonly fingerprint: string;
}

export const NO_CODE: TypedCode = { address: '', token: '', fingerprint: '' };

/** Digits of a fingerprint that must be there: its first half cannot be met by another authority. */
const FEWEST_DIGITS = 32;
const MOST_DIGITS = 64;
const MAX_PORT = 65_535;
const LINK = /https:\/\/([\d.]+)(?::(\d+))?\/?#([^\s"'<>]+)/;
const GROUP = 4;

/** The code that a text holds as a link, as the desk shows it; null when it holds none. */
export function codeInText(text: string): TypedCode | null {
  const [, host, port, fragment = ''] = LINK.exec(text) ?? [];
  if (host === undefined) return null;
  const parts = new URLSearchParams(fragment);
  return {
    address: `${host}:${port ?? '443'}`,
    token: parts.get('t') ?? '',
    fingerprint: grouped(parts.get('f') ?? ''),
  };
}

/** Where the desk is, from "192.168.1.10" or "192.168.1.10:48443"; null for anything else. */
export function addressOf(text: string): Pick<EnterRoomInput, 'address' | 'port'> | null {
  const [, address, port] = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (address === undefined || address.split('.').some((part) => Number(part) > 255)) return null;
  const number = port === undefined ? ROOM_PORT : Number(port);
  return number >= 1 && number <= MAX_PORT ? { address: plain(address), port: number } : null;
}

/** The fingerprint that was typed, however it was divided; null unless enough of it is there. */
export function fingerprintOf(text: string): string | null {
  const digits = text.replaceAll(/[\s:.-]/g, '').toLowerCase();
  const isEnough = digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS;
  return isEnough && /^[0-9a-f]+$/.test(digits) ? digits : null;
}

/** The letters of the code, however they were divided. */
export function tokenOf(text: string): string | null {
  const letters = text.replaceAll(/[\s-]/g, '');
  return letters === '' ? null : letters;
}

/** What is missing before the room can be entered. A room that was entered today needs no code again. */
export function missingParts(
  code: TypedCode,
  isKnown: boolean,
): readonly ('address' | 'token' | 'fingerprint')[] {
  const missing: ('address' | 'token' | 'fingerprint')[] = [];
  if (addressOf(code.address) === null) missing.push('address');
  // Its authority is known: a code that the president gave anew may come without it.
  if (isKnown && code.fingerprint.trim() === '') return missing;
  if (tokenOf(code.token) === null) missing.push('token');
  if (fingerprintOf(code.fingerprint) === null) missing.push('fingerprint');
  return missing;
}

/** What is asked of the core; null while something is missing. */
export function enteredBy(code: TypedCode, isKnown: boolean): EnterRoomInput | null {
  const address = addressOf(code.address);
  if (address === null || missingParts(code, isKnown).length > 0) return null;
  return { ...address, token: tokenOf(code.token), fingerprint: fingerprintOf(code.fingerprint) };
}

/** In groups of four, as it is read aloud. */
export function grouped(digits: string): string {
  return digits.match(new RegExp(`.{1,${String(GROUP)}}`, 'g'))?.join(' ') ?? '';
}

/** Without zeros in front, which some would read in base eight. */
function plain(address: string): string {
  return address.split('.').map(Number).join('.');
}
