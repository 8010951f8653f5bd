/** What waits for someone to rule, on whomever: blocs on which rulings contradict one another, and conditions past their day. */
import { currentRuling } from '../../../domain/bloc/current-ruling.ts';
import { displayName } from '../../../domain/candidate/person.ts';
import type { ReviewItem } from '../../../shared/areas/decisions.ts';
import type { Repos } from '../../db/repos.ts';
import { rulingsOf } from './bloc-cells.ts';
import type { CandidateRecord, Gatherer } from './candidate-record.ts';

/**
 * Derived each time. Only candidates on whom more than one jury can have ruled are read: those of several minutes that decide, of
 * minutes from elsewhere, and of a deliberation here. An overdue condition is shown and stays what it is.
 */
export function findReview(repos: Repos, gatherer: Gatherer, today: string): readonly ReviewItem[] {
  const persons = new Set<string>();
  return ruledOn(repos).flatMap((enrolmentId) => {
    const person = gatherer.personOf(enrolmentId);
    const certification = repos.enrolments.get(enrolmentId)?.certification.id ?? '';
    const key = `${person?.id ?? ''} ${certification}`;
    if (person === null || persons.has(key)) return [];
    persons.add(key);
    const record = gatherer.read(enrolmentId, null);
    return record === null ? [] : itemsOf(record, today);
  });
}

function ruledOn({ foreign, merges, rulings }: Repos): readonly string[] {
  const kept = merges.standing();
  const standing = (id: string): string => {
    const next = kept.get(id);
    return next === undefined ? id : standing(next);
  };
  const byPerson = new Map<string, { count: number; ids: string[] }>();
  for (const { count, enrolmentId, personId } of rulings.decidingMinutes()) {
    const person = standing(personId);
    const known = byPerson.get(person) ?? { count: 0, ids: [] };
    byPerson.set(person, { count: known.count + count, ids: [...known.ids, enrolmentId] });
  }
  const several = [...byPerson.values()].filter(({ count }) => count > 1).flatMap(({ ids }) => ids);
  return [...new Set([...several, ...rulings.enrolmentIds(), ...foreign.enrolmentIds()])];
}

function itemsOf(record: CandidateRecord, today: string): readonly ReviewItem[] {
  const { certification, enrolment, person } = record;
  return certification.blocs.flatMap((bloc): readonly ReviewItem[] => {
    const common = {
      enrolmentId: enrolment.id,
      personId: person.id,
      name: displayName(person),
      blocId: bloc.id,
      blocTitle: bloc.title,
    };
    const current = currentRuling(rulingsOf(record, bloc.id));
    if (current.state === 'to-settle') {
      const numbers = current.heads.map(({ number }) => number);
      return [{ ...common, kind: 'to-settle', numbers, condition: null, sessionId: null }];
    }
    if (current.state !== 'current' || current.outcome !== 'conditional') return [];
    const [overdue] = current.rulings.filter(
      ({ condition = null }) => condition !== null && condition.dueOn < today,
    );
    if (overdue === undefined) return [];
    const { condition = null, number, sessionId = null } = overdue;
    return [{ ...common, kind: 'overdue', numbers: [number], condition, sessionId }];
  });
}
