import { SIGNING_REASON } from '../../../src/documents/signing-reason.ts';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import { createProofRenderer } from '../../../src/core/documents/proof-pdf.ts';
import type { Report } from '../../../src/verify/report.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { proofPageFindings } from '../../../src/verify/pages/proof-pages-findings.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { redrawing, verifyDocuments } from '../../fixtures/verify/checking.ts';
import { proofOf } from '../../fixtures/verify/proofs.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  seal,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });

const TIMEOUT = 60_000;
const HOUR_MS = 3_600_000;

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  // The timestamp authority of the tests dates by the machine's clock.
  const lockedAt = Date.now() - HOUR_MS;
  office = await createOffice(lockedAt);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt }));
}, TIMEOUT);

type Input = Parameters<typeof verifyDocuments>[0][number];

function check(...beside: readonly Input[]): Promise<Report> {
  const document = { name: 'pv.pdf', bytes: minutes.sealed };
  return verifyDocuments([document, textInput('autorite.crt', office.pem), ...beside]);
}

describe('a proof record on paper', { timeout: TIMEOUT }, () => {
  it('is checked by its seal, and serves as the proof of the minutes beside it', async () => {
    const proof = proofOf(minutes);
    const at = minutes.content.lockedAt + HOUR_MS / 2;
    const pages = await createProofRenderer({ fontsDir: FONTS_DIR }).renderProof({
      proof,
      json: canonicalJson(proof),
      organisation: minutes.content.session.organisation,
      isToBeSealed: true,
    });
    const paper = await seal(pages, minutes.sealHolder, at, SIGNING_REASON.proof(proof.number));
    const report = await check({ name: 'dossier.pdf', bytes: paper });
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toEqual(expect.arrayContaining(['proof-attached', 'proof-digests']));
    const unsealed = await check({ name: 'dossier.pdf', bytes: pages });
    expect(codesOf(unsealed, 'fail')).toEqual(['seal-missing']);
    const altered = paper.slice();
    altered[20_000] = (altered[20_000] ?? 0) ^ 4;
    expect((await check({ name: 'dossier.pdf', bytes: altered })).verdict).toBe('altered');
  });

  it('says on its pages what the proof in it says, in every case of it', async () => {
    const renderer = createProofRenderer({ fontsDir: FONTS_DIR });
    const organisation = minutes.content.session.organisation;
    const timestamp = {
      authority: 'CN=Horodatage public',
      at: minutes.content.lockedAt + HOUR_MS,
      policy: '1.2.3.4',
      serial: '0a1b',
      tokenSha256: 'ab'.repeat(32),
      offsetMs: -1_300,
    };
    const [first] = proofOf(minutes).signatures;
    if (first === undefined) throw new TypeError('no signature');
    const external = {
      name: `${'procès-verbal-signé-'.repeat(8)}.pdf`,
      kind: 'scan' as const,
      sha256: 'cd'.repeat(32),
      byteCount: 123_456,
      jurorIds: [first.jurorId],
      attachedBy: 'Basile Kermoal',
      attachedAt: minutes.content.lockedAt,
    };
    const voided = {
      revision: 1,
      lockedAt: 1_780_000_000_000,
      voidedAt: 1_780_000_100_000,
      reason: 'Une faute.',
    };
    for (const changes of [
      {},
      { timestamps: [timestamp, timestamp], clock: { ...proofOf(minutes).clock, offsetMs: -1_300 } },
      { external: [external], signatures: [{ ...first, kind: 'external' as const, certificate: null }] },
      { seal: null, revisions: [voided, { ...voided, revision: 2, voidedAt: null, reason: null }] },
    ]) {
      const proof = proofOf(minutes, changes);
      for (const isToBeSealed of [true, false]) {
        const pages = readPdf(
          await renderer.renderProof({ proof, json: canonicalJson(proof), organisation, isToBeSealed }),
        );
        const json = canonicalJson(proof);
        const printed = { file: pages, fields: reservedFields(pages), json, redrawing };
        const findings = await proofPageFindings({ ...printed, proof });
        expect(findings).toMatchObject([{ code: 'pages-same', level: 'pass' }]);
        const other = { ...proof, archivedAt: proof.archivedAt + 1_000 };
        const found = await proofPageFindings({ ...printed, proof: other });
        expect(found).toMatchObject([{ code: 'pages-text-other', level: 'fail' }]);
      }
    }
  });
});

describe('a rectification', { timeout: TIMEOUT }, () => {
  it('is shown with what it corrects, which is compared when it is given', async () => {
    const { content, contentDigest, sealed } = minutes;
    const corrected = await signMinutes(office, {
      ...content,
      number: `${content.number}-R1`,
      revision: content.revision + 1,
      candidate: { ...content.candidate, birthPlace: 'Saint-Cyr-la-Rive' },
      rectification: {
        number: content.number,
        contentDigest,
        pdfSha256: createHash('sha256').update(sealed).digest('hex'),
        archivedAt: content.lockedAt + HOUR_MS / 4,
        reason: 'Lieu de naissance mal orthographié.',
        differences: [
          {
            path: '/candidate/birthPlace',
            label: 'Lieu de naissance',
            before: content.candidate.birthPlace,
            after: 'Saint-Cyr-la-Rive',
          },
        ],
      },
    });
    const rectified = { name: 'rectificatif.pdf', bytes: corrected.sealed };
    const authority = textInput('autorite.crt', office.pem);
    const alone = await verifyDocuments([rectified, authority]);
    expect(alone.verdict).toBe('authentic');
    expect(codesOf(alone, 'note')).toEqual(expect.arrayContaining(['rectifies', 'cited-not-given']));
    const both = await check(rectified);
    expect(both.verdict).toBe('authentic');
    expect(codesOf(both, 'pass')).toContain('cited-same');
    expect(codesOf(both, 'note')).toContain('rectified-by');
    const other = await signMinutes(office, { ...content, accommodation: ['Un tiers temps.'] });
    const wrong = await verifyDocuments([rectified, { name: 'autre.pdf', bytes: other.sealed }, authority]);
    expect(codesOf(wrong, 'fail')).toEqual(['cited-other']);
  });
});
