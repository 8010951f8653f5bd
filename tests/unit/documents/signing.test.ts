/** Signed minutes under independent eyes: poppler with NSS, openssl, qpdf. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { buildMinutesFile, minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import {
  createDocumentSigner,
  DocumentSigningError,
  timestampField,
} from '../../../src/core/documents/signing/sign-document.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { absence, oralDefence, signaturesFor, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { joined } from '../../fixtures/signing/signed-document.ts';
import {
  attachedText,
  folded,
  FONTS_DIR,
  plainText,
  renderOriginal,
  renderSigned,
  renderSteps,
  runOnPdf,
  testPki,
  testSigners,
} from './pdf-tools.ts';
import { signaturesIn } from './signed-contents.ts';

const SAMPLES = { oralDefence, absence, worstCase };
const TIMEOUT = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'signing-'));
const authorityFile = join(folder, 'authority.pem');

beforeAll(() => {
  writeFileSync(authorityFile, testPki().authority);
  const database = `sql:${folder}`;
  execFileSync('certutil', ['-N', '-d', database, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', database, '-n', 'authority', '-t', 'C,C,C', '-i', authorityFile]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What pdfsig says of each signature field, by field name. */
function verdicts(pdf: Uint8Array): Map<string, string> {
  const [, ...parts] = runOnPdf(pdf, 'pdfsig', ['-nssdir', folder]).split(/^Signature #\d+:$/m);
  return new Map(parts.map((part) => [/Signature Field Name: (.*)/.exec(part)?.[1] ?? '', part]));
}

describe.each(Object.entries(SAMPLES))('signed minutes, %s', { timeout: TIMEOUT }, (_, sample) => {
  const content: MinutesContent = sample();
  const signatures = signaturesFor(content, minutesContentDigest(content));
  const fields = [...signatures.map((__, index) => `Signature_${String(index + 1)}`), 'Cachet'];

  it('have each signature valid and trusted, and the last over the whole file', async () => {
    const said = verdicts(await renderSigned(content));
    expect([...said.keys()]).toEqual([...fields, 'Horodatage']);
    for (const field of fields) {
      expect(said.get(field)).toContain('Signature is Valid.');
      expect(said.get(field)).toContain('Certificate is Trusted.');
      expect(said.get(field)).toContain('ETSI.CAdES.detached');
      const coverage = field === 'Cachet' ? '- Total document signed' : '- Not total document signed';
      expect(said.get(field)).toContain(coverage);
    }
    expect(said.get('Horodatage')).toContain('The signature form field is not signed.');
  });

  it('hold CAdES signatures that openssl accepts', async () => {
    const pdf = await renderSigned(content);
    const found = signaturesIn(pdf);
    expect(found).toHaveLength(fields.length);
    for (const { signed, contents } of found) {
      const [signedFile, contentsFile] = [join(folder, 'signed'), join(folder, 'contents')];
      writeFileSync(signedFile, signed);
      writeFileSync(contentsFile, contents);
      const input = ['-inform', 'DER', '-in', contentsFile, '-content', signedFile, '-binary'];
      const verify = ['cms', '-verify', '-cades', ...input, '-CAfile', authorityFile, '-purpose', 'any'];
      execFileSync('openssl', [...verify, '-out', '/dev/null'], { stdio: 'pipe' });
      // One changed byte, and the same command must refuse.
      writeFileSync(signedFile, Buffer.concat([signed.subarray(0, -1), Buffer.from('X')]));
      expect(() => execFileSync('openssl', [...verify, '-out', '/dev/null'], { stdio: 'pipe' })).toThrow();
    }
  });

  it('are sound, show each name and instant, and carry their data', async () => {
    const pdf = await renderSigned(content);
    expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
    const text = plainText(pdf);
    for (const { name } of signatures) expect(text).toContain(folded(name));
    expect(text.match(/Signé le 24 novembre 2026 à 15:\d\d:\d\d/g)).toHaveLength(signatures.length);
    expect(text).toContain('Scellé le 24 novembre 2026 à 16:18:40');
    expect(text).toContain(folded(content.session.organisation));
    expect(attachedText(pdf, `${content.number}.json`)).toBe(buildMinutesFile(content).json);
  });

  it('change nothing but the field that is filled', async () => {
    const file = readPdf(await renderSigned(content));
    expect(file.revisions).toHaveLength(fields.length + 1);
    for (let rank = 1; rank < file.revisions.length; rank += 1) {
      const { replaced } = file.changes(rank);
      const [number = 0] = replaced;
      expect(replaced).toHaveLength(1);
      const [before, after] = [file.object(number, rank - 1), file.object(number, rank)];
      if (before.value.kind !== 'dictionary' || after.value.kind !== 'dictionary') throw new Error('a field');
      expect([...after.value.entries.keys()].sort()).toEqual([...before.value.entries.keys(), 'V'].sort());
    }
  });
});

describe('signing', { timeout: TIMEOUT }, () => {
  const signer = createDocumentSigner({ fontsDir: FONTS_DIR });
  const content = oralDefence();
  const contentDigest = minutesContentDigest(content);
  const [first] = signaturesFor(content, contentDigest);
  const signing = {
    field: 'Signature_1',
    signer: testSigners.member(1, first?.name ?? ''),
    at: content.lockedAt,
    name: 'Zoë d’Août (Żak)',
    reason: 'Approbation \\ du (procès-verbal)',
    appearance: { svg: first?.svg ?? '', contentDigest, timeZone: content.timeZone },
  };

  it('says who signs, when and why, in any script', async () => {
    const original = await renderOriginal(content);
    const pdf = joined(original, await signer.signField(original, signing));
    const details = runOnPdf(pdf, 'qpdf', ['--json', '--json-key=qpdf']);
    expect(details).toContain('u:Zoë d’Août (Żak)');
    expect(details).toContain('u:Approbation \\\\ du (procès-verbal)');
    expect(details).toContain('D:20261124141840Z');
  });

  it('gives the same bytes for the same key, where the signature has no chance in it', async () => {
    const original = await renderOriginal(content);
    const again = { ...signing, signer: testSigners.member(2, 'Basile Kermoal') };
    const [one, other] = [await signer.signField(original, again), await signer.signField(original, again)];
    expect(one).toEqual(other);
  });

  it('refuses a field that is filled, or that does not exist', async () => {
    const signed = await renderSigned(content);
    await expect(signer.signField(signed, signing)).rejects.toThrow(DocumentSigningError);
    await expect(signer.signField(signed, signing)).rejects.toMatchObject({ code: 'field-signed' });
    const absent = signer.signField(signed, { ...signing, field: 'Signature_9' });
    await expect(absent).rejects.toMatchObject({ code: 'field-missing' });
  });

  it('refuses a token that is larger than its room, and passes on why there is none', async () => {
    const original = await renderOriginal(content);
    const large = timestampField(original, {
      token: () => Promise.resolve(new Uint8Array(9)),
      reserveBytes: 8,
    });
    await expect(large).rejects.toMatchObject({ code: 'contents-too-large' });
    const none = timestampField(original, { token: () => Promise.reject(new Error('no network')) });
    await expect(none).rejects.toThrow('no network');
  });

  it('puts a timestamp over the whole sealed file', async () => {
    const sealed = await renderSigned(content);
    const asked: Uint8Array[] = [];
    const increment = await timestampField(sealed, {
      token: (sha256) => {
        asked.push(sha256);
        return Promise.resolve(Uint8Array.of(0x30, 0x00));
      },
    });
    const pdf = joined(sealed, increment);
    const [last] = signaturesIn(pdf).slice(-1);
    expect(asked).toHaveLength(1);
    expect(Buffer.from(asked[0] ?? []).toString('hex')).toBe(last?.sha256);
    expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
    expect(verdicts(pdf).get('Horodatage')).toContain('- Total document signed');
    expect(Buffer.from(increment).toString('latin1')).toContain('/Type /DocTimeStamp');
    expect(Buffer.from(increment).toString('latin1')).toContain('/SubFilter /ETSI.RFC3161');
  });

  it('keeps every earlier step as it was', async () => {
    const steps = await renderSteps(content);
    for (const [index, step] of steps.slice(1).entries()) {
      const before = steps[index] ?? new Uint8Array();
      expect(Buffer.from(step.subarray(0, before.length)).equals(before)).toBe(true);
    }
  });
});
