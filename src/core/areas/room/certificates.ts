/**
 * Certificates of the room's network: an authority that can vouch for addresses of one network and for nothing else, and
 * short-lived certificates for the desk. Nothing of the authority of minutes is in it. No clock and no storage of its own.
 */
import 'reflect-metadata';
import { createHash, X509Certificate as NodeCertificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
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
import type { Network } from './network.ts';

const DAY_MS = 24 * 3_600_000;
/** Devices whose own clock is a day off must find it valid. */
const EARLIER_DAYS = 2;
const AUTHORITY_DAYS = 730;
const LEAF_DAYS = 4;
const NAME_CONSTRAINTS = '2.5.29.30';
/** The one name that it may vouch for: no machine can have it, so that no name is left open. */
const NO_NAME = 'salle.pupitre.invalid';

/** A certificate (DER) and its private key (PKCS#8 DER). */
export interface HeldCertificate {
  readonly der: Uint8Array;
  readonly pkcs8: Uint8Array;
}

interface Making {
  /** 16 bytes that nobody can foresee. */
  readonly serialBytes: Uint8Array;
  readonly at: Instant;
}

/** A new authority for the addresses of that network. */
export async function makeRoomAuthority(
  network: Network,
  { at, serialBytes }: Making,
): Promise<HeldCertificate> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialOf(serialBytes),
      name: 'CN=Pupitre salle',
      notBefore: daysAfter(at, -EARLIER_DAYS),
      notAfter: daysAfter(at, AUTHORITY_DAYS),
      signingAlgorithm: P256,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new Extension(NAME_CONSTRAINTS, true, constraintsTo(network)),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webCrypto),
      ],
    },
    webCrypto,
  );
  return { der: new Uint8Array(certificate.rawData), pkcs8: await exportedKey(keys) };
}

/** A certificate of that address for a few days, by that authority. */
export async function makeRoomLeaf(
  authority: HeldCertificate,
  address: string,
  { at, serialBytes }: Making,
): Promise<HeldCertificate> {
  const issuer = new X509Certificate(ownBuffer(authority.der));
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serialOf(serialBytes),
      subject: 'CN=Pupitre poste du jury',
      issuer: issuer.subjectName,
      notBefore: new Date(Math.max(daysAfter(at, -EARLIER_DAYS).getTime(), issuer.notBefore.getTime())),
      notAfter: new Date(Math.min(daysAfter(at, LEAF_DAYS).getTime(), issuer.notAfter.getTime())),
      signingAlgorithm: P256,
      publicKey: keys.publicKey,
      signingKey: await importedKey(authority.pkcs8),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: 'ip', value: address }]),
        await AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, webCrypto),
      ],
    },
    webCrypto,
  );
  return { der: new Uint8Array(certificate.rawData), pkcs8: await exportedKey(keys) };
}

/** Whether these are an authority and its key, and it is valid for long enough to open a room at that instant. */
export function isAuthorityAt({ der, pkcs8 }: HeldCertificate, at: Instant): boolean {
  try {
    const certificate = new NodeCertificate(der);
    const isInTime =
      Date.parse(certificate.validFrom) <= at &&
      daysAfter(at, LEAF_DAYS).getTime() <= Date.parse(certificate.validTo);
    return certificate.ca && certificate.checkPrivateKey(privateKeyOf(pkcs8)) && isInTime;
  } catch {
    return false;
  }
}

/** What a device is told to know the authority by: SHA-256 of its DER, in hexadecimal. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

/** PEM of certificates, one after the other. */
export function pemOf(...ders: readonly Uint8Array[]): string {
  return ders.map((der) => new X509Certificate(ownBuffer(der)).toString('pem')).join('\n');
}

/** PEM of a private key. */
export function keyPemOf(pkcs8: Uint8Array): string {
  return privateKeyOf(pkcs8).export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** NameConstraints (RFC 5280): addresses of that network, and one name that nobody has. */
function constraintsTo({ base, mask }: Network): Uint8Array<ArrayBuffer> {
  const addresses = der(0x30, der(0x87, [...base, ...mask]));
  const names = der(0x30, der(0x82, [...Buffer.from(NO_NAME)]));
  return Uint8Array.from(der(0x30, der(0xa0, [...addresses, ...names])));
}

/** One element of fewer than 128 bytes. */
function der(tag: number, content: readonly number[]): readonly number[] {
  return [tag, content.length, ...content];
}

function daysAfter(at: Instant, days: number): Date {
  return new Date(at + days * DAY_MS);
}
