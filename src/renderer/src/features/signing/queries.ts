import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const signingKeys = {
  signing: ['signing'],
} as const;

/** The authority, the seal and the certificates. */
export function useSigning() {
  return useQuery({ queryKey: signingKeys.signing, queryFn: () => api.signing.get() });
}
