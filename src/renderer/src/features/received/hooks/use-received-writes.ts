import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';

const READ_AGAIN = { readAgain: () => [['decisions'], ['candidates']] };

export function useImportMinutes() {
  return useWrite(api.decisions.importMinutes, undefined, READ_AGAIN);
}

export function useLinkForeign() {
  return useWrite(api.decisions.linkForeign, undefined, READ_AGAIN);
}

export function useAcceptAuthority() {
  return useWrite(api.decisions.acceptAuthority, undefined, READ_AGAIN);
}

export function useWithdrawAuthority() {
  return useWrite(api.decisions.withdrawAuthority, undefined, READ_AGAIN);
}
