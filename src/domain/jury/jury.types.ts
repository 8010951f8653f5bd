import type { Instant } from '../time/time.ts';

export const COLLEGES = ['employers', 'employees', 'professional', 'training', 'other'] as const;
export type College = (typeof COLLEGES)[number];

export const PRESENCE_MODES = ['on-site', 'remote', 'absent'] as const;
export type PresenceMode = (typeof PRESENCE_MODES)[number];

/** A member convened for a session. */
export interface JuryMember {
  readonly id: string;
  readonly name: string;
  /** Capacity as printed under the signature, e.g. "Responsable commerciale". */
  readonly capacity: string;
  readonly college: College;
  readonly isPresident: boolean;
  /** Not employed by the organisation that trains or employs the candidates. */
  readonly isExternal: boolean;
  /** A consultative member speaks but neither marks nor votes (some branch texts seat tutors so). */
  readonly isConsultative: boolean;
  readonly presence: PresenceMode;
  /** Convened in reserve: counts in no composition and no quorum until called in for a passage. */
  readonly isSubstitute?: boolean;
}

/** A member's word on their link with one candidate. */
export interface Declaration {
  readonly jurorId: string;
  readonly kind: 'no-link' | 'withdrawn';
  readonly reason: string;
  readonly at: Instant;
}

/** Composition rules: a session's configuration, with defaults that the administrator may change. */
export interface JuryRules {
  readonly minMembers: number;
  readonly quorum: number;
  readonly isPresidentRequired: boolean;
  /** Least share of external members among those who vote, 0 to 1. */
  readonly minExternalShare: number;
  /** College that may not vote (trainers, tutors); they may sit as consultative. */
  readonly excludedVotingColleges: readonly College[];
  /** Whether who arrives after the start marks and votes; otherwise they only speak. Absent means no. */
  readonly arrivalsMayMark?: boolean;
  /** Most members who vote. Absent: no limit. */
  readonly maxMembers?: number;
  /** Colleges that must count the same number of voting members. Absent: none. */
  readonly parity?: readonly College[];
  /** Whether the president's vote settles a tie. Absent means yes. */
  readonly hasCastingVote?: boolean;
  /** Whether members who do not vote sign as well. Absent means no. */
  readonly isCountersigned?: boolean;
}

export type CompositionFaultCode =
  | 'too-few-members'
  | 'too-many-members'
  | 'president-missing'
  | 'several-presidents'
  | 'president-consultative'
  | 'too-few-external'
  | 'college-may-not-vote'
  | 'not-joint'
  | 'duplicate-name';

export interface CompositionFault {
  readonly code: CompositionFaultCode;
  readonly jurorId?: string;
  readonly expected?: number;
  readonly actual?: number;
}
