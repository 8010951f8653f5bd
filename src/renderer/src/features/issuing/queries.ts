import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { ListPart } from '../../ui/index.ts';

export const issuingKeys = {
  issuing: ['issuing'],
  settings: ['issuing', 'settings'],
  minutes: (sessionId: string) => ['issuing', 'minutes', sessionId],
  list: (minutesId: string, part: ListPart) => ['issuing', 'list', minutesId, part],
  preview: (key: string) => ['issuing', 'preview', key],
  pdf: (documentId: string) => ['issuing', 'pdf', documentId],
} as const;

/** Which paper of whom. */
export interface PaperRequest {
  readonly minutesId: string;
  readonly kind: 'notification' | 'attestation' | 'certificate';
  readonly enrolmentId: string;
  readonly blocId: string | null;
}

export function useIssuingSettings() {
  return useQuery({ queryKey: issuingKeys.settings, queryFn: () => api.issuing.settings() });
}

export function usePapersMinutes(sessionId: string) {
  return useQuery({
    queryKey: issuingKeys.minutes(sessionId),
    queryFn: () => api.issuing.minutes({ sessionId }),
  });
}

export function useCandidatePapers(minutesId: string, part: ListPart) {
  return useQuery({
    queryKey: issuingKeys.list(minutesId, part),
    queryFn: () => api.issuing.list({ minutesId, ...part }),
    placeholderData: (before) => before,
  });
}

/** A paper as it is, or as it would be. */
export function usePaperPdf(shown: { readonly documentId: string } | PaperRequest) {
  const isIssued = 'documentId' in shown;
  return useQuery({
    queryKey: isIssued
      ? issuingKeys.pdf(shown.documentId)
      : issuingKeys.preview(`${shown.minutesId} ${shown.kind} ${shown.enrolmentId} ${shown.blocId ?? ''}`),
    queryFn: () => (isIssued ? api.issuing.pdf(shown) : api.issuing.preview(shown)),
  });
}
