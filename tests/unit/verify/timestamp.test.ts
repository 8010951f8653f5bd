import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTimestampReply, timestampRequest } from '../../../src/cms/timestamp.ts';
import { timestampField } from '../../../src/core/documents/signing/sign-document.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { createTimestampResponder, type TimestampResponder } from '../../fixtures/timestamp-responder.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  contentUnder,
  createOffice,
  joined,
  type Office,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

const TIMEOUT = 240_000;
const HOUR_MS = 3_600_000;

type Input = Parameters<typeof verifyDocuments>[0][number];

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  // The timestamp authority of the tests dates by the machine's clock.
  const lockedAt = Date.now() - HOUR_MS;
  office = await createOffice(lockedAt);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt }));
}, TIMEOUT);

describe('a timestamp', { timeout: TIMEOUT }, () => {
  let responder: TimestampResponder;
  let stamped: Uint8Array;
  const token = async (digest: Uint8Array) => {
    const query = { digest, nonce: Uint8Array.of(7, 7), policy: null };
    const reply = await readTimestampReply(responder.reply(timestampRequest(query)), query);
    return reply.bytes;
  };

  beforeAll(async () => {
    responder = createTimestampResponder();
    stamped = joined(minutes.sealed, await timestampField(minutes.sealed, { token }));
  }, TIMEOUT);
  afterAll(() => {
    responder.dispose();
  });

  const checkStamped = (bytes: Uint8Array, ...beside: readonly Input[]) =>
    verifyDocuments([{ name: 'pv.pdf', bytes }, textInput('autorite.crt', office.pem), ...beside]);

  it('covers the whole file, and its authority is confirmed when it is given', async () => {
    const report = await checkStamped(stamped, textInput('horodatage.crt', responder.rootPem));
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toEqual(
      expect.arrayContaining(['timestamp-valid', 'timestamp-confirmed']),
    );
    expect(codesOf(report, 'note')).toEqual(
      expect.arrayContaining(['timestamp-after-seal', 'level-timestamped']),
    );
    const unknown = await checkStamped(stamped);
    expect(unknown.verdict).toBe('intact-unconfirmed');
    expect(codesOf(unknown, 'open')).toEqual(['timestamp-unconfirmed']);
  });

  it('about something else is reported', async () => {
    const other = joined(
      minutes.sealed,
      await timestampField(minutes.sealed, { token: () => token(new Uint8Array(32)) }),
    );
    expect(codesOf(await checkStamped(other), 'fail')).toEqual(['timestamp-imprint']);
  });

  it('of which one byte changed is reported, wherever it is', async () => {
    const unseen: number[] = [];
    for (let offset = minutes.sealed.length; offset < stamped.length; offset += 271) {
      const bytes = stamped.slice();
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (offset & 7));
      if ((await checkStamped(bytes)).verdict !== 'altered') unseen.push(offset);
    }
    expect(unseen).toEqual([]);
  });

  it('that is older than the seal shows a clock that was ahead', async () => {
    const ahead = await signMinutes(office, { ...minutes.content, lockedAt: Date.now() + HOUR_MS });
    const bytes = joined(ahead.sealed, await timestampField(ahead.sealed, { token }));
    expect(codesOf(await checkStamped(bytes), 'note')).toContain('clock-ahead');
  });
});
