/** Reads the organisation's own certificate from a PKCS#12 file, RSA or EC, whatever its age. Checks what it is for. */
import 'reflect-metadata';
import { createPrivateKey, X509Certificate as NodeCertificate } from 'node:crypto';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';
import forge from 'node-forge';
import { DOCUMENT_USES } from '../../../cms/path-rules.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import { refuse } from '../../kernel/refusal.ts';
import { isKeyOf, readCertificate } from './certificates.ts';
import { TooManyIterations, withinBound } from './derivation-limit.ts';
import type { KeyFile, ReadCertificate } from '../../kernel/key-files.types.ts';

interface Bags {
  readonly certificates: readonly Uint8Array[];
  readonly keys: readonly Uint8Array[];
}

/** A bag as the library gives it: what it does not understand is null, whatever its typings say. */
interface ForgeBag {
  readonly asn1: forge.asn1.Asn1;
  readonly cert?: forge.pki.Certificate | null | undefined;
  readonly key?: forge.pki.PrivateKey | null | undefined;
}

const MIN_RSA_BITS = 2_048;
const CURVES: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'];
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,100000})-----END CERTIFICATE-----/g;
const MAX_ISSUERS = 32;
const RSA_PSS = '1.2.840.113549.1.1.10';

/**
 * The certificate and key of a PKCS#12 (DER), fit to sign documents at that instant; a refusal that says why not. `issuers`
 * is a file of certificates (PEM or one DER) that completes the way up to the root; null for none.
 */
export function readPkcs12(
  bytes: Uint8Array,
  password: string,
  at: Instant,
  issuers: Uint8Array | null = null,
): Answer<KeyFile> {
  const bags = readBags(bytes, password);
  if (!bags.ok) return bags;
  const { certificates, keys } = bags.value;
  if (certificates.length === 0) return refuse('key-file-unreadable');
  if (keys.length === 0) return refuse('key-file-no-key');
  const pair = keys
    .flatMap((pkcs8) => certificates.map((der) => ({ pkcs8, der })))
    .find(({ pkcs8, der }) => isKeyOf(pkcs8, der));
  if (pair === undefined) return refuse('key-file-key-mismatch');
  const certificate = readCertificate(pair.der);
  const fault = faultOf(pair.der, pair.pkcs8, certificate, at);
  if (fault !== null) return refuse(fault);
  // Whoever checks the seal needs every certificate up to the root: the document carries them, or nobody has them.
  const beside = issuers === null ? [] : certificatesIn(issuers);
  if (beside === null) return refuse('issuer-file-unreadable');
  const chain = chainOf(certificate, [...certificates.map(readCertificate), ...beside]);
  if (chain === null) return refuse('key-file-chain-incomplete');
  return { ok: true, value: { certificate, chain, pkcs8: pair.pkcs8 } };
}

function faultOf(
  der: Uint8Array,
  pkcs8: Uint8Array,
  { notBefore, notAfter }: ReadCertificate,
  at: Instant,
): ErrorCode | null {
  if (!isKeySupported(pkcs8)) return 'key-file-unsupported';
  if (at < notBefore) return 'key-file-not-yet-valid';
  if (at > notAfter) return 'key-file-expired';
  return isForSigning(der) ? null : 'key-file-not-for-signing';
}

function isKeySupported(pkcs8: Uint8Array): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey({
    key: Buffer.from(pkcs8),
    format: 'der',
    type: 'pkcs8',
  });
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') {
    return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
  }
  return asymmetricKeyType === 'ec' && CURVES.includes(asymmetricKeyDetails?.namedCurve ?? '');
}

/** The certificates of a file; null when it holds none that can be read. */
function certificatesIn(file: Uint8Array): readonly ReadCertificate[] | null {
  const blocks = [...Buffer.from(file).toString('latin1').matchAll(PEM)];
  const encoded =
    blocks.length === 0 ? [file] : blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  try {
    return encoded.slice(0, MAX_ISSUERS).map((der) => readCertificate(new Uint8Array(der)));
  } catch {
    return null;
  }
}

/** A certificate that says nothing about its use may serve for any. */
function isForSigning(der: Uint8Array): boolean {
  const certificate = new X509Certificate(new Uint8Array(der));
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages;
  const signing = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  if (usages !== undefined && (usages & signing) === 0) return false;
  const uses = certificate.getExtension(ExtendedKeyUsageExtension)?.usages;
  return uses === undefined || uses.some((use) => DOCUMENT_USES.includes(String(use)));
}

