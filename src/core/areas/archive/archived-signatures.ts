/** Signatures of archived minutes, and the parts of the PDF in which they stand. */
import type { MinutesFile, MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import { awaitedSignatories } from '../../../domain/minutes/signing-state.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import type { MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { minutesContentDigest, sha256Hex } from '../../documents/minutes-file.ts';
import type { PassageStore } from '../passage/index.ts';
import { joined } from '../signing/index.ts';

/** Signatures from the file of the first form, which held them; else from the records, under the names of the content. */
export function archivedSignatures(
  { locks }: Pick<PassageStore, 'locks'>,
  { passageId, revision }: Pick<MinutesRecord, 'passageId' | 'revision'>,
  file: MinutesFile,
): readonly MinutesSignature[] {
  if (file.schema === 'pupitre.minutes-file/1') return file.signatures;
  const { members } = file.content;
  return locks.signatures(passageId, revision).map((signature) => {
    const member = members.find(({ id }) => id === signature.jurorId);
    return { ...signature, name: member?.name ?? '', capacity: member?.capacity ?? '' };
  });
}

/** Each signature is of this very content, by a different member of this jury, and none of those who decided lacks. */
export function areSignaturesWhole(
  { content }: MinutesFile,
  signatures: readonly MinutesSignature[],
  signedOutside: ReadonlySet<string>,
): boolean {
  return (
    areSignaturesOf(content.members, minutesContentDigest(content), signatures) &&
    awaitedSignatories(content, signatures, signedOutside).length === 0
  );
}

/** Each signature is of the content of that digest, by a different one of those members. */
export function areSignaturesOf(
  members: readonly { readonly id: string; readonly name: string; readonly capacity: string }[],
  digest: string,
  signatures: readonly MinutesSignature[],
): boolean {
  const signed = new Set(signatures.map(({ jurorId }) => jurorId));
  return (
    signed.size === signatures.length &&
    signatures.every(
      ({ contentDigest, jurorId, name, capacity }) =>
        contentDigest === digest &&
        members.some(
          (member) => member.id === jurorId && member.name === name && member.capacity === capacity,
        ),
    )
  );
}

/** The PDF is its parts laid end to end: the pages, one part for each signature, the seal. */
export function arePartsWhole(
  signatures: readonly MinutesSignature[],
  pdf: Uint8Array,
  parts: readonly DocumentPart[],
): boolean {
  const signers = parts.flatMap((part) => (part.kind === 'member' ? [part.jurorId] : []));
  return (
    parts.at(0)?.kind === 'base' &&
    parts.at(-1)?.kind === 'seal' &&
    parts.every(({ bytes, sha256 }) => sha256Hex(bytes) === sha256) &&
    signers.join() === signatures.map(({ jurorId }) => jurorId).join() &&
    Buffer.from(pdf).equals(joined(parts))
  );
}
