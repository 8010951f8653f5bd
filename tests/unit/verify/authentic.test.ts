import { beforeAll, describe, expect, it } from 'vitest';
import { verifyDocuments } from '../../../src/verify/verify-documents.ts';
import { wordingOf } from '../../../src/verify/wording.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

const LOCKED_AT = Date.UTC(2026, 10, 24, 14, 15, 0);

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  office = await createOffice(LOCKED_AT);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
}, 60_000);

describe('sealed minutes', () => {
  it('are authentic under the authority that was given', async () => {
    const report = await verifyDocuments([
      { name: 'pv.pdf', bytes: minutes.sealed },
      textInput('autorite.crt', office.pem),
    ]);
    const wording = wordingOf('fr');
    for (const d of report.documents)
      for (const s of d.sections) {
        console.log('##', wording.title(s, d.timeZone));
        for (const f of s.findings) console.log('  ', f.level, wording.sentence(f, d.timeZone));
      }
    expect(report.verdict).toBe('authentic');
  });
});
