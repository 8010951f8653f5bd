import { beforeAll, describe, expect, it } from 'vitest';
import type { MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import {
  absence,
  europeanNames,
  oralDefence,
  refusal,
  signaturesFor,
  worstCase,
} from '../../fixtures/minutes/minutes-samples.ts';
import { createOpensslPki } from '../../fixtures/signing/openssl-pki.ts';
import { codesOf, valuesOf } from '../../fixtures/verify/reports.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

const TIMEOUT = 60_000;
const SAMPLES = { absence, europeanNames, refusal, worstCase };

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  office = await createOffice(oralDefence().lockedAt);
  minutes = await signMinutes(office, contentUnder(office));
}, TIMEOUT);

function check(bytes: Uint8Array) {
  return verifyDocuments([{ name: 'pv.pdf', bytes }, textInput('autorite.pem', office.pem)]);
}

describe('sealed minutes', { timeout: TIMEOUT }, () => {
  it('are authentic under the authority that was given', async () => {
    const report = await check(minutes.sealed);
    expect(report.verdict).toBe('authentic');
    expect([...codesOf(report, 'fail'), ...codesOf(report, 'open')]).toEqual([]);
    const [document] = report.documents;
    expect(document).toMatchObject({ number: minutes.content.number, timeZone: 'Europe/Paris' });
    expect(document?.authoritySha256).toBe(office.authority.certificate.sha256);
    expect(document?.sections.map(({ id }) => id)).toEqual([
      'document',
      ...['signature', 'signature', 'signature', 'seal'],
      ...['coverage', 'authority', 'data', 'proof', 'notes'],
    ]);
    expect(codesOf(report, 'pass')).toEqual(
      expect.arrayContaining(['structure', 'coverage-whole', 'data-digest', 'printed-digest', 'title']),
    );
    expect(report.companions).toEqual([{ name: 'autorite.pem', kind: 'authority' }]);
  });

  it('are intact, with a digest to compare, when no authority was given', async () => {
    const report = await verifyDocuments([{ name: 'pv.pdf', bytes: minutes.sealed }]);
    expect(report.verdict).toBe('intact-unconfirmed');
    expect(codesOf(report, 'open')).toEqual(['authority-unconfirmed']);
    expect(valuesOf(report, 'authority-unconfirmed')?.['sha256']).toBe(office.authority.certificate.sha256);
  });

  it.each(Object.entries(SAMPLES))('of every kind are recognised: %s', async (_, sample) => {
    const { authority, chain } = minutes.content;
    const content = { ...sample(), ...(authority && chain ? { authority, chain } : {}) };
    const report = await check((await signMinutes(office, content)).sealed);
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(report.verdict).toBe('authentic');
  });

  it('that no member is left to sign are authentic by their seal', async () => {
    const { content } = minutes;
    const members = content.members.map((member): MinutesContent1['members'][number] => ({
      ...member,
      declaration: { kind: 'withdrawn', reason: 'Lien avec le candidat.', at: content.lockedAt },
    }));
    const report = await check((await signMinutes(office, { ...content, members })).sealed);
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toContain('authority-of-minutes');
    expect(codesOf(report, 'note')).not.toContain('seal-own-authority');
  });

  it('may bear RSA signatures, by certificates that other tools made', async () => {
    const pki = createOpensslPki();
    const signer = pki.issue(`Cachet d’${minutes.content.session.organisation}`, 'rsa-sha256');
    const at = Date.now();
    const other = await createOffice(at);
    const content = contentUnder(other, { lockedAt: at });
    const sealed = await signMinutes(other, content, { sealHolder: { signer, serial: '' } });
    const report = await verifyDocuments([
      { name: 'pv.pdf', bytes: sealed.sealed },
      textInput('autorite.pem', other.pem),
      textInput('cachet.pem', pki.authority),
    ]);
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(codesOf(report, 'note')).toContain('seal-own-authority');
    expect(report.verdict).toBe('authentic');
  });
});

describe('a seal whose issuer is not in the document', { timeout: TIMEOUT }, () => {
  it('is left to the reader, whatever other authority they give', async () => {
    const pki = createOpensslPki();
    const signer = { ...pki.issue(`Cachet d’${minutes.content.session.organisation}`), chain: [] };
    const at = Date.now();
    const other = await createOffice(at);
    const { sealed: bytes } = await signMinutes(other, contentUnder(other, { lockedAt: at }), {
      sealHolder: { signer, serial: '' },
    });
    const pdf = { name: 'pv.pdf', bytes };
    const alone = await verifyDocuments([pdf]);
    expect(codesOf(alone, 'open')).toEqual(['path-issuer-unknown', 'authority-unconfirmed']);
    const partly = await verifyDocuments([pdf, textInput('autorite.pem', other.pem)]);
    expect(codesOf(partly, 'fail')).toEqual([]);
    expect(codesOf(partly, 'open')).toEqual(['path-issuer-unknown']);
    const whole = await verifyDocuments([
      pdf,
      textInput('autorite.pem', other.pem),
      textInput('cachet.pem', pki.authority),
    ]);
    expect(whole.verdict).toBe('authentic');
  });
});

describe('what holds no signature', { timeout: TIMEOUT }, () => {
  it('a copy for paper cannot be checked, and says to check the original', async () => {
    const { content } = minutes;
    const contentDigest = minutesContentDigest(content);
    const bytes = await createMinutesRenderer({ fontsDir: FONTS_DIR }).renderMinutesPdf({
      mode: 'copy',
      content,
      contentDigest,
      signatures: signaturesFor(content, contentDigest),
      outside: [],
      seal: null,
      printedAt: content.lockedAt,
    });
    const report = await check(bytes);
    expect(codesOf(report, 'open')).toEqual(['no-fields']);
    expect(report.verdict).toBe('not-checkable');
  });
});

describe('several documents', () => {
  it('have the gravest verdict of all, and one for each', async () => {
    const altered = minutes.sealed.slice();
    altered[1000] = (altered[1000] ?? 0) ^ 1;
    const report = await verifyDocuments([
      { name: 'bon.pdf', bytes: minutes.sealed },
      { name: 'altéré.pdf', bytes: altered },
      textInput('autorite.crt', office.pem),
      textInput('notes.txt', 'Rien de connu.'),
    ]);
    expect(report.verdict).toBe('altered');
    expect(report.documents.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['bon.pdf', 'authentic'],
      ['altéré.pdf', 'altered'],
    ]);
    expect(report.companions).toContainEqual({ name: 'notes.txt', kind: 'unknown' });
  });

  it('are none when nothing is given', async () => {
    expect(await verifyDocuments([])).toEqual({ verdict: 'not-checkable', documents: [], companions: [] });
  });
});
