/** Which papers the sealed minutes of a session allow, and why not the others. */
import type {
  IssuedKind,
  IssuingTemplate,
  ResultCandidate,
  ResultRow,
  SessionResults,
} from './issuing.types.ts';

export type IssueRefusal =
  /** The jury proposed: nobody has decided yet. */
  | 'only-proposed'
  | 'nothing-decided'
  /** The bloc is not validated by these minutes. */
  | 'bloc-not-validated'
  /** A condition is still open: before it is lifted nothing attests anything. */
  | 'condition-open'
  | 'certification-incomplete'
  | 'not-mandated'
  /** Another ruling replaced this one since. */
  | 'no-longer-current'
  /** Of one person and bloc there is one original, and it left from other minutes: what repeats it is a duplicate. */
  | 'issued-already';

export interface IssueQuestion {
  readonly kind: IssuedKind;
  readonly results: Pick<SessionResults, 'status'>;
  readonly candidate: ResultCandidate;
  /** Of an attestation. */
  readonly blocId: string | null;
  readonly template: Pick<IssuingTemplate, 'isMandated'>;
  /** Whether what these minutes say of that bloc is what stands today. */
  readonly isCurrent: (blocId: string) => boolean;
  /** Whether all that the certification rests on stands today, blocs that other minutes decided included. */
  readonly isObtained: () => boolean;
}

/** Why that paper cannot be issued, or null. */
export function refusalToIssue(question: IssueQuestion): IssueRefusal | null {
  const { blocId, candidate, isCurrent, kind, results } = question;
  if (kind === 'extract' || kind === 'results-table') return null;
  if (results.status === 'proposition') return 'only-proposed';
  const decided = candidate.rows.filter(({ state }) => state === 'decided');
  if (kind === 'notification') {
    if (decided.length === 0) return 'nothing-decided';
    // What was corrected or replaced as a whole is notified by what replaced it.
    return decided.some((each) => isCurrent(each.blocId) || each.kind === 'revocation')
      ? null
      : 'no-longer-current';
  }
  if (kind === 'certificate') return refusalOfCertificate(question);
  const row = candidate.rows.find((each) => each.blocId === blocId);
  if (row?.outcome === 'conditional') return 'condition-open';
  if (row === undefined || !isValidated(row)) return 'bloc-not-validated';
  return isCurrent(row.blocId) ? null : 'no-longer-current';
}

function refusalOfCertificate({
  candidate,
  isCurrent,
  isObtained,
  template,
}: IssueQuestion): IssueRefusal | null {
  if (!template.isMandated) return 'not-mandated';
  const { rows, whole } = candidate;
  if (rows.some(({ outcome }) => outcome === 'conditional')) return 'condition-open';
  if (whole.outcome !== 'total') return 'certification-incomplete';
  const decided = rows.filter(isValidated);
  const stands = decided.every(({ blocId }) => isCurrent(blocId)) && isObtained();
  return stands ? null : 'no-longer-current';
}

/** Whether these very minutes validate the bloc. */
function isValidated({ kind, outcome, state }: ResultRow): boolean {
  return state === 'decided' && kind !== 'revocation' && outcome === 'validated';
}
