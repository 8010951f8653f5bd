/** Checking a TimeStampToken (RFC 3161): what it is about, who signed it, when. */
import { digestOf, equalBytes, hexText, ownBuffer, sha256Text } from './bytes.ts';
import { derOfBer } from './ber.ts';
import { certificatePath, MAX_CERTIFICATES } from './certificate-path.ts';
import { type Certificate, readCertificate, TIME_STAMPING } from './certificate-reader.ts';
import {
  booleanValue,
  contextTag,
  derChildren,
  DerError,
  DerFields,
  type DerValue,
  expectTag,
  naturalNumber,
  oidText,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { instantOf } from './der-time.ts';
import { hashAlgorithm, isSignatureValid } from './signature-algorithm.ts';
import { isCertificateOf, readSignedData, type SignedData, type SignerInfo } from './signed-data.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const MILLIS = contextTag(0, false);
const MICROS = contextTag(1, false);
const NAME_OF_AUTHORITY = contextTag(0);
const EXTENSIONS = contextTag(1);
/** Statements of a qualified authority (ETSI EN 319 422) say nothing that changes what the token proves. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.1.3']);

/** What is wrong with a token. */
export type TokenFault =
  /** Not a token that this reader accepts. */
  | 'malformed'
  /** It is about something else. */
  | 'imprint'
  /** Its signature does not hold, or does not name the certificate that made it. */
  | 'signature'
  /** The certificate may not sign timestamps, or was not valid then. */
  | 'certificate';

export class TimestampTokenError extends Error {
  override readonly name = 'TimestampTokenError';
  readonly fault: TokenFault;

  constructor(fault: TokenFault, detail: string) {
    super(`timestamp not accepted (${fault}): ${detail}`);
    this.fault = fault;
  }
}

export interface TimestampToken {
  /** Instant that the authority states, epoch ms. */
  readonly at: number;
  /** Policy under which it was given, as an object identifier. */
  readonly policy: string;
  /** Serial number that the authority gave: the octets of its INTEGER in hex. */
  readonly serial: string;
  /** Stated accuracy in ms; null when it states none. */
  readonly accuracyMs: number | null;
  /** Nonce of the request; null when there is none. */
  readonly nonce: bigint | null;
  /** SHA-256 (hex) of the token. */
  readonly sha256: string;
  /** The authority's certificate, then each issuer that was found: every certificate of the token is here. */
  readonly path: readonly Certificate[];
  /** Whether the path ends in a root that signed itself; else only who trusts its issuer can vouch for the last one. */
  readonly isRooted: boolean;
}

type TstInfo = Omit<TimestampToken, 'path' | 'isRooted' | 'sha256'> & { readonly digest: Uint8Array };

/**
 * Checks a token over a SHA-256 (32 bytes): imprint, signature, signing certificate, its usage and validity at that
 * instant. `known` are certificates that the reader holds, to complete the path; whether the authority is trusted is for
 * the caller to decide, on `path`. Rejects with TimestampTokenError.
 */
export async function checkTimestampToken(
  token: Uint8Array,
  digest: Uint8Array,
  known: readonly Certificate[] = [],
): Promise<TimestampToken> {
  try {
    const { certificates: encoded, content, contentType, signer } = readToken(token);
    if (encoded.length > MAX_CERTIFICATES) throw new DerError('too many certificates');
    if (contentType !== TST_INFO || content === null) throw new DerError('not a timestamp');
    const { digest: stamped, ...facts } = readTstInfo(content);
    if (!equalBytes(stamped, digest)) throw new TimestampTokenError('imprint', hexText(stamped));
    const certificates = await Promise.all(encoded.map(readCertificate));
    const authority = await checkSigner(content, signer, certificates);
    checkUse(authority, facts.at);
    const path = await pathFrom(authority, certificates, known, facts.at);
    return { ...facts, ...path, sha256: await sha256Text(token) };
  } catch (error) {
    if (error instanceof DerError) throw new TimestampTokenError('malformed', error.message);
    throw error;
  }
}

/** A token in DER, or in the looser BER that some authorities send. */
function readToken(token: Uint8Array): SignedData {
  try {
    return readSignedData(token);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return readSignedData(derOfBer(token));
  }
}

function readTstInfo(content: Uint8Array): TstInfo {
  const fields = new DerFields(readDer(derOfBer(content)));
  const version = smallNumber(fields.take(TAG.integer));
  const policy = oidText(fields.take(TAG.oid));
  const imprint = new DerFields(fields.take(TAG.sequence));
  const hash = hashAlgorithm(imprint.take(TAG.sequence));
  const digest = imprint.take(TAG.octetString).contents;
  imprint.end();
  const serial = fields.take(TAG.integer);
  naturalNumber(serial);
  const at = instantOf(fields.take(TAG.generalizedTime));
  const accuracy = fields.optional(TAG.sequence);
  const ordering = fields.optional(TAG.boolean);
  if (ordering !== null) booleanValue(ordering);
  const nonce = fields.optional(TAG.integer);
  fields.optional(NAME_OF_AUTHORITY);
  requireKnownExtensions(fields.optional(EXTENSIONS));
  fields.end();
  if (version !== 1 || hash !== 'SHA-256') throw new DerError('version or digest of the timestamp');
  return {
    at,
    policy,
    serial: hexText(serial.contents),
    accuracyMs: accuracy === null ? null : accuracyMsOf(new DerFields(accuracy)),
    nonce: nonce === null ? null : naturalNumber(nonce),
    digest,
  };
}

function requireKnownExtensions(extensions: DerValue | null): void {
  if (extensions === null) return;
  for (const extension of derChildren(extensions)) {
    const fields = new DerFields(extension);
    const oid = oidText(fields.take(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    fields.take(TAG.octetString);
    fields.end();
    if (critical !== null && booleanValue(critical) && !KNOWN_EXTENSIONS.has(oid)) {
      throw new DerError('an extension that is not known');
    }
  }
}

function accuracyMsOf(fields: DerFields): number {
  const number = (tag: number) => {
    const value = fields.optional(tag);
    return value === null ? 0 : smallNumber(value, tag);
  };
  const [seconds, millis, micros] = [number(TAG.integer), number(MILLIS), number(MICROS)];
  fields.end();
  return seconds * 1_000 + millis + micros / 1_000;
}

/** The certificate that made the signature, once everything that the signature binds was found true. */
async function checkSigner(
  content: Uint8Array,
  signer: SignerInfo,
  certificates: readonly Certificate[],
): Promise<Certificate> {
  const fail = (detail: string) => new TimestampTokenError('signature', detail);
  const contentType = signer.attributes.get(ATTRIBUTE.contentType);
  const messageDigest = signer.attributes.get(ATTRIBUTE.messageDigest);
  if (contentType === undefined || oidText(contentType) !== TST_INFO) throw fail('content type');
  const digest = await digestOf(content, signer.hash);
  if (
    messageDigest === undefined ||
    !equalBytes(expectTag(messageDigest, TAG.octetString).contents, digest)
  ) {
    throw fail('message digest');
  }
  const certificate = certificates.find((candidate) => isCertificateOf(candidate, signer.id));
  if (certificate === undefined) throw fail('the certificate of the signer is not in the token');
  if (!(await isNamedBy(signer.attributes, certificate))) throw fail('signing certificate');
  for (const form of signer.signedForms) {
    if (await isSignatureValid(signer.algorithm, certificate.publicKey, signer.signature, form)) {
      return certificate;
    }
  }
  throw fail('signature value');
}

/** Whether signing-certificate or signing-certificate-v2 names that certificate by its digest. */
async function isNamedBy(attributes: SignerInfo['attributes'], { bytes }: Certificate): Promise<boolean> {
  const first = attributes.get(ATTRIBUTE.signingCertificate);
  const second = attributes.get(ATTRIBUTE.signingCertificateV2);
  if (first !== undefined) {
    const id = new DerFields(firstCertificateId(first));
    if (!equalBytes(id.take(TAG.octetString).contents, await sha1Of(bytes))) return false;
  }
  if (second !== undefined) {
    const id = new DerFields(firstCertificateId(second));
    const algorithm = id.optional(TAG.sequence);
    const hash = algorithm === null ? 'SHA-256' : hashAlgorithm(algorithm);
    if (!equalBytes(id.take(TAG.octetString).contents, await digestOf(bytes, hash))) return false;
  }
  return first !== undefined || second !== undefined;
}

function firstCertificateId(attribute: DerValue): DerValue {
  const [id] = derChildren(new DerFields(attribute).take(TAG.sequence));
  if (id === undefined) throw new DerError('no certificate is named');
  return id;
}

/** What the first form of the attribute was defined with; the signature itself never rests on it alone. */
async function sha1Of(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', ownBuffer(bytes)));
}

/** RFC 3161 wants a key for timestamps alone, and says so in a critical extension. */
function checkUse(authority: Certificate, at: number): void {
  const { extendedKeyUsage, isExtendedKeyUsageCritical, notAfter, notBefore, unknownCritical } = authority;
  const [usage, ...others] = extendedKeyUsage ?? [];
  const isForTimestampsAlone = usage === TIME_STAMPING && others.length === 0 && isExtendedKeyUsageCritical;
  if (!isForTimestampsAlone || unknownCritical.length > 0) {
    throw new TimestampTokenError('certificate', 'not for timestamps alone');
  }
  if (at < notBefore || at > notAfter)
    throw new TimestampTokenError('certificate', 'not valid at that instant');
}

/** What the certificates of the token, and those known, amount to; a fault of any of them is the token's. */
async function pathFrom(
  authority: Certificate,
  certificates: readonly Certificate[],
  known: readonly Certificate[],
  at: number,
): Promise<Pick<TimestampToken, 'isRooted' | 'path'>> {
  const others = certificates.filter((certificate) => certificate !== authority);
  const search = { beside: others, known, at, use: 'timestamp' } as const;
  const { certificates: path, faults, root } = await certificatePath(authority, search);
  // Many authorities leave their root out: whoever trusts it has it.
  const fault = faults.find(({ kind }) => kind !== 'issuer-missing');
  if (fault !== undefined) throw new TimestampTokenError('certificate', fault.kind);
  return { path, isRooted: root !== null };
}
