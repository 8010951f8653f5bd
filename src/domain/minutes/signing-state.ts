/** Who signed a locked content, here or on a file signed outside, and who is still awaited. */
import { signatories } from './signatories.ts';

type Signatory = ReturnType<typeof signatories>[number];

/** A signature drawn here. */
interface Signed {
  readonly jurorId: string;
}

/** A file signed outside; `withdrawn` is null while it stands. */
interface SignedFile {
  readonly jurorIds: readonly string[];
  readonly withdrawn: unknown;
}

/** Members for whom a file signed outside stands. */
export function signedOutside(files: readonly SignedFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ jurorIds, withdrawn }) => (withdrawn === null ? jurorIds : [])));
}

/** Members who sign and have signed neither here nor outside, in the order of the jury. */
export function awaitedSignatories(
  content: Parameters<typeof signatories>[0],
  signatures: readonly Signed[],
  outside: ReadonlySet<string>,
): readonly Signatory[] {
  const signed = new Set(signatures.map(({ jurorId }) => jurorId));
  return signatories(content).filter(({ id }) => !signed.has(id) && !outside.has(id));
}

/** Whether voiding the lock takes a signature away: drawn here, or on a file that stands. */
export function isAnySigned({
  external,
  signatures,
}: {
  readonly external: readonly Pick<SignedFile, 'withdrawn'>[];
  readonly signatures: readonly unknown[];
}): boolean {
  return signatures.length > 0 || external.some(({ withdrawn }) => withdrawn === null);
}
