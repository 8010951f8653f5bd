import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  createOffice,
  type Holder,
  type Office,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

vi.setConfig({ testTimeout: 60_000 });

let office: Office;
let seal: Holder;

const now = () => juryActs().lockedAt + 86_400_000;

beforeAll(async () => {
  office = await createOffice(juryActs().lockedAt);
  seal = await office.issue('');
});

/** Content of the second version, which names the seal; what signs in these tests is typed for the first, and signs any. */
function content(): MinutesContent1 {
  const { sha256, subject } = office.authority.certificate;
  const named = createHash('sha256').update(seal.signer.certificate).digest('hex');
  const content = {
    ...juryActs(),
    authority: { subject, sha256 },
    seal: { subject: 'Cachet', sha256: named },
  };
  return content as unknown as MinutesContent1;
}

async function check(sealHolder: Holder) {
  const { sealed } = await signMinutes(office, content(), { sealHolder });
  return verifyDocuments([{ name: 'pv.pdf', bytes: sealed }, textInput('autorite.crt', office.pem)], {
    now: now(),
  });
}

describe('content of the second version', () => {
  it('is authentic under the seal that it names, with all the pages that it gives', async () => {
    const report = await check(seal);
    expect([...codesOf(report, 'fail'), ...codesOf(report, 'open')]).toEqual([]);
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toEqual(expect.arrayContaining(['seal-of-minutes', 'pages-same']));
  });

  it('is not valid under any other seal of the same authority', async () => {
    const report = await check(await office.issue(''));
    expect(codesOf(report, 'fail')).toEqual(['seal-not-of-minutes']);
  });
});
