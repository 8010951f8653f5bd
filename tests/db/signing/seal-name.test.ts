/** The name of an imported seal stands in signed contents: one that hides something is refused. */
import forge from 'node-forge';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closePanels, done, openPanel, refusal, START } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

function sealWithName(valueTagClass: number, value: string): Uint8Array<ArrayBuffer> {
  const make = (
    name: unknown[],
    issuer: unknown[],
    keys: forge.pki.rsa.KeyPair,
    signer: forge.pki.rsa.KeyPair,
    isCa: boolean,
  ) => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = keys.publicKey;
    certificate.serialNumber = isCa ? '01' : '02';
    certificate.validity.notBefore = new Date(START - 86_400_000);
    certificate.validity.notAfter = new Date(START + 86_400_000 * 365);
    certificate.setSubject(name as never);
    certificate.setIssuer(issuer as never);
    certificate.setExtensions(
      isCa
        ? [
            { name: 'basicConstraints', cA: true, critical: true },
            { name: 'keyUsage', keyCertSign: true, critical: true },
          ]
        : [{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true }],
    );
    certificate.sign(signer.privateKey, forge.md.sha256.create());
    return certificate;
  };
  const root = forge.pki.rsa.generateKeyPair(2048);
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const rootName = [{ name: 'commonName', value: 'Racine' }];
  const ca = make(rootName, rootName, root, root, true);
  const leaf = make([{ name: 'commonName', value, valueTagClass }], rootName, keys, root, false);
  const p12 = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [leaf, ca], 'Une longue phrase 42', {
    algorithm: '3des',
  });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary'));
}

describe('the name of an imported seal', () => {
  it.each([
    ['a control character', 'Cachet\u0007'],
    ['a line break', 'Cachet\nfaux'],
    ['an override of direction', 'Cachet \u202e faux'],
    ['a space that nobody sees', 'Cachet\u200bfaux'],
    ['a sign that no font draws', 'Cachet \u{1F600}'],
  ])('is refused with %s', async (_what, name) => {
    const panel = openPanel();
    const bytes = sealWithName(12, name);
    const importing = panel.handlers.signing.importSeal({ bytes, password: 'Une longue phrase 42' });
    expect(await refusal(importing)).toBe('seal-name-unprintable');
  });

  it('is taken as people write names', async () => {
    const panel = openPanel();
    const bytes = sealWithName(12, 'Cachet d’Épreuve Æsir');
    await done(panel.handlers.signing.importSeal({ bytes, password: 'Une longue phrase 42' }));
  });
});
