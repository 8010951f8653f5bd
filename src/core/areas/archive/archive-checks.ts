/** The checks of an archived document, whatever it is: what each found, in the order in which a reader follows them. */
import type { Verification, VerificationCheck } from '../../../shared/areas/archive.ts';

/** What was computed again of one archived document; null where there is nothing of that kind. */
export interface CheckedFacts {
  readonly isPdfSame: boolean;
  readonly isJsonSame: boolean;
  /** The content has the digest that was signed. */
  readonly isContentSame: boolean;
  readonly areSignaturesWhole: boolean;
  readonly arePartsWhole: boolean;
  /** What the check that outsiders run finds. */
  readonly areSignaturesSound: boolean | null;
  readonly areTimestampsTrue: boolean | null;
  readonly isExternalIntact: boolean | null;
  readonly isRectificationTrue: boolean | null;
  readonly isIndexTrue: boolean;
  readonly areRecordsChained: boolean;
}

const FACT_OF_CHECK: readonly (readonly [VerificationCheck, keyof CheckedFacts])[] = [
  ['pdf-digest', 'isPdfSame'],
  ['json-digest', 'isJsonSame'],
  ['content-digest', 'isContentSame'],
  ['signature-digests', 'areSignaturesWhole'],
  ['document-parts', 'arePartsWhole'],
  ['pdf-signatures', 'areSignaturesSound'],
  ['timestamps', 'areTimestampsTrue'],
  ['external-documents', 'isExternalIntact'],
  ['rectification', 'isRectificationTrue'],
  ['index', 'isIndexTrue'],
  ['chain', 'areRecordsChained'],
];

/** One line for each check that has something to look at. */
export function checksOf(facts: CheckedFacts): Verification['checks'] {
  return FACT_OF_CHECK.flatMap(([check, fact]) => {
    const isPassed = facts[fact];
    return isPassed === null ? [] : [{ check, isPassed }];
  });
}
