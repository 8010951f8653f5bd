import { likeness, likenessKeys } from '../../../domain/candidate/likeness.ts';
import type { Likened } from '../../../domain/candidate/likeness.ts';
import type { AlikePerson } from '../../../shared/areas/candidates.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { lineOf } from './candidate-view.ts';

/** Who of those known looks like someone; a sample is like nobody. */
export function createAlikeIndex({ merges, persons }: Pick<Repos, 'merges' | 'persons'>): {
  of(person: Likened): readonly AlikePerson[];
  add(person: PersonRecord): void;
} {
  const byKey = new Map<string, PersonRecord[]>();
  const add = (person: PersonRecord) => {
    for (const key of likenessKeys(person)) {
      const group = byKey.get(key);
      if (group === undefined) byKey.set(key, [person]);
      else group.push(person);
    }
  };
  const kept = merges.standing();
  for (const person of persons.all()) if (!person.isSample && !kept.has(person.id)) add(person);
  return {
    add,
    of: (person) => {
      const candidates = new Set(likenessKeys(person).flatMap((key) => byKey.get(key) ?? []));
      return [...candidates].flatMap((other) => {
        const found = likeness(person, other);
        return found === null ? [] : [{ ...lineOf(other), likeness: found }];
      });
    },
  };
}
