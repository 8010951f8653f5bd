import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { decisionKeys } from '../queries.ts';

/** Whatever is ruled is read again before it counts as done: what is shown next follows from it. */
function useRuling<Input>(write: (input: Input) => Promise<unknown>) {
  return useWrite(write, undefined, { readAgain: () => [decisionKeys.decisions] });
}

/** Records what the jury decides. */
export function useDecide() {
  return useRuling(api.decisions.decide);
}

/** Takes back what is not sealed. */
export function useTakeBack() {
  return useRuling(api.decisions.takeBack);
}

/** Lifts a condition that is met. */
export function useLift() {
  return useRuling(api.decisions.lift);
}

/** Revokes what is sealed. */
export function useRevoke() {
  return useRuling(api.decisions.revoke);
}

/** Enters a mark to compensate, or takes one back. */
export function useEnterMark() {
  return useRuling(api.decisions.enterMark);
}

/** Adds candidates whom the session did not hear, or takes them off. */
export function useListCandidates() {
  return useRuling(api.decisions.list);
}

/** Records a member's word on their links with candidates. */
export function useDeclareLinks() {
  return useRuling(api.decisions.declareLinks);
}
