/** Tests: what they refer to, and parts of them that exclude each other. */
import type { FaultPath } from '../../referentiel/referentiel.faults.ts';
import { blocsOfTest, isJuryTest } from '../certification.ts';
import { certificationFault, repeatedEntries, unknownEntries } from '../certification.faults.ts';
import type { PlacedFault } from '../certification.faults.ts';
import type { Certification, Competence } from '../certification.schema.ts';
import type { Test } from '../test.schema.ts';
import { hasLevel, scopesOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { scaleIdFaults } from './tree.ts';

/** Faults of every test, and of what several tests say of one criterion or one bloc. */
export function testFaults(certification: Certification): PlacedFault[] {
  const scopes = certification.tests.map(scopesOf(certification).of);
  const known: Known = {
    blocs: new Set(certification.blocs.map(({ id }) => id)),
    competences: new Set(certification.competences.map(({ id }) => id)),
  };
  return [
    ...scopes.flatMap((scope, index) => {
      const { test } = scope;
      const at: FaultPath = ['tests', index];
      return [
        ...scopeFaults(scope, certification, known, at),
        ...phaseFaults(test, at),
        ...contradictionFaults(test, at),
        ...candidateFaults(test, at),
        ...resultFaults(scope, certification, at),
        ...scaleIdFaults(test.scaleId, certification, at),
        ...repeatedEntries(test.materials ?? [], [...at, 'materials']),
      ];
    }),
    ...rivalDecisions(certification),
    ...descriptorFaults(certification, scopes),
  ];
}

/** Ids of the file, gathered once. */
interface Known {
  readonly blocs: ReadonlySet<string>;
  readonly competences: ReadonlySet<string>;
}

function scopeFaults(
  { competences, test }: Scope,
  certification: Certification,
  known: Known,
  at: FaultPath,
): PlacedFault[] {
  const { blocIds, competenceIds = [] } = test;
  // Without a list of its own, nothing is out of its reach.
  const inBlocs =
    competenceIds.length === 0
      ? known.competences
      : new Set(blocsOfTest(certification, test).flatMap((bloc) => bloc.competenceIds));
  const path = [...at, 'competenceIds'];
  const faults = [
    ...unknownEntries(
      blocIds,
      known.blocs,
      [...at, 'blocIds'],
      'unknown-bloc',
      (id) => `aucun bloc « ${id} » dans cette certification`,
    ),
    ...repeatedEntries(blocIds, [...at, 'blocIds']),
    ...unknownEntries(
      competenceIds,
      blocIds.length === 0 ? known.competences : inBlocs,
      path,
      'unknown-competence',
      (id) =>
        known.competences.has(id)
          ? `la compétence « ${id} » n’est dans aucun des blocs de cette épreuve`
          : `aucune compétence « ${id} » dans cette certification`,
    ),
    ...repeatedEntries(competenceIds, path),
  ];
  if (faults.length > 0 || !isJuryTest(test) || competences.length > 0) return faults;
  return [certificationFault(at, 'nothing-to-mark', 'cette épreuve devant jury ne couvre aucune compétence')];
}

function phaseFaults(test: Test, at: FaultPath): PlacedFault[] {
  const path = [...at, 'phases'];
  if (isJuryTest(test) && test.phases.length === 0) {
    return [certificationFault(path, 'phases-missing', 'une épreuve devant jury a au moins une phase')];
  }
  if (isJuryTest(test) && test.phases.every(({ isElsewhere }) => isElsewhere === true)) {
    const reason =
      'une épreuve devant jury a au moins une phase devant lui : toutes se tiennent dans une autre salle';
    return [certificationFault(path, 'phases-missing', reason)];
  }
  if (!isJuryTest(test) && test.phases.length > 0) {
    return [certificationFault(path, 'phases-unexpected', 'seule une épreuve devant jury a des phases')];
  }
  return [];
}

function contradictionFaults({ contradiction, description, evaluators }: Test, at: FaultPath): PlacedFault[] {
  if (contradiction === undefined) return [];
  const path = [...at, 'contradiction'];
  const choices: readonly string[] = contradiction.choices;
  const faults = repeatedEntries(choices, [...path, 'choices']);
  if (description?.includes(contradiction.with) !== true) {
    const reason = 'ce texte doit être un extrait exact de la description';
    faults.push(certificationFault([...path, 'with'], 'contradiction-not-quoted', reason));
  }
  if (!evaluators.some(({ kind }) => choices.includes(kind))) {
    const named = evaluators.map(({ kind }) => `« ${kind} »`).join(' ou ');
    const reason = `le choix doit comprendre l’évaluateur nommé (${named})`;
    faults.push(certificationFault([...path, 'choices'], 'contradiction-without-evaluator', reason));
  }
  return faults;
}

function candidateFaults({ candidates }: Test, at: FaultPath): PlacedFault[] {
  if (candidates === undefined || candidates.min <= candidates.max) return [];
  const reason = `le minimum est de ${String(candidates.min)} candidats : le maximum ne peut être plus petit`;
  return [certificationFault([...at, 'candidates', 'max'], 'range-reversed', reason)];
}

function resultFaults(
  { competences, test }: Scope,
  certification: Certification,
  at: FaultPath,
): PlacedFault[] {
  const faults: PlacedFault[] = [];
  if (test.isDeciding && !isJuryTest(test)) {
    const reason = 'seule une épreuve devant jury peut décider de ses blocs';
    faults.push(certificationFault([...at, 'isDeciding'], 'incompatible', reason));
  }
  if (test.isDeciding && test.blocIds.length === 0) {
    const reason = 'cette épreuve porte sur toute la certification : elle n’a pas de bloc dont décider';
    faults.push(certificationFault([...at, 'isDeciding'], 'incompatible', reason));
  }
  if (test.results === 'whole') return faults;
  if (test.blocIds.length === 0) {
    const reason = 'un résultat par bloc demande de nommer les blocs (blocIds)';
    return [...faults, certificationFault([...at, 'results'], 'incompatible', reason)];
  }
  if (!isJuryTest(test)) return faults;
  const covered = new Set(competences.map(({ competence }) => competence.id));
  const empty = blocsOfTest(certification, test).filter(
    ({ competenceIds }) => !competenceIds.some((id) => covered.has(id)),
  );
  return [
    ...faults,
    ...empty.map(({ id }) =>
      certificationFault(
        [...at, 'results'],
        'nothing-to-mark',
        `un résultat par bloc : cette épreuve ne couvre aucune compétence du bloc « ${id} »`,
      ),
    ),
  ];
}

/** Two tests that each decide alone of one bloc would give it two decisions. */
function rivalDecisions({ tests }: Certification): PlacedFault[] {
  const deciding = new Map<string, string>();
  return tests.flatMap((test, index) => {
    if (!test.isDeciding) return [];
    return test.blocIds.flatMap((blocId) => {
      const rival = deciding.get(blocId);
      deciding.set(blocId, rival ?? test.id);
      if (rival === undefined || rival === test.id) return [];
      const reason = `l’épreuve « ${rival} » décide déjà seule du bloc « ${blocId} »`;
      return [certificationFault(['tests', index, 'isDeciding'], 'incompatible', reason)];
    });
  });
}

/** A level is described on a criterion when some test may mark that criterion with it, or the certification's first scale has it. */
function descriptorFaults(certification: Certification, scopes: readonly Scope[]): PlacedFault[] {
  const scales = new Map(certification.scales.map((scale) => [scale.id, scale]));
  const inherited = new Map<Competence, Set<string>>();
  for (const { competences, test } of scopes) {
    if (test.scaleId === undefined) continue;
    for (const { competence } of competences) {
      inherited.set(competence, (inherited.get(competence) ?? new Set()).add(test.scaleId));
    }
  }
  return certification.competences.flatMap((competence, rank) =>
    competence.criteria.flatMap((criterion, index) => {
      const { descriptors } = criterion;
      if (descriptors === undefined) return [];
      const named = criterion.scaleId ?? competence.scaleId;
      const known =
        named === undefined
          ? [certification.scales[0], ...[...(inherited.get(competence) ?? [])].map((id) => scales.get(id))]
          : [scales.get(named)];
      return descriptors.flatMap(({ levelId }, position) => {
        if (known.some((scale) => hasLevel(scale, levelId))) return [];
        const path = ['competences', rank, 'criteria', index, 'descriptors', position, 'levelId'];
        const reason = `aucun niveau « ${levelId} » dans l’échelle de ce critère`;
        return [certificationFault(path, 'unknown-level', reason)];
      });
    }),
  );
}
