import { beforeAll, describe, expect, it, vi } from 'vitest';
import { timestampField } from '../../../src/core/documents/signing/sign-document.ts';
import { makeToken, makeTsa, type OwnTsa, type TokenOptions } from '../../fixtures/verify/own-timestamps.ts';
import {
  contentUnder,
  createOffice,
  joined,
  type Office,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import { type Case, verdictOf } from './classes.ts';

vi.setConfig({ testTimeout: 60_000 });

const LOCKED_AT = Date.UTC(2026, 5, 24, 14, 15, 0);
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const STAMPED_AT = LOCKED_AT + HOUR_MS;
const NOW = LOCKED_AT + 90 * 24 * HOUR_MS;

let office: Office;
let minutes: SignedMinutes;
let known: OwnTsa;
let other: OwnTsa;
let own: OwnTsa;

beforeAll(async () => {
  office = await createOffice(LOCKED_AT);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
  known = makeTsa('Racine reconnue', LOCKED_AT);
  other = makeTsa('Horodatage de renom', LOCKED_AT);
  own = makeTsa('Horodatage de l’organisme', LOCKED_AT, { isSha1Root: true });
}, 60_000);

async function stamped(tsa: OwnTsa, at: number, options: TokenOptions = {}): Promise<Uint8Array> {
  const increment = await timestampField(minutes.sealed, {
    token: (digest) => Promise.resolve(makeToken(tsa, digest, at, options)),
  });
  return joined(minutes.sealed, increment);
}

async function caseOf(
  tsa: OwnTsa,
  at: number,
  roots: readonly OwnTsa[],
  options: TokenOptions = {},
): Promise<Case> {
  const files = [
    { name: 'pv.pdf', bytes: await stamped(tsa, at, options) },
    textInput('autorite.crt', office.pem),
    ...roots.map(({ root }, index) => textInput(`tsa${String(index)}.crt`, root.pem)),
  ];
  return { files, now: NOW };
}

describe('timestamps', () => {
  it.each<[string, () => Promise<Case>, string, string]>([
    ['by a stranger', () => caseOf(other, STAMPED_AT, []), 'intact-unconfirmed', 'timestamp-unconfirmed'],
    ['by another than the one given', () => caseOf(other, STAMPED_AT, [known]), 'altered', 'timestamp-other'],
    [
      'before the certificates exist',
      () => caseOf(known, LOCKED_AT - YEAR_MS, [known]),
      'altered',
      'timestamp-before-lock',
    ],
    [
      'before the certificates exist, by a stranger',
      () => caseOf(other, LOCKED_AT - YEAR_MS, []),
      'altered',
      'timestamp-before-certificate',
    ],
    ['in 2035', () => caseOf(known, Date.UTC(2035, 0, 1), [known]), 'altered', 'timestamp-in-future'],
    [
      'in 2035, by a stranger',
      () => caseOf(other, Date.UTC(2035, 0, 1), []),
      'altered',
      'timestamp-in-future',
    ],
    [
      'before the lock',
      () => caseOf(known, LOCKED_AT - 3 * HOUR_MS, [known]),
      'altered',
      'timestamp-before-lock',
    ],
    ['by the one given', () => caseOf(known, STAMPED_AT, [known]), 'authentic', ''],
    [
      'qualified, with statements',
      () => caseOf(known, STAMPED_AT, [known], { isQualified: true }),
      'authentic',
      '',
    ],
    ['exact to a second', () => caseOf(known, STAMPED_AT, [known], { accuracySeconds: 1 }), 'authentic', ''],
    [
      'exact to four hours: perhaps from before the lock',
      () => caseOf(known, STAMPED_AT, [known], { accuracySeconds: 4 * 3_600 }),
      'intact-unconfirmed',
      'timestamp-inexact',
    ],
    [
      'before the lock, and not by its accuracy alone',
      () => caseOf(known, LOCKED_AT - 5 * HOUR_MS, [known], { accuracySeconds: 3_600 }),
      'altered',
      'timestamp-before-lock',
    ],
    [
      'perhaps after now',
      () => caseOf(known, NOW, [known], { accuracySeconds: 4 * 3_600 }),
      'intact-unconfirmed',
      'timestamp-inexact',
    ],
    ['in BER', () => caseOf(known, STAMPED_AT, [known], { isBer: true }), 'authentic', ''],
    ['under a root signed with SHA-1', () => caseOf(own, STAMPED_AT, [own]), 'authentic', ''],
    [
      'with attributes that nothing signs',
      () => caseOf(known, STAMPED_AT, [known], { hasUnsigned: true }),
      'authentic',
      '',
    ],
  ])('%s', async (name, make, verdict, code) => {
    const found = await verdictOf(`1 timestamps: ${name}`, await make());
    expect(found).toMatchObject({ verdict });
    expect(found.codes).toEqual(code === '' ? [] : expect.arrayContaining([code]));
  });
});
