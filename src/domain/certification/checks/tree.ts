/** Blocs, competences and criteria: what they refer to, and whether anything can be reached on them. */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { certificationFault, repeatedEntries, unknownEntries } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification, Competence, Criterion } from '../certification.schema.ts';

/** Faults of the tree: references that lead nowhere, competences on which no point can be had. */
export function treeFaults(certification: Certification): PlacedFault[] {
  const known = new Set(certification.competences.map(({ id }) => id));
  return [
    ...certification.blocs.flatMap((bloc, index) => {
      const path: FaultPath = ['blocs', index, 'competenceIds'];
      return [
        ...unknownEntries(
          bloc.competenceIds,
          known,
          path,
          'unknown-competence',
          (id) => `aucune compétence « ${id} » dans cette certification`,
        ),
        ...repeatedEntries(bloc.competenceIds, path),
      ];
    }),
    ...certification.competences.flatMap((competence, index) =>
      competenceFaults(competence, certification, ['competences', index]),
    ),
  ];
}

function competenceFaults(
  competence: Competence,
  certification: Certification,
  at: FaultPath,
): PlacedFault[] {
  const { activityId, criteria, scaleId } = competence;
  const { blocs } = certification;
  const faults: PlacedFault[] = [];
  const isKnown = () =>
    blocs.some(
      ({ activities, competenceIds }) =>
        activities.some(({ id }) => id === activityId) && competenceIds.includes(competence.id),
    );
  if (activityId !== undefined && !isKnown()) {
    const reason = `aucune activité « ${activityId} » dans un bloc qui a cette compétence`;
    faults.push(certificationFault([...at, 'activityId'], 'unknown-activity', reason));
  }
  if (criteria.length > 0 && criteria.every(({ isBonus }) => isBonus === true)) {
    const reason = 'tous ses critères sont des bonus : rien ne peut y être atteint';
    faults.push(certificationFault([...at, 'criteria'], 'unreachable', reason));
  }
  return [
    ...faults,
    ...scaleIdFaults(scaleId, certification, at),
    ...criteria.flatMap((criterion, index) =>
      criterionFaults(criterion, certification, [...at, 'criteria', index]),
    ),
  ];
}

function criterionFaults(criterion: Criterion, certification: Certification, at: FaultPath): PlacedFault[] {
  const levelIds = (criterion.descriptors ?? []).map(({ levelId }) => levelId);
  const repeated = levelIds.flatMap((id, index) =>
    levelIds.indexOf(id) === index
      ? []
      : [
          certificationFault(
            [...at, 'descriptors', index, 'levelId'],
            'duplicate-entry',
            `le niveau « ${id} » est déjà décrit`,
          ),
        ],
  );
  return [...scaleIdFaults(criterion.scaleId, certification, at), ...repeated];
}

/** A scale that a part names and the certification does not have. */
export function scaleIdFaults(
  scaleId: string | undefined,
  { scales }: Pick<Certification, 'scales'>,
  at: FaultPath,
): PlacedFault[] {
  if (scaleId === undefined || scales.some(({ id }) => id === scaleId)) return [];
  return [
    certificationFault([...at, 'scaleId'], 'unknown-scale', `aucune échelle « ${scaleId} » dans ce fichier`),
  ];
}