/** Certificates above the first, up to a root; null when one of them is not in the file. */
function chainOf(first: ReadCertificate, all: readonly ReadCertificate[]): readonly ReadCertificate[] | null {
  const chain: ReadCertificate[] = [];
  let current = first;
  while (!isIssuedBy(current, current)) {
    const issuer = all.find((candidate) => isIssuedBy(current, candidate));
    if (issuer === undefined || chain.includes(issuer)) return null;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

function isIssuedBy({ der }: ReadCertificate, issuer: ReadCertificate): boolean {
  const certificate = new NodeCertificate(der);
  const above = new NodeCertificate(issuer.der);
  return certificate.checkIssued(above) && certificate.verify(above.publicKey);
}

function readBags(bytes: Uint8Array, password: string): Answer<Bags> {
  let pfx: forge.asn1.Asn1;
  try {
    pfx = forge.asn1.fromDer(forge.util.createBuffer(binary(bytes)));
  } catch {
    return refuse('key-file-unreadable');
  }
  try {
    return withinBound(() => openBags(pfx, password));
  } catch (error) {
    if (error instanceof TooManyIterations) return refuse('key-file-too-slow');
    throw error;
  }
}

function openBags(pfx: forge.asn1.Asn1, password: string): Answer<Bags> {
  try {
    return { ok: true, value: bagsOf(forge.pkcs12.pkcs12FromAsn1(pfx, false, password)) };
  } catch (error) {
    if (error instanceof TooManyIterations) throw error;
    const isWrongPassword = error instanceof Error && error.message.includes('MAC could not be verified');
    if (isWrongPassword) return refuse('key-file-wrong-password');
    return withModernPassword(pfx, password);
  }
}

/**
 * Recent files encrypt under the UTF-8 form of the password and check it under the UTF-16 form; the library knows one
 * form at a time. With the check taken out, since it has passed, the other form opens them.
 */
function withModernPassword(pfx: forge.asn1.Asn1, password: string): Answer<Bags> {
  const parts = pfx.value;
  if (!Array.isArray(parts)) return refuse('key-file-unreadable');
  try {
    const unchecked = { ...pfx, value: parts.slice(0, 2) };
    const utf8 = forge.util.encodeUtf8(password);
    return { ok: true, value: bagsOf(forge.pkcs12.pkcs12FromAsn1(unchecked, false, utf8)) };
  } catch (error) {
    if (error instanceof TooManyIterations) throw error;
    // Without a check of the password, what does not decrypt is most likely under another one.
    return refuse(parts.length > 2 ? 'key-file-unreadable' : 'key-file-wrong-password');
  }
}

/** The library understands RSA only; what it does not understand it leaves as ASN.1, which is all that is needed. */
function bagsOf(file: forge.pkcs12.Pkcs12Pfx): Bags {
  const { certBag = '', keyBag = '', pkcs8ShroudedKeyBag = '' } = forge.pki.oids;
  const bags = (bagType: string): readonly ForgeBag[] => file.getBags({ bagType })[bagType] ?? [];
  return {
    certificates: bags(certBag).map(({ asn1, cert }) => der(cert ? certificateAsn1(cert) : asn1)),
    keys: [...bags(keyBag), ...bags(pkcs8ShroudedKeyBag)].flatMap(({ asn1, key }) =>
      key ? bothForms(key) : [der(asn1)],
    ),
  };
}

/** The library reads a key for RSASSA-PSS alone as a plain one: which of the two it is, its certificate tells. */
function bothForms(key: forge.pki.PrivateKey): Uint8Array[] {
  const { Class, create, oidToDer, Type } = forge.asn1;
  const plain = forge.pki.privateKeyToAsn1(key);
  const octets = (type: forge.asn1.Type, value: string) => create(Class.UNIVERSAL, type, false, value);
  const sequence = (value: forge.asn1.Asn1[]) => create(Class.UNIVERSAL, Type.SEQUENCE, true, value);
  const forPss = sequence([
    octets(Type.INTEGER, '\u0000'),
    sequence([octets(Type.OID, oidToDer(RSA_PSS).getBytes())]),
    octets(Type.OCTETSTRING, forge.asn1.toDer(plain).getBytes()),
  ]);
  return [der(forge.pki.wrapRsaPrivateKey(plain)), der(forPss)];
}

/** The certificate as it was read: the library writes the outer algorithm anew, the inner one is the original. */
function certificateAsn1(certificate: forge.pki.Certificate): forge.asn1.Asn1 {
  const { Class, Type } = forge.asn1;
  const whole = forge.pki.certificateToAsn1(certificate);
  const [signed, , signature] = membersOf(whole);
  const algorithm = membersOf(signed).find(
    ({ tagClass, type }) => tagClass === Class.UNIVERSAL && type === Type.SEQUENCE,
  );
  if (signed === undefined || algorithm === undefined || signature === undefined) return whole;
  return { ...whole, value: [signed, algorithm, signature] };
}

function membersOf(asn1: forge.asn1.Asn1 | undefined): readonly forge.asn1.Asn1[] {
  return Array.isArray(asn1?.value) ? asn1.value : [];
}

function der(asn1: forge.asn1.Asn1): Uint8Array {
  return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'));
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('binary');
}
