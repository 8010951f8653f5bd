import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { pem, readBackup, writeBackup } from '../../../src/core/areas/signing/authority-backup.ts';
import {
  issueCertificate,
  makeAuthority,
  makeRevocationList,
  signerOf,
} from '../../../src/core/areas/signing/certificates.ts';
import { openWithPin, sealUnderPin } from '../../../src/core/areas/signing/key-envelope.ts';
import { PIN_COST } from '../../../src/core/kernel/pin.ts';
import { authorityName, sealName } from '../../../src/core/areas/signing/names.ts';
import { readPkcs12 } from '../../../src/core/areas/signing/pkcs12.ts';

/** Later than every certificate made here. */
const NOW = instant(Date.now() + 600_000);
const DAY_MS = 24 * 3_600_000;
const PASSWORD = 'Ruisseau-42';
let folder: string;

const path = (name: string) => join(folder, name);

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A key and a certificate of a fictional issuer for it, as files `<name>.key` and `<name>.crt`. */
function makePair(name: string, key: readonly string[], extensions: readonly string[] = []): void {
  openssl('genpkey', ...key, '-out', path(`${name}.key`));
  const options = extensions.flatMap((extension) => ['-addext', extension]);
  openssl(
    'req',
    '-new',
    '-key',
    path(`${name}.key`),
    '-subj',
    `/CN=Cachet ${name}`,
    '-out',
    path(`${name}.csr`),
  );
  writeFileSync(path(`${name}.ext`), extensions.join('\n'));
  openssl(
    'x509',
    '-req',
    '-in',
    path(`${name}.csr`),
    '-CA',
    path('ca.crt'),
    '-CAkey',
    path('ca.key'),
    '-days',
    '30',
    ...(options.length > 0 ? ['-extfile', path(`${name}.ext`)] : []),
    '-out',
    path(`${name}.crt`),
  );
}

function bundle(name: string, ...options: string[]): Uint8Array {
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    path(`${name}.key`),
    '-in',
    path(`${name}.crt`),
    '-certfile',
    path('ca.crt'),
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    path('bundle.p12'),
    ...options,
  );
  return new Uint8Array(readFileSync(path('bundle.p12')));
}

const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const LEGACY = ['-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-key-files-'));
  openssl('genpkey', ...P256, '-out', path('ca.key'));
  openssl(
    'req',
    '-x509',
    '-key',
    path('ca.key'),
    '-subj',
    '/CN=Émetteur fictif',
    '-utf8',
    '-days',
    '60',
    '-out',
    path('ca.crt'),
  );
  makePair('rsa', RSA, ['keyUsage=critical,digitalSignature,nonRepudiation']);
  makePair('ec', P256);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a PKCS#12', () => {
  it.each([
    ['RSA, modern', 'rsa', []],
    ['RSA, 3DES of old', 'rsa', LEGACY],
    ['P-256, modern', 'ec', []],
    ['P-256, 3DES of old', 'ec', LEGACY],
  ])('%s: its certificate as issued, its chain, and a key that signs', async (_title, name, options) => {
    const file = readPkcs12(bundle(name, ...options), PASSWORD, NOW);
    if (!file.ok) throw new Error(file.code);
    const { certificate, chain, pkcs8 } = file.value;
    expect(pem('CERTIFICATE', certificate.der)).toBe(readFileSync(path(`${name}.crt`), 'utf8'));
    expect(chain.map(({ der }) => pem('CERTIFICATE', der))).toEqual([readFileSync(path('ca.crt'), 'utf8')]);
    const signer = signerOf(certificate.der, [], pkcs8);
    expect(signer.algorithm).toBe(name === 'rsa' ? 'rsa-sha256' : 'ecdsa-p256-sha256');
    writeFileSync(path('data'), 'x');
    writeFileSync(path('signature'), await signer.sign(Buffer.from('x')));
    writeFileSync(path('public.pem'), openssl('x509', '-in', path(`${name}.crt`), '-noout', '-pubkey'));
    expect(
      openssl(
        'dgst',
        '-sha256',
        '-verify',
        path('public.pem'),
        '-signature',
        path('signature'),
        path('data'),
      ),
    ).toContain('Verified OK');
  });

  it.each([
    ['modern', []],
    ['old', LEGACY],
  ])('opens with a password beyond ASCII: %s', (_title, options) => {
    const password = 'Clé d’été – 12 €';
    const bytes = bundle('ec', '-passout', `pass:${password}`, ...options);
    expect(readPkcs12(bytes, password, NOW).ok).toBe(true);
    expect(readPkcs12(bytes, 'Cle d’ete – 12 €', NOW)).toEqual({
      ok: false,
      code: 'key-file-wrong-password',
    });
  });

  it('says what is wrong with it', () => {
    const code = (bytes: Uint8Array, password = PASSWORD, at = NOW) => {
      const file = readPkcs12(bytes, password, at);
      return file.ok ? null : file.code;
    };
    const good = bundle('ec');
    expect(code(good, 'autre')).toBe('key-file-wrong-password');
    expect(code(good, '')).toBe('key-file-wrong-password');
    expect(code(Buffer.from('un texte'))).toBe('key-file-unreadable');
    expect(code(good.slice(0, -40))).toBe('key-file-unreadable');
    expect(code(good, PASSWORD, instant(NOW + 31 * DAY_MS))).toBe('key-file-expired');
    expect(code(good, PASSWORD, instant(NOW - DAY_MS))).toBe('key-file-not-yet-valid');
    openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      path('ec.crt'),
      '-passout',
      `pass:${PASSWORD}`,
      '-out',
      path('nokey.p12'),
    );
    expect(code(readFileSync(path('nokey.p12')))).toBe('key-file-no-key');
    expect(code(mismatched())).toBe('key-file-key-mismatch');
  });

  it.each([
    ['P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], [], null],
    ['P-521', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'], [], null],
    [
      'secp256k1',
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
      [],
      'key-file-unsupported',
    ],
    ['RSA-1024', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], [], 'key-file-unsupported'],
    ['web server', P256, ['extendedKeyUsage=serverAuth'], 'key-file-not-for-signing'],
    ['key exchange', P256, ['keyUsage=keyAgreement'], 'key-file-not-for-signing'],
    ['e-mail', P256, ['extendedKeyUsage=emailProtection'], null],
  ])('is held to what it is for: %s', (name, key, extensions, expected) => {
    makePair(name, key, extensions);
    const file = readPkcs12(bundle(name), PASSWORD, NOW);
    expect(file.ok ? null : file.code).toBe(expected);
  });
});

