import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const jurorKeys = {
  standing: ['juror', 'standing'],
  allCards: ['juror-card'],
  card: (passageId: string) => ['juror-card', passageId],
  documents: ['juror-documents'],
  document: (documentId: string) => ['juror-document', documentId],
} as const;

/** What this device is in the room, and the passages of the day. */
export function useStanding() {
  return useQuery({ queryKey: jurorKeys.standing, queryFn: () => api.room.standing() });
}

/** The member's own card of a role play; null while they play nobody. */
export function useOwnCard(passageId: string) {
  return useQuery({ queryKey: jurorKeys.card(passageId), queryFn: () => api.room.card({ passageId }) });
}

/** Minutes that the member signs, or signed. */
export function useDocuments() {
  return useQuery({ queryKey: jurorKeys.documents, queryFn: () => api.room.documents() });
}

/** The pages of one of them. */
export function useDocument(documentId: string) {
  return useQuery({
    queryKey: jurorKeys.document(documentId),
    queryFn: () => api.room.document({ documentId }),
  });
}
