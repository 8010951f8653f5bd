/** Composition that no jury could have. */
import { COLLEGES } from '../../jury/jury.types.ts';
import type { JuryRules } from '../../jury/jury.types.ts';
import { certificationFault, repeatedEntries } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';

/** Faults of the rules of the jury, a certification's or a session's. */
export function juryFaults({ jury }: { readonly jury: JuryRules }): PlacedFault[] {
  const { excludedVotingColleges, maxMembers, minMembers, parity, quorum } = jury;
  const most = maxMembers ?? Infinity;
  const faults: PlacedFault[] = [];
  if (most < minMembers) {
    const reason = `le jury compte au moins ${members(minMembers)} : le maximum ne peut être plus petit`;
    faults.push(certificationFault(['jury', 'maxMembers'], 'range-reversed', reason));
  }
  if (quorum > most) {
    const reason = `un jury d’au plus ${members(most)} ne peut atteindre ce quorum`;
    faults.push(certificationFault(['jury', 'quorum'], 'unreachable', reason));
  }
  if (COLLEGES.every((college) => excludedVotingColleges.includes(college))) {
    const reason = 'aucun collège ne voterait plus';
    faults.push(certificationFault(['jury', 'excludedVotingColleges'], 'unreachable', reason));
  }
  return [
    ...faults,
    ...repeatedEntries(excludedVotingColleges, ['jury', 'excludedVotingColleges']),
    ...(parity === undefined ? [] : parityFaults(jury, parity)),
  ];
}

function parityFaults(
  { excludedVotingColleges, maxMembers }: JuryRules,
  parity: NonNullable<JuryRules['parity']>,
): PlacedFault[] {
  const excluded = parity.flatMap((college, index) =>
    excludedVotingColleges.includes(college)
      ? [
          certificationFault(
            ['jury', 'parity', index],
            'incompatible',
            `« ${college} » ne vote pas (excludedVotingColleges) : sa parité ne peut être tenue`,
          ),
        ]
      : [],
  );
  const isTooFew = maxMembers !== undefined && maxMembers < parity.length;
  const reason = `une parité entre ${String(parity.length)} collèges demande autant de membres au moins`;
  return [
    ...repeatedEntries(parity, ['jury', 'parity']),
    ...excluded,
    ...(isTooFew ? [certificationFault(['jury', 'maxMembers'], 'unreachable', reason)] : []),
  ];
}

function members(count: number): string {
  return count > 1 ? `${String(count)} membres` : `${String(count)} membre`;
}
