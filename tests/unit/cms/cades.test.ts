import { createHash, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cadesDetached, encodeCades } from '../../../src/cms/cades.ts';
import { DerError, readDer, TAG } from '../../../src/cms/der-reader.ts';
import { der, derOid, derSet } from '../../../src/cms/der-writer.ts';
import { readSignedData } from '../../../src/cms/signed-data.ts';
import { createOpensslPki } from '../../fixtures/signing/openssl-pki.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

const pki = createOpensslPki();
const ec = pki.issue('Hélène Vasseur-Oyarzun');
const rsa = pki.issue('Basile Kermoal', 'rsa-sha256');
const sha256 = new Uint8Array(createHash('sha256').update('content').digest());

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const hexOfText = (hexadecimal: string) => Uint8Array.from(Buffer.from(hexadecimal, 'hex'));

describe.each([
  ['P-256', ec],
  ['RSA', rsa],
])('a CAdES signature, %s', (_, signer) => {
  it('signs the content type, the digest and the certificate, and no instant', async () => {
    const { attributes } = readSignedData(await cadesDetached(sha256, signer)).signer;
    expect([...attributes.keys()].sort()).toEqual(
      [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE_V2].sort(),
    );
    expect(hex(attributes.get(MESSAGE_DIGEST)?.contents)).toBe(hex(sha256));
    const certificate = createHash('sha256').update(signer.certificate).digest('hex');
    expect(hex(attributes.get(SIGNING_CERTIFICATE_V2)?.bytes)).toContain(certificate);
  });

  it('holds under the key of the certificate, over its attributes', async () => {
    const { signer: read, certificates } = readSignedData(await cadesDetached(sha256, signer));
    const key = new X509Certificate(signer.certificate).publicKey;
    expect(verify('sha256', read.signedForms[0] ?? new Uint8Array(), key, read.signature)).toBe(true);
    expect(certificates.map(hex).sort()).toEqual([signer.certificate, ...signer.chain].map(hex).sort());
  });

  it('is encoded again from its parts to the same bytes', async () => {
    const { certificate, chain, algorithm } = signer;
    const bytes = await cadesDetached(sha256, signer);
    const { signature } = readSignedData(bytes).signer;
    const again = await encodeCades({
      sha256,
      certificate,
      chain: [...chain].reverse(),
      algorithm,
      signature,
    });
    expect(hex(again)).toBe(hex(bytes));
  });
});

describe('signing', () => {
  it('passes on why the signer does not sign', async () => {
    const locked = { ...ec, sign: () => Promise.reject(new Error('locked')) };
    await expect(cadesDetached(sha256, locked)).rejects.toThrow('locked');
  });

  it('refuses what is no certificate', async () => {
    const wrong = { ...ec, certificate: Uint8Array.of(0x30, 0x00) };
    await expect(cadesDetached(sha256, wrong)).rejects.toThrow(DerError);
  });
});

describe('DER', () => {
  it('writes lengths in as few octets as they take', () => {
    for (const [length, header] of [
      [0, '0400'],
      [127, '047f'],
      [128, '048180'],
      [255, '0481ff'],
      [256, '04820100'],
      [65_536, '0483010000'],
    ] as const) {
      const bytes = der(TAG.octetString, new Uint8Array(length));
      expect(hex(bytes.subarray(0, header.length / 2))).toBe(header);
      expect(readDer(bytes).contents).toHaveLength(length);
    }
  });

  it('writes object identifiers as openssl reads them', () => {
    expect(hex(derOid('1.2.840.113549.1.9.16.2.47'))).toBe('060b2a864886f70d010910022f');
    expect(hex(derOid('2.16.840.1.101.3.4.2.1'))).toBe('0609608648016503040201');
  });

  it('orders the members of a set by their encodings', () => {
    const members = ['0201ff', '020101', '04020000', '0101ff'].map(hexOfText);
    expect(hex(derSet(TAG.set, members))).toBe('310d0101ff0201010201ff04020000');
  });
});
