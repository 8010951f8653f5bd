import type { CandidateFile } from '../../../../../shared/areas/candidates.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preparationKeys } from '../../preparation/queries.ts';
import { candidateKeys } from '../queries.ts';

const keyOf = ({ id }: CandidateFile) => candidateKeys.file(id);
const READ_AGAIN = { readAgain: () => [candidateKeys.candidates] };

export function useSaveCandidate() {
  return useWrite(api.candidates.save, keyOf, READ_AGAIN);
}

export function useRemoveCandidate() {
  return useWrite(api.candidates.remove, undefined, READ_AGAIN);
}

export function useEnrol() {
  return useWrite(api.candidates.enrol, keyOf, READ_AGAIN);
}

export function useChangeEnrolment() {
  return useWrite(api.candidates.changeEnrolment, keyOf, READ_AGAIN);
}

export function useDeclareHeld() {
  return useWrite(api.candidates.declareHeld, keyOf);
}

export function useRecordEvidence() {
  return useWrite(api.candidates.recordEvidence, keyOf);
}

export function useWithdrawEvidence() {
  return useWrite(api.candidates.withdrawEvidence, keyOf);
}

export function useMerge() {
  return useWrite(api.candidates.merge, keyOf, READ_AGAIN);
}

export function useUndoMerge() {
  return useWrite(api.candidates.undoMerge, keyOf, READ_AGAIN);
}

export function useDismissLikeness() {
  return useWrite(api.candidates.dismissLikeness, undefined, READ_AGAIN);
}

export function usePlanPassages() {
  return useWrite(api.setups.plan, undefined, {
    readAgain: (_report, { sessionId }) => [candidateKeys.candidates, preparationKeys.session(sessionId)],
  });
}

export function useImportScores() {
  return useWrite(api.candidates.importScores, undefined, READ_AGAIN);
}

export function useWithdrawImport() {
  return useWrite(api.candidates.withdrawImport, undefined, READ_AGAIN);
}

export function useImportCandidates() {
  return useWrite(api.candidates.importRows, undefined, READ_AGAIN);
}
