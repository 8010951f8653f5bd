import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf, valuesOf } from '../../fixtures/verify/reports.ts';
import {
  createOffice,
  type Holder,
  type Office,
  signedAs,
  signMinutes,
  type SignedMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';

const TIMEOUT = 60_000;
const HOUR_MS = 3_600_000;
const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

let office: Office;
let sealHolder: Holder;
let cited: SignedMinutes<MinutesContent2>;
let signed: SignedMinutes<SessionContent>;

function named() {
  const { sha256, subject } = office.authority.certificate;
  const seal = { subject: 'CN=Cachet', sha256: sha256Hex(sealHolder.signer.certificate) };
  return { authority: { subject, sha256 }, seal };
}

/** The sample under this office, which cites those minutes alone. */
function content(digest = cited.contentDigest): SessionContent {
  const [first] = sessionSample().annex;
  if (first === undefined) throw new Error('no annex');
  return { ...sessionSample(), ...named(), annex: [{ ...first, number: cited.content.number, digest }] };
}

beforeAll(async () => {
  office = await createOffice(juryActs().lockedAt - HOUR_MS);
  sealHolder = await office.issue('');
  cited = await signMinutes(office, { ...juryActs(), ...named() }, { sealHolder });
  signed = await signMinutes(office, content(), { sealHolder });
}, TIMEOUT);

const pdf = (name: string, bytes: Uint8Array) => ({ name, bytes });
const authority = () => textInput('autorite.crt', office.pem);

describe('the minutes of a session', { timeout: TIMEOUT }, () => {
  it('are authentic with all that they cite', async () => {
    const report = await verifyDocuments([
      pdf('pvs.pdf', signed.sealed),
      pdf('pv.pdf', cited.sealed),
      authority(),
    ]);
    expect([...codesOf(report, 'fail'), ...codesOf(report, 'open')]).toEqual([]);
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toEqual(expect.arrayContaining(['annex-whole', 'pages-same']));
    expect(valuesOf(report, 'annex-same')).toEqual({ number: cited.content.number });
  });

  it('are authentic alone, and say what was not given', async () => {
    const report = await verifyDocuments([pdf('pvs.pdf', signed.sealed), authority()]);
    expect(report.verdict).toBe('authentic');
    expect(valuesOf(report, 'annex-missing')).toEqual({ count: 1 });
    expect(codesOf(report, 'pass')).not.toContain('annex-whole');
  });

  it('stand beside their exported data', async () => {
    const report = await verifyDocuments([
      pdf('pvs.pdf', signed.sealed),
      textInput('pvs.json', signed.json),
      authority(),
    ]);
    expect(codesOf(report, 'pass')).toContain('json-same');
  });

  it('do not cite other minutes of that number', async () => {
    const other = await signMinutes(office, content('0f'.repeat(32)), { sealHolder });
    const report = await verifyDocuments([
      pdf('pvs.pdf', other.sealed),
      pdf('pv.pdf', cited.sealed),
      authority(),
    ]);
    expect(codesOf(report, 'open')).toContain('annex-other');
    expect(report.verdict).toBe('intact-unconfirmed');
  });

  it('say when what they cite was altered', async () => {
    const altered = Uint8Array.from(cited.sealed);
    const at = Buffer.from(altered).indexOf('/FontDescriptor') + 2;
    altered[at] = 0x58;
    const report = await verifyDocuments([
      pdf('pvs.pdf', signed.sealed),
      pdf('pv.pdf', altered),
      authority(),
    ]);
    expect(report.documents.map(({ verdict }) => verdict)).toEqual(['intact-unconfirmed', 'altered']);
    expect(codesOf(report, 'open')).toContain('annex-altered');
  });

  it('are not valid without the signature of one who sat, or with a byte changed', async () => {
    const unsigned = await signMinutes(office, content(), { sealHolder, missing: [1] });
    expect((await verifyDocuments([pdf('pvs.pdf', unsigned.sealed), authority()])).verdict).not.toBe(
      'authentic',
    );
    const changed = Uint8Array.from(signed.sealed);
    changed[2_000] = (changed[2_000] ?? 0) ^ 1;
    expect((await verifyDocuments([pdf('pvs.pdf', changed), authority()])).verdict).toBe('altered');
  });

  it('are not valid when their pages tell another decision than their data', async () => {
    const { contentDigest } = signed;
    const forged = structuredClone(signed.content);
    const ruling = forged.candidates[1]?.rows[0]?.ruling;
    if (!ruling) throw new Error('a refusal');
    ruling.outcome = 'validated';
    const pages = await renderer.renderSessionPdf({ mode: 'original', content: forged, contentDigest });
    const report = await verifyDocuments([pdf('pvs.pdf', await signedAs(signed, pages)), authority()]);
    expect(report.verdict).toBe('altered');
  });
});
