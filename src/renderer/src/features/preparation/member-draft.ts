import type { PupitreApi } from '../../../../shared/contract.ts';
import type { JuryMember } from '../../../../domain/jury/jury.types.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';

type MemberInput = Parameters<PupitreApi['sessions']['saveMember']>[0];

/** A member while being typed. */
export type MemberDraft = Omit<JuryMember, 'id'>;

export const EMPTY_MEMBER: MemberDraft = {
  name: '',
  capacity: '',
  college: 'professional',
  isPresident: false,
  // Stated by a person for each member, never taken for granted: the minutes print it.
  isExternal: false,
  isConsultative: false,
  presence: 'on-site',
  isSubstitute: false,
};

/** How a change of presence is named: once a passage began, it reaches only those to come. */
export function presenceWords({ passages }: Pick<SessionView, 'passages'>): 'mark' | 'markToCome' {
  return passages.some(({ isFrozen }) => isFrozen) ? 'markToCome' : 'mark';
}

/** What keeps a member from being saved. */
export function memberDraftFaults(draft: MemberDraft): readonly ('name' | 'capacity')[] {
  return (['name', 'capacity'] as const).filter((field) => draft[field].trim() === '');
}

/** The request that saves a member: added without `jurorId`. */
export function memberInputOf(sessionId: string, draft: MemberDraft, jurorId?: string): MemberInput {
  return {
    sessionId,
    ...(jurorId === undefined ? {} : { jurorId }),
    name: draft.name.trim(),
    capacity: draft.capacity.trim(),
    college: draft.college,
    isPresident: draft.isPresident,
    isExternal: draft.isExternal,
    isConsultative: draft.isConsultative,
    presence: draft.presence,
    isSubstitute: draft.isSubstitute === true,
  };
}
