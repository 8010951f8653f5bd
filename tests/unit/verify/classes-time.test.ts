import { beforeAll, describe, it, vi } from 'vitest';
import { timestampField } from '../../../src/core/documents/signing/sign-document.ts';
import { makeToken } from '../../fixtures/verify/own-timestamps.ts';
import { createOffice, joined } from '../../fixtures/verify/signed-minutes.ts';
import type { GivenFile } from './classes.ts';
import {
  checkRow,
  DAY_MS,
  HOUR_MS,
  LOCKED_AT,
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

describe('time and revocation', () => {
  const stampedAt = async (at: number): Promise<readonly GivenFile[]> => {
    const increment = await timestampField(stage.minutes.sealed, {
      token: (digest) => Promise.resolve(makeToken(stage.tsa, digest, at)),
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
