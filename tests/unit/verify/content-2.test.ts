import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { withLateEntries } from '../../fixtures/minutes/late-entries.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  createOffice,
  type Holder,
  type Office,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

const TIMEOUT = 60_000;
const HOUR_MS = 3_600_000;

let office: Office;
let sealHolder: Holder;

beforeAll(async () => {
  office = await createOffice(juryActs().lockedAt - HOUR_MS);
  sealHolder = await office.issue('');
}, TIMEOUT);

/** Content in which everything happened, under this office and its seal. */
function content(changes: Partial<MinutesContent2> = {}): MinutesContent2 {
  const { sha256, subject } = office.authority.certificate;
  const named = { subject: 'CN=Cachet', sha256: sha256Hex(sealHolder.signer.certificate) };
  return { ...juryActs(), authority: { subject, sha256 }, seal: named, ...changes };
}

async function check(signed: MinutesContent2, missing: readonly number[] = []) {
  const { sealed } = await signMinutes(office, signed, { sealHolder, missing });
  return verifyDocuments([{ name: 'pv.pdf', bytes: sealed }, textInput('autorite.crt', office.pem)]);
}

describe('minutes of content 2', { timeout: TIMEOUT }, () => {
  it('with all that it can tell are authentic, signed by who sat at the decision', async () => {
    const report = await check(content());
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(codesOf(report, 'open')).toEqual([]);
    expect(report.verdict).toBe('authentic');
  });

  it('say how many candidates passed together, and that one of them left', async () => {
    const [first] = juryActs().conduct;
    const left = { ...(first ?? expect.unreachable()), type: 'candidate-left', detail: null } as const;
    const together = content({ together: 3, conduct: [...juryActs().conduct, left] });
    expect((await check(together)).verdict).toBe('authentic');
  });

  it('print what came too late, which is in no grid', async () => {
    const told = withLateEntries(content());
    expect((await check(told)).verdict).toBe('authentic');
  });

  it('are not authentic without the signature of one who sat', async () => {
    const report = await check(content(), [1]);
    expect(report.verdict).not.toBe('authentic');
  });

  it('are not valid under another seal than the one that they name', async () => {
    const report = await check(content({ seal: { subject: 'CN=Cachet', sha256: '5e'.repeat(32) } }));
    expect(report.verdict).toBe('altered');
  });
});