/** The certificate of one key with another key, which openssl refuses to write. */
function mismatched(): Uint8Array {
  const [own, other] = [forge.pki.rsa.generateKeyPair(1024), forge.pki.rsa.generateKeyPair(1024)];
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = own.publicKey;
  certificate.sign(own.privateKey, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(other.privateKey, certificate, PASSWORD, { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
}

describe('a backup of the authority', () => {
  it('gives back key, certificate and revocations, and opens with openssl', async () => {
    const authority = await makeAuthority({
      name: authorityName('Réseau fictif'),
      serialBytes: new Uint8Array(16),
      at: NOW,
    });
    const { der } = authority.certificate;
    const issuer = { der, pkcs8: authority.pkcs8 };
    const revokedAt = instant(Math.floor(NOW / 1000) * 1000);
    const revoked = [
      { serial: '40aa', reason: 'affiliation-changed', revokedAt },
      { serial: '40bb', reason: 'cessation', revokedAt },
    ] as const;
    const text = await writeBackup(
      der,
      authority.pkcs8,
      await makeRevocationList(issuer, revoked, NOW),
      PASSWORD,
    );
    const backup = readBackup(Buffer.from(text), PASSWORD);
    expect(backup).toMatchObject({
      ok: true,
      value: { certificate: { sha256: authority.certificate.sha256 }, revoked },
    });
    writeFileSync(path('backup.pem'), text);
    const key = openssl('pkey', '-in', path('backup.pem'), '-passin', `pass:${PASSWORD}`, '-pubout');
    expect(key).toBe(openssl('x509', '-in', path('backup.pem'), '-noout', '-pubkey'));
    expect(text).not.toContain(Buffer.from(authority.pkcs8).toString('base64').slice(0, 40));

    const code = (file: string, password = PASSWORD) => {
      const read = readBackup(Buffer.from(file), password);
      return read.ok ? null : read.code;
    };
    expect(code(text, 'autre')).toBe('key-file-wrong-password');
    expect(code('un texte')).toBe('key-file-unreadable');
    expect(code(pem('CERTIFICATE', der))).toBe('key-file-not-authority');
    const other = await makeAuthority({
      name: authorityName('Autre'),
      serialBytes: new Uint8Array(16),
      at: NOW,
    });
    const crl = await makeRevocationList(issuer, [], NOW);
    expect(code(await writeBackup(other.certificate.der, authority.pkcs8, crl, PASSWORD))).toBe(
      'key-file-key-mismatch',
    );
    const seal = await issueCertificate(issuer, {
      name: sealName(''),
      serialBytes: new Uint8Array(16),
      at: NOW,
    });
    expect(code(await writeBackup(seal.certificate.der, seal.pkcs8, crl, PASSWORD))).toBe(
      'key-file-not-authority',
    );
  });
});

describe('a key under a PIN', () => {
  it('opens with that PIN only, and not once damaged', async () => {
    const key = Buffer.from('clé privée');
    const envelope = await sealUnderPin(key, '2749', PIN_COST);
    expect(Buffer.from((await openWithPin(envelope, '2749')) ?? []).toString()).toBe('clé privée');
    expect(await openWithPin(envelope, '2748')).toBeNull();
    expect(await openWithPin(Buffer.from('autre chose'), '2749')).toBeNull();
    const text = Buffer.from(envelope).toString();
    expect(await openWithPin(Buffer.from(text.replace('$8$', '$4$')), '2749')).toBeNull();
    expect(await openWithPin(Buffer.from(text.replace('$32768$', '$0$')), '2749')).toBeNull();
    const last = text.at(-2) === 'A' ? 'B' : 'A';
    expect(await openWithPin(Buffer.from(`${text.slice(0, -2)}${last}${text.slice(-1)}`), '2749')).toBeNull();
    expect(text).not.toContain(key.toString('base64url'));
  });
});
