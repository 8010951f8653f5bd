/**
 * Bounds what a file of keys can make the application compute: it says itself how many times its password is to be
 * hashed, and some three million times would keep the machine busy for a minute. Nothing is derived beyond the bound.
 */
import { pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';

/** For one derivation. Programs write 2,000 to 600,000; ours writes 600,000. */
export const MAX_ITERATIONS = 1_000_000;
/** For one file: its check, its key and its certificates, under both forms of the password. */
const MAX_FILE_ITERATIONS = 8 * MAX_ITERATIONS;

/** Thrown before a derivation that would go beyond the bound. */
export class TooManyIterations extends Error {
  override readonly name = 'TooManyIterations';
}

type Digest = forge.md.MessageDigest & { readonly algorithm: string };
type Pkcs12Derive = (
  password: unknown,
  salt: unknown,
  id: number,
  iterations: number,
  ...rest: unknown[]
) => unknown;

/** The library's derivations, which its typings leave out in part. */
interface Derivations {
  readonly pkcs5: {
    pbkdf2: (
      password: string,
      salt: string,
      iterations: number,
      bytes: number,
      digest: Digest | null,
    ) => string;
  };
  readonly pki: { readonly pbe: { generatePkcs12Key: Pkcs12Derive } };
  readonly pkcs12: { generateKey: Pkcs12Derive };
}

let spent = 0;

/** Throws TooManyIterations. */
function spend(iterations: number): void {
  spent += iterations;
  if (!(iterations <= MAX_ITERATIONS) || spent > MAX_FILE_ITERATIONS) throw new TooManyIterations();
}

function bounded(derive: Pkcs12Derive): Pkcs12Derive {
  return (password, salt, id, iterations, ...rest) => {
    spend(iterations);
    return derive(password, salt, id, iterations, ...rest);
  };
}

const library = forge as unknown as Derivations;
library.pki.pbe.generatePkcs12Key = bounded(library.pki.pbe.generatePkcs12Key);
library.pkcs12.generateKey = bounded(library.pkcs12.generateKey);
// The machine's own PBKDF2 takes a fiftieth of the time.
library.pkcs5.pbkdf2 = (password, salt, iterations, bytes, digest) => {
  spend(iterations);
  const bytesOf = (text: string) => Buffer.from(text, 'binary');
  const name = digest?.algorithm ?? 'sha1';
  return pbkdf2Sync(bytesOf(password), bytesOf(salt), iterations, bytes, name).toString('binary');
};

/** Runs the reading of one file within the bound. */
export function withinBound<Value>(read: () => Value): Value {
  spent = 0;
  return read();
}

/** The largest number in an algorithm's identifier (DER): iterations, or the cost of scrypt. */
export function largestNumber(asn1: forge.asn1.Asn1): number {
  if (Array.isArray(asn1.value)) return Math.max(0, ...asn1.value.map(largestNumber));
  const { Class, Type } = forge.asn1;
  if (asn1.tagClass !== Class.UNIVERSAL || asn1.type !== Type.INTEGER) return 0;
  return asn1.value.length > 4 ? Infinity : forge.asn1.derToInteger(forge.util.createBuffer(asn1.value));
}
