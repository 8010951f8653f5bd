import { useQuery } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { api } from '../../lib/api.ts';

/** Between two looks at a check of the register that goes on, in milliseconds. */
const REGISTER_POLL_MS = 2_000;

/** A passage, or minutes of it. */
export type RegisterRef = Parameters<PupitreApi['register']['ofPassage']>[0];

export const ledgerKeys = {
  register: ['register'],
  registerOf: (named: RegisterRef) => ['register', named],
} as const;

/** What the register holds against one passage, or against the passage of minutes. */
export function useRegisterOf(named: RegisterRef) {
  return useQuery({
    queryKey: ledgerKeys.registerOf(named),
    queryFn: () => api.register.ofPassage(named),
    staleTime: 0,
  });
}

/** What the last check of all records found; asked again while the first one goes on. */
export function useRegister() {
  return useQuery({
    queryKey: ledgerKeys.register,
    queryFn: () => api.register.state(),
    staleTime: 0,
    refetchInterval: ({ state }) => (isSettled(state.data?.status) ? false : REGISTER_POLL_MS),
  });
}

function isSettled(status: string | undefined): boolean {
  return status === 'checked' || status === 'failed';
}
