import { beforeAll, describe, it, vi } from 'vitest';
import { timestampField } from '../../../src/core/documents/signing/sign-document.ts';
import { makeToken, type TokenOptions } from '../../fixtures/verify/own-timestamps.ts';
import { createOffice, joined, textInput } from '../../fixtures/verify/signed-minutes.ts';
import type { GivenFile } from './classes.ts';
import {
  checkRow,
  DAY_MS,
  HOUR_MS,
  LOCKED_AT,
  NOW,
  SEALED_AT,
  given,
  type Row,
  setStage,
  type Stage,
} from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

function pemOf(der: Uint8Array): string {
  return `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`;
}

/** Lists of the office, each of another day, in one file. */
async function manyLists(count: number): Promise<GivenFile> {
  const days = Array.from({ length: count }, (_, day) => SEALED_AT - day * DAY_MS);
  const lists = await Promise.all(days.map((at) => stage.office.revocationList([], at)));
  return textInput('listes.pem', lists.map(pemOf).join(''));
}

function copiesOf({ bytes }: GivenFile, count: number): Promise<GivenFile> {
  return Promise.resolve(textInput('listes.pem', pemOf(bytes).repeat(count)));
}

describe('time and revocation', () => {
  const stampedAt = async (at: number, options: TokenOptions = {}): Promise<readonly GivenFile[]> => {
    const increment = await timestampField(stage.minutes.sealed, {
      token: (digest) => Promise.resolve(makeToken(stage.tsa, digest, at, options)),
    });
    return [
      { name: 'pv.pdf', bytes: joined(stage.minutes.sealed, increment) },
      given(stage.tsa.root.pem, 'tsa.crt'),
    ];
  };
  const plain = (): readonly GivenFile[] => [{ name: 'pv.pdf', bytes: stage.minutes.sealed }];
  const revokedAt = async (at: number, lister = stage.office): Promise<GivenFile> => ({
    name: 'liste.crl',
    bytes: await lister.revocationList([stage.minutes.holders[0]?.serial ?? ''], at),
  });
  /** A list that revokes nothing, or that one, which the authority dates so. */
  const listDated = async (at: number, serials: readonly string[] = []): Promise<GivenFile> => ({
    name: 'liste.crl',
    bytes: await stage.office.revocationList(serials, at - DAY_MS),
  });
  const aged = (years: number) => LOCKED_AT + years * 365 * DAY_MS;

  it.each<Row>([
    [
      'revoked later, by its own word',
      async () => stage.withOffice(...plain(), await revokedAt(LOCKED_AT + DAY_MS)),
      'intact-unconfirmed',
      'revoked-unproven',
    ],
    [
      'revoked later, a timestamp before',
      async () =>
        stage.withOffice(...(await stampedAt(SEALED_AT + HOUR_MS)), await revokedAt(LOCKED_AT + DAY_MS)),
      'authentic',
      '',
    ],
    [
      'revoked later, a timestamp after',
      async () =>
        stage.withOffice(...(await stampedAt(LOCKED_AT + 2 * DAY_MS)), await revokedAt(LOCKED_AT + DAY_MS)),
      'intact-unconfirmed',
      'revoked-unproven',
    ],
    [
      'revoked later, a timestamp before that may be late',
      async () =>
        stage.withOffice(
          ...(await stampedAt(LOCKED_AT + DAY_MS - 2 * HOUR_MS, { accuracySeconds: 3 * 3_600 })),
          await revokedAt(LOCKED_AT + DAY_MS),
        ),
      'intact-unconfirmed',
      'revoked-unproven',
    ],
    [
      'a list dated after now, which leaves everybody out',
      async () => stage.withOffice(...plain(), await listDated(Date.UTC(2041, 0, 1))),
      'intact-unconfirmed',
      'revocation-list-future',
    ],
    [
      'the same beside the list of today',
      async () =>
        stage.withOffice(
          ...plain(),
          await listDated(Date.UTC(2041, 0, 1)),
          await listDated(LOCKED_AT + DAY_MS),
        ),
      'authentic',
      '',
    ],
    [
      'a list dated after now, which revokes from before the signature',
      async () => {
        const { holders } = stage.minutes;
        const bytes = await stage.office.revocationList([holders[0]?.serial ?? ''], LOCKED_AT, NOW + DAY_MS);
        return stage.withOffice(...plain(), { name: 'liste.crl', bytes });
      },
      'altered',
      'revoked-before',
    ],
    [
      'more lists than are read',
      async () => stage.withOffice(...plain(), await manyLists(65)),
      'intact-unconfirmed',
      'revocation-lists-many',
    ],
    [
      'one list ten thousand times',
      async () => stage.withOffice(...plain(), await copiesOf(await listDated(LOCKED_AT + DAY_MS), 10_000)),
      'authentic',
      '',
    ],
    [
      'revoked before',
      async () => stage.withOffice(...plain(), await revokedAt(LOCKED_AT)),
      'altered',
      'revoked-before',
    ],
    [
      'a list that nobody signed so',
      async () => stage.withOffice(...plain(), await revokedAt(LOCKED_AT, await createOffice(LOCKED_AT))),
      'intact-unconfirmed',
      'revocation-list-forged',
    ],
    [
      'a list from before the signature',
      async () =>
        stage.withOffice(...plain(), {
          name: 'liste.crl',
          bytes: await stage.office.revocationList([], LOCKED_AT - 20 * DAY_MS),
        }),
      'authentic',
      '',
    ],
    [
      'expired since, by its own word',
      () => Promise.resolve({ ...stage.withOffice(...plain()), now: aged(4) }),
      'intact-unconfirmed',
      'expired-unproven',
    ],
    [
      'expired since, with a timestamp',
      async () => ({ ...stage.withOffice(...(await stampedAt(SEALED_AT + HOUR_MS))), now: aged(4) }),
      'authentic',
      '',
    ],
    [
      'dated in the future',
      () => Promise.resolve({ ...stage.withOffice(...plain()), now: LOCKED_AT - DAY_MS }),
      'intact-unconfirmed',
      'dated-in-future',
    ],
  ])('%s', (...row) => checkRow('3 time', row));
});
