/** Makes keys, certificates and revocation lists of a local authority. No clock and no storage of its own. */
import 'reflect-metadata';
import { constants, createHash, sign, X509Certificate as NodeCertificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509';
import type { JsonNameParams } from '@peculiar/x509';
import { PSS_SALT_LENGTH } from '../../../cms/cades.ts';
import type { SignatureAlgorithm, Signer } from '../../../cms/signer.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import {
  exportedKey,
  importedKey,
  newKeys,
  ownBuffer,
  P256,
  privateKeyOf,
  serialOf,
  webCrypto,
} from '../../kernel/certificate-keys.ts';
import type { ReadCertificate, RevokedSerial } from '../../kernel/key-files.types.ts';
import type { RevocationReason } from '../../../shared/areas/signing.ts';

const DAY_MS = 24 * 3_600_000;
const AUTHORITY_YEARS = 12;
const HOLDER_YEARS = 3;
const CRL_NUMBER = '2.5.29.20';

const REASONS: Readonly<Record<RevocationReason, X509CrlReason>> = {
  'key-compromise': X509CrlReason.keyCompromise,
  'affiliation-changed': X509CrlReason.affiliationChanged,
  superseded: X509CrlReason.superseded,
  cessation: X509CrlReason.cessationOfOperation,
};

/** A certificate just made, with its private key (PKCS#8 DER, in clear). */
export interface NewCertificate {
  readonly certificate: ReadCertificate;
  readonly pkcs8: Uint8Array;
}

/** An authority that can issue: its certificate (DER) and its private key (PKCS#8 DER). */
export interface Issuer {
  readonly der: Uint8Array;
  readonly pkcs8: Uint8Array;
}

export interface Making {
  readonly name: JsonNameParams;
  /** 16 bytes that nobody can foresee. */
  readonly serialBytes: Uint8Array;
  readonly at: Instant;
}

/** A new root: signs certificates and revocation lists, nothing else. */
export async function makeAuthority({ name, serialBytes, at }: Making): Promise<NewCertificate> {
  const keys = await newKeys();
  const notBefore = startOfValidity(at);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialOf(serialBytes),
      name: new Name(name),
      notBefore,
      notAfter: yearsAfter(notBefore, AUTHORITY_YEARS),
      signingAlgorithm: P256,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webCrypto),
      ],
    },
    webCrypto,
  );
  return {
    certificate: readCertificate(new Uint8Array(certificate.rawData)),
    pkcs8: await exportedKey(keys),
  };
}

/** A certificate to sign documents with, issued by that authority; never valid outside the authority's own time. */
export async function issueCertificate(
  issuer: Issuer,
  { name, serialBytes, at }: Making,
): Promise<NewCertificate> {
  const authority = new X509Certificate(ownBuffer(issuer.der));
  const keys = await newKeys();
  const notBefore = new Date(Math.max(startOfValidity(at).getTime(), authority.notBefore.getTime()));
  const latest = yearsAfter(notBefore, HOLDER_YEARS);
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serialOf(serialBytes),
      subject: new Name(name),
      issuer: authority.subjectName,
      notBefore,
      notAfter: new Date(Math.min(latest.getTime(), authority.notAfter.getTime())),
      signingAlgorithm: P256,
      publicKey: keys.publicKey,
      signingKey: await importedKey(issuer.pkcs8),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webCrypto),
        await AuthorityKeyIdentifierExtension.create(authority.publicKey, false, webCrypto),
      ],
    },
    webCrypto,
  );
  return {
    certificate: readCertificate(new Uint8Array(certificate.rawData)),
    pkcs8: await exportedKey(keys),
  };
}

