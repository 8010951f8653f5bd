import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { cadesDetached } from '../../../src/cms/cades.ts';
import { certificatePath } from '../../../src/cms/certificate-path.ts';
import { type Certificate, readCertificate } from '../../../src/cms/certificate-reader.ts';
import { checkCades, withoutPadding } from '../../../src/cms/check-cms.ts';
import type { Signer } from '../../../src/cms/signer.ts';
import { createOpensslPki, type OpensslPki } from '../../fixtures/signing/openssl-pki.ts';

const DIGEST = new Uint8Array(createHash('sha256').update('a document').digest());
const TIMEOUT = 60_000;

let pki: OpensslPki;
let signers: Readonly<Record<'ecdsa' | 'rsa', Signer>>;

beforeAll(() => {
  pki = createOpensslPki();
  signers = { ecdsa: pki.issue('Hélène Essai'), rsa: pki.issue('Basile Essai', 'rsa-sha256') };
}, TIMEOUT);

function search(beside: readonly Certificate[], known: readonly Certificate[] = []) {
  return { beside, known, at: Date.now(), use: 'document' } as const;
}

const KINDS = ['ecdsa', 'rsa'] as const;

/** Whether anything at all is wrong with a signature: itself, or the certificates that it carries. */
async function isRefused(cms: Uint8Array): Promise<boolean> {
  const { certificate, fault, others } = await checkCades(cms, DIGEST);
  if (certificate === null || fault !== null) return true;
  return (await certificatePath(certificate, search(others))).faults.length > 0;
}

describe.each(KINDS)('a signature (%s)', (kind) => {
  it('holds over its document, with its certificate and those above', async () => {
    const signer = signers[kind];
    const checked = await checkCades(await cadesDetached(DIGEST, signer), DIGEST);
    expect(checked.fault).toBeNull();
    expect(checked.certificate?.bytes).toEqual(signer.certificate);
    expect(checked.others.map(({ bytes }) => bytes)).toEqual(signer.chain);
  });

  it('does not hold over another document', async () => {
    const other = new Uint8Array(createHash('sha256').update('another').digest());
    const { fault } = await checkCades(await cadesDetached(DIGEST, signers[kind]), other);
    expect(fault).toBe('document-changed');
  });

  it('by another key than its certificate’s is not one', async () => {
    const thief: Signer = {
      ...pki.issue('Un autre', signers[kind].algorithm),
      certificate: signers[kind].certificate,
    };
    const { fault } = await checkCades(await cadesDetached(DIGEST, thief), DIGEST);
    expect(fault).toBe('signature-invalid');
  });

  it('is refused with any one of its bytes changed', { timeout: TIMEOUT }, async () => {
    const cms = await cadesDetached(DIGEST, signers[kind]);
    const accepted: number[] = [];
    for (let offset = 0; offset < cms.length; offset += 1) {
      const changed = cms.slice();
      changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset & 7));
      if (!(await isRefused(changed))) accepted.push(offset);
    }
    expect(accepted).toEqual([]);
  });
});

describe('what is not a signature of ours', () => {
  it('is malformed: nothing, garbage, cut, or followed by something', async () => {
    const cms = await cadesDetached(DIGEST, signers.ecdsa);
    const files = [
      new Uint8Array(),
      Uint8Array.of(0x30, 0x80, 0, 0),
      cms.subarray(0, -1),
      new Uint8Array([...cms, 0]),
    ];
    for (const bytes of files) expect((await checkCades(bytes, DIGEST)).fault).toBe('malformed');
  });

  it('carries a certificate that serves for nothing: the path says so', async () => {
    const extra = pki.issue('Personne').certificate;
    const cms = await cadesDetached(DIGEST, { ...signers.ecdsa, chain: [...signers.ecdsa.chain, extra] });
    const { certificate, fault, others } = await checkCades(cms, DIGEST);
    expect(fault).toBeNull();
    if (certificate === null) throw new TypeError('no certificate');
    const { faults } = await certificatePath(certificate, search(others));
    expect(faults.map(({ kind }) => kind)).toEqual(['unused']);
  });
});

describe('the room kept for a signature', () => {
  it('is filled with zeros, and nothing else', async () => {
    const cms = await cadesDetached(DIGEST, signers.ecdsa);
    expect(withoutPadding(new Uint8Array([...cms, 0, 0, 0]))).toEqual(cms);
    expect(withoutPadding(new Uint8Array([...cms, 0, 1, 0]))).toBeNull();
    expect(withoutPadding(Uint8Array.of(0x30, 0x80))).toBeNull();
  });
});

describe('a path', () => {
  it('ends at a root that is known when the signature does not carry it', async () => {
    const leaf = await readCertificate(signers.ecdsa.certificate);
    const root = await readCertificate(signers.ecdsa.chain[0] ?? new Uint8Array());
    const alone = await certificatePath(leaf, search([]));
    expect(alone.faults.map(({ kind }) => kind)).toEqual(['issuer-missing']);
    expect(alone.root).toBeNull();
    const known = await certificatePath(leaf, search([], [root]));
    expect(known.faults).toEqual([]);
    expect(known.root?.sha256).toBe(root.sha256);
  });

  it('is broken by a date out of the validity, and by a signer who issues', async () => {
    const leaf = await readCertificate(signers.ecdsa.certificate);
    const root = await readCertificate(signers.ecdsa.chain[0] ?? new Uint8Array());
    const kindsAt = async (at: number) =>
      (await certificatePath(leaf, { ...search([root]), at })).faults.map(({ kind }) => kind);
    expect(await kindsAt(leaf.notBefore - 1)).toContain('not-yet-valid');
    expect(await kindsAt(leaf.notAfter + 1)).toContain('expired');
    expect(await kindsAt(leaf.notAfter)).toEqual([]);
    const rootSigns = await certificatePath(root, search([]));
    expect(rootSigns.faults.map(({ kind }) => kind)).toEqual(['key-usage']);
  });
});
