/**
 * A local authority in one text file, to be restored on another machine: encrypted private key (PKCS#8, PBES2),
 * certificate, and revocation list, each as PEM that OpenSSL reads.
 */
import 'reflect-metadata';
import { createCipheriv, createPrivateKey, pbkdf2, randomBytes } from 'node:crypto';
import { PemConverter, X509Crl, X509CrlReason } from '@peculiar/x509';
import forge from 'node-forge';
import { instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { RevocationReason } from '../../../shared/areas/signing.ts';
import { largestNumber, MAX_ITERATIONS } from './derivation-limit.ts';
import { isAuthorityCertificate, isKeyOf, readCertificate } from './certificates.ts';
import type { AuthorityBackup, RevokedSerial } from '../../kernel/key-files.types.ts';

/** As advised for PBKDF2 with HMAC-SHA-256: about a third of a second. */
const ITERATIONS = 600_000;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const IV_BYTES = 16;

const KEY_LABEL = 'ENCRYPTED PRIVATE KEY';
const CERTIFICATE_LABEL = 'CERTIFICATE';
const CRL_LABEL = 'X509 CRL';

/** The text of a backup. `crl` is the authority's revocation list, DER. */
export async function writeBackup(
  certificate: Uint8Array,
  pkcs8: Uint8Array,
  crl: Uint8Array,
  password: string,
): Promise<string> {
  return [
    pem(KEY_LABEL, await encryptedKey(pkcs8, password)),
    pem(CERTIFICATE_LABEL, certificate),
    pem(CRL_LABEL, crl),
  ].join('');
}

/** Reads a backup; refuses a file that is none, a wrong password, a key that is not the certificate's. */
export function readBackup(bytes: Uint8Array, password: string): Answer<AuthorityBackup> {
  const text = Buffer.from(bytes).toString();
  const blocks = blocksOf(text);
  const key = blocks.get(KEY_LABEL);
  const der = blocks.get(CERTIFICATE_LABEL);
  if (blocks.size === 0) return { ok: false, code: 'key-file-unreadable' };
  if (key === undefined || der === undefined) return { ok: false, code: 'key-file-not-authority' };
  if (!isWithinBound(key)) return { ok: false, code: 'key-file-too-slow' };
  const pkcs8 = openKey(key, password);
  if (pkcs8 === null) return { ok: false, code: 'key-file-wrong-password' };
  if (!isKeyOf(pkcs8, der)) return { ok: false, code: 'key-file-key-mismatch' };
  if (!isAuthorityCertificate(der)) return { ok: false, code: 'key-file-not-authority' };
  const revoked = revokedIn(blocks.get(CRL_LABEL));
  if (revoked === null) return { ok: false, code: 'key-file-unreadable' };
  return { ok: true, value: { certificate: readCertificate(der), pkcs8, revoked } };
}

/** One block of PEM. */
export function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function blocksOf(text: string): ReadonlyMap<string, Uint8Array> {
  try {
    return new Map(
      PemConverter.decodeWithHeaders(text).map(({ rawData, type }) => [type, new Uint8Array(rawData)]),
    );
  } catch {
    return new Map();
  }
}

/** The file says how often its password is hashed: beyond what is bearable, it is not even tried. */
function isWithinBound(key: Uint8Array): boolean {
  try {
    const info = forge.asn1.fromDer(Buffer.from(key).toString('binary'));
    const algorithm = Array.isArray(info.value) ? info.value[0] : undefined;
    return algorithm !== undefined && largestNumber(algorithm) <= MAX_ITERATIONS;
  } catch {
    // Not DER: opening it says so.
    return true;
  }
}

function openKey(key: Uint8Array, passphrase: string): Uint8Array | null {
  try {
    const opened = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8', passphrase });
    return new Uint8Array(opened.export({ format: 'der', type: 'pkcs8' }));
  } catch {
    return null;
  }
}

function revokedIn(crl: Uint8Array | undefined): readonly RevokedSerial[] | null {
  if (crl === undefined) return [];
  try {
    return new X509Crl(new Uint8Array(crl)).entries.map(({ reason, revocationDate, serialNumber }) => ({
      serial: serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
      reason: reasonOf(reason),
      revokedAt: instant(revocationDate.getTime()),
    }));
  } catch {
    return null;
  }
}

function reasonOf(reason: X509CrlReason | undefined): RevocationReason {
  if (reason === X509CrlReason.keyCompromise) return 'key-compromise';
  if (reason === X509CrlReason.affiliationChanged) return 'affiliation-changed';
  return reason === X509CrlReason.superseded ? 'superseded' : 'cessation';
}

/** EncryptedPrivateKeyInfo (RFC 5958) under PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC. */
async function encryptedKey(pkcs8: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = randomBytes(SALT_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', await derive(password, salt), iv);
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  const { oids } = forge.pki;
  const info = sequence(
    sequence(
      oid(oids['pkcs5PBES2']),
      sequence(
        sequence(
          oid(oids['pkcs5PBKDF2']),
          sequence(octets(salt), integer(ITERATIONS), sequence(oid(oids['hmacWithSHA256']), nothing())),
        ),
        sequence(oid(oids['aes256-CBC']), octets(iv)),
      ),
    ),
    octets(ciphertext),
  );
  return Buffer.from(forge.asn1.toDer(info).getBytes(), 'binary');
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    pbkdf2(password, salt, ITERATIONS, KEY_BYTES, 'sha256', (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

const { Class, Type } = forge.asn1;

function sequence(...members: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return forge.asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, members);
}

function oid(name: string | undefined): forge.asn1.Asn1 {
  if (name === undefined) throw new RangeError('unknown object identifier');
  return forge.asn1.create(Class.UNIVERSAL, Type.OID, false, forge.asn1.oidToDer(name).getBytes());
}

function octets(bytes: Buffer): forge.asn1.Asn1 {
  return forge.asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('binary'));
}

function integer(value: number): forge.asn1.Asn1 {
  return forge.asn1.create(Class.UNIVERSAL, Type.INTEGER, false, forge.asn1.integerToDer(value).getBytes());
}

function nothing(): forge.asn1.Asn1 {
  return forge.asn1.create(Class.UNIVERSAL, Type.NULL, false, '');
}