/** The authority's revocation list as of `at`, DER. Its number is that instant in seconds, so that it only grows. */
export async function makeRevocationList(
  issuer: Issuer,
  revoked: readonly RevokedSerial[],
  at: Instant,
): Promise<Uint8Array> {
  const authority = new X509Certificate(ownBuffer(issuer.der));
  const thisUpdate = new Date(at);
  const nextUpdate = new Date(Math.max(authority.notAfter.getTime(), yearsAfter(thisUpdate, 1).getTime()));
  const list = await X509CrlGenerator.create(
    {
      issuer: authority.subjectName,
      thisUpdate,
      // Lists are exported by hand: none is promised before the authority ends.
      nextUpdate,
      signingAlgorithm: P256,
      signingKey: await importedKey(issuer.pkcs8),
      entries: revoked.map(({ serial, reason, revokedAt }) => ({
        serialNumber: serial,
        revocationDate: new Date(revokedAt),
        reason: REASONS[reason],
      })),
      extensions: [
        await AuthorityKeyIdentifierExtension.create(authority.publicKey, false, webCrypto),
        new Extension(CRL_NUMBER, false, derInteger(Math.floor(at / 1_000))),
      ],
    },
    webCrypto,
  );
  return new Uint8Array(list.rawData);
}

/** Reads a certificate (DER); throws when it is not one. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const certificate = new X509Certificate(ownBuffer(der));
  const { subjectName } = certificate;
  const first = (part: string): string => subjectName.getField(part)[0] ?? '';
  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    subject: certificate.subject,
    issuer: certificate.issuer,
    holder: first('CN') === '' ? certificate.subject : first('CN'),
    capacity: first('OU'),
    organisation: first('O'),
    serial: certificate.serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
    notBefore: instant(certificate.notBefore.getTime()),
    notAfter: instant(certificate.notAfter.getTime()),
  };
}

/** Whether the certificate (DER) is a root made as `makeAuthority` makes them; false for anything unreadable. */
export function isAuthorityCertificate(der: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(ownBuffer(der));
    const isAuthority = certificate.getExtension(BasicConstraintsExtension)?.ca === true;
    const usages = certificate.getExtension(KeyUsagesExtension)?.usages ?? 0;
    return (
      isAuthority && (usages & KeyUsageFlags.keyCertSign) !== 0 && certificate.subject === certificate.issuer
    );
  } catch {
    return false;
  }
}

/** Whether this private key (PKCS#8 DER) is the one of the certificate (DER); false for anything unreadable. */
export function isKeyOf(pkcs8: Uint8Array, certificate: Uint8Array): boolean {
  try {
    return new NodeCertificate(certificate).checkPrivateKey(privateKeyOf(pkcs8));
  } catch {
    return false;
  }
}

/** Signs with that key, in memory for as long as the signer is. */
export function signerOf(certificate: Uint8Array, chain: readonly Uint8Array[], pkcs8: Uint8Array): Signer {
  const key = privateKeyOf(pkcs8);
  const algorithm = algorithmOf(key);
  const padding =
    algorithm === 'rsa-pss-sha256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: PSS_SALT_LENGTH }
      : {};
  return {
    certificate,
    chain,
    algorithm,
    sign: (data) =>
      new Promise((resolve, reject) => {
        sign('sha256', data, { key, dsaEncoding: 'der', ...padding }, (error, signature) => {
          if (error === null) resolve(new Uint8Array(signature));
          else reject(error);
        });
      }),
  };
}

function algorithmOf({ asymmetricKeyType }: KeyObject): SignatureAlgorithm {
  if (asymmetricKeyType === 'rsa') return 'rsa-sha256';
  return asymmetricKeyType === 'rsa-pss' ? 'rsa-pss-sha256' : 'ecdsa-p256-sha256';
}

/** A day before the day of issue: a clock that is put right by some hours does not leave its certificates ahead. */
function startOfValidity(at: Instant): Date {
  return new Date(Math.floor(at / DAY_MS) * DAY_MS - DAY_MS);
}

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

function derInteger(value: number): Uint8Array<ArrayBuffer> {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  const body = isNegative ? [0, ...bytes] : [...bytes];
  return new Uint8Array([0x02, body.length, ...body]);
}
