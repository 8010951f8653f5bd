/** Checks of archived minutes: every figure is computed again from the stored bytes. */
import { isDeepStrictEqual } from 'node:util';
import type {
  MinutesContent,
  MinutesFile,
  MinutesSignature,
} from '../../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Verification } from '../../../shared/areas/archive.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import { searchTextOf } from '../../db/repos/minutes-listing.ts';
import type { SearchText } from '../../db/repos/minutes-listing.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { canonicalJson, minutesContentDigest, sha256Hex } from '../../documents/minutes-file.ts';
import { indexOf, readMinutesFile } from '../minutes/index.ts';
import { checksOf } from './archive-checks.ts';
import { arePartsWhole, areSignaturesWhole } from './archived-signatures.ts';

/** What is stored about one archived minutes. */
export interface StoredMinutes {
  readonly record: MinutesRecord;
  readonly files: MinutesFiles;
  readonly signaturesOf: (file: MinutesFile) => readonly MinutesSignature[];
  /** Members for whom a document signed outside stands. */
  readonly signedOutside: ReadonlySet<string>;
  /** Whether the files signed outside are those that were attached; null when there are none. */
  readonly isExternalIntact: boolean | null;
  /** Whether a rectification is true to what it corrects; null for minutes that rectify nothing. */
  readonly isRectificationTrue: ((content: MinutesContent) => boolean) | null;
  readonly parts: readonly DocumentPart[];
  /** What the check that outsiders run finds; null for minutes from before certificates. */
  readonly areSignaturesSound: boolean | null;
  /** Whether each timestamp is one of this document and says what was recorded; null when there is none. */
  readonly areTimestampsTrue: boolean | null;
  /** Text that the search index holds; null when it was removed. */
  readonly searchText: SearchText | null;
  /** Passage to which the number was given, and when its journal says that the minutes were archived. */
  readonly numberedPassageId: string | null;
  readonly journalArchivedAt: Instant | null;
  /** Whether the register holds this document's own records as they are now. */
  readonly areRecordsChained: boolean;
}

/** Result of each check, in the order in which a reader follows them. */
export function verifyMinutes(stored: StoredMinutes): Verification['checks'] {
  const { record, files } = stored;
  const file = readMinutesFile(files.json);
  const signatures = file === null ? [] : stored.signaturesOf(file);
  return checksOf({
    isPdfSame: sha256Hex(files.pdf) === record.pdfSha256,
    isJsonSame: sha256Hex(files.json) === record.jsonSha256,
    isContentSame: file !== null && isContentIntact(file, files.json, record),
    areSignaturesWhole: file !== null && areSignaturesWhole(file, signatures, stored.signedOutside),
    arePartsWhole:
      file !== null &&
      (file.schema === 'pupitre.minutes-file/1'
        ? stored.parts.length === 0
        : arePartsWhole(signatures, files.pdf, stored.parts)),
    areSignaturesSound: stored.areSignaturesSound,
    areTimestampsTrue: stored.areTimestampsTrue,
    isExternalIntact: stored.isExternalIntact,
    isRectificationTrue: isRectificationTrue(file, stored),
    isIndexTrue: file !== null && isIndexTrue(file, stored),
    areRecordsChained: stored.areRecordsChained,
  });
}

function isRectificationTrue(file: MinutesFile | null, { isRectificationTrue: isTrue }: StoredMinutes) {
  if (isTrue === null && file?.content.rectification === undefined) return null;
  return file !== null && isTrue !== null && isTrue(file.content);
}

function isContentIntact(file: MinutesFile, json: string, record: MinutesRecord): boolean {
  const digest = minutesContentDigest(file.content);
  return digest === file.contentDigest && digest === record.contentDigest && canonicalJson(file) === json;
}

function isIndexTrue(
  { content }: MinutesFile,
  { record, searchText, numberedPassageId, journalArchivedAt }: StoredMinutes,
): boolean {
  const index = indexOf(content);
  const columns = Object.keys(index) as readonly (keyof typeof index)[];
  return (
    columns.every((column) => isDeepStrictEqual(record[column], index[column])) &&
    isDeepStrictEqual(searchText, searchTextOf(index)) &&
    record.passageId === numberedPassageId &&
    record.archivedAt === journalArchivedAt
  );
}

/**
 * Minutes are a witness of the records before them: a chain that was cut and grown again does not match. That says
 * nothing of the minutes; null when they name no chain.
 */
export function isRegisterWitnessed(json: string, digestAt: (seq: number) => string | null): boolean | null {
  const chain = readMinutesFile(json)?.content.chain;
  return chain === undefined ? null : digestAt(chain.seq) === chain.digest;
}
