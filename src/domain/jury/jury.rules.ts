/** Composition of a jury. Rules are configuration; these defaults are analogies, not law. */
import type { CompositionFault, JuryMember, JuryRules } from './jury.types.ts';

/** Two members, quorum of two, one president, half external; trainers sit as consultative only. */
export const DEFAULT_RULES: JuryRules = {
  minMembers: 2,
  quorum: 2,
  isPresidentRequired: true,
  minExternalShare: 0.5,
  excludedVotingColleges: ['training'],
};

/** Count of the members who may sit now, against what the rules ask. */
export interface Quorum {
  readonly present: number;
  readonly required: number;
  readonly isMet: boolean;
}

/**
 * Faults of the jury as convened, in a stable order; presence and withdrawals are the quorum's matter. Substitutes
 * count once they are called in.
 */
export function compositionFaults(
  members: readonly JuryMember[],
  rules: JuryRules,
): readonly CompositionFault[] {
  const convened = members.filter(({ isSubstitute }) => isSubstitute !== true);
  const voting = convened.filter(isVoting);
  return [
    ...sizeFaults(voting, rules),
    ...presidentFaults(convened, rules),
    ...externalFaults(voting, rules),
    ...voting
      .filter(({ college }) => rules.excludedVotingColleges.includes(college))
      .map(({ id }): CompositionFault => ({ code: 'college-may-not-vote', jurorId: id })),
    ...parityFaults(voting, rules),
    ...duplicateNames(members),
  ];
}

function isVoting({ isConsultative }: JuryMember): boolean {
  return !isConsultative;
}

function sizeFaults(voting: readonly JuryMember[], rules: JuryRules): readonly CompositionFault[] {
  const { maxMembers, minMembers } = rules;
  const actual = voting.length;
  if (actual < minMembers) return [{ code: 'too-few-members', expected: minMembers, actual }];
  const isOver = maxMembers !== undefined && actual > maxMembers;
  return isOver ? [{ code: 'too-many-members', expected: maxMembers, actual }] : [];
}

function presidentFaults(members: readonly JuryMember[], rules: JuryRules): readonly CompositionFault[] {
  const presidents = members.filter(({ isPresident }) => isPresident);
  const faults: CompositionFault[] = [];
  if (presidents.length === 0 && rules.isPresidentRequired) faults.push({ code: 'president-missing' });
  if (presidents.length > 1) {
    faults.push({ code: 'several-presidents', expected: 1, actual: presidents.length });
  }
  for (const { id, isConsultative } of presidents) {
    if (isConsultative) faults.push({ code: 'president-consultative', jurorId: id });
  }
  return faults;
}

/** Compared in whole members: a share of a third of three members is one member, whatever the binary fraction. */
function externalFaults(voting: readonly JuryMember[], rules: JuryRules): readonly CompositionFault[] {
  const expected = Math.ceil(Number((rules.minExternalShare * voting.length).toFixed(6)));
  const actual = voting.filter(({ isExternal }) => isExternal).length;
  return actual >= expected ? [] : [{ code: 'too-few-external', expected, actual }];
}

/** A joint jury has as many voting members of each of its colleges. */
function parityFaults(
  voting: readonly JuryMember[],
  { parity = [] }: JuryRules,
): readonly CompositionFault[] {
  const counts = parity.map((college) => voting.filter((member) => member.college === college).length);
  const [expected, actual] = [Math.max(0, ...counts), Math.min(...counts, Infinity)];
  return counts.length > 0 && actual < expected ? [{ code: 'not-joint', expected, actual }] : [];
}

function duplicateNames(members: readonly JuryMember[]): readonly CompositionFault[] {
  const seen = new Set<string>();
  const faults: CompositionFault[] = [];
  for (const { id, name } of members) {
    const key = name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('fr');
    if (seen.has(key)) faults.push({ code: 'duplicate-name', jurorId: id });
    seen.add(key);
  }
  return faults;
}
