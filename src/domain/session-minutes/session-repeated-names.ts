/** Where the minutes of a session repeat a name that was corrected: each place follows, or the document contradicts itself. */
import type { Difference } from '../minutes/minutes.schema.ts';
import { pointer } from '../minutes/rectification-pointer.ts';
import type { SessionCandidate, SessionContent } from './session-minutes.schema.ts';

/** A place that repeats a name, as the list of differences calls it. */
interface Place {
  readonly keys: readonly (string | number)[];
  readonly label: string;
  readonly name: string;
}

/** A name that several bear cannot be told apart where it is repeated, and stays as it is. Texts that someone wrote stay too. */
export function repeatedSessionNames(before: SessionContent, after: SessionContent): readonly Difference[] {
  const ofMembers = renamed(
    before.members.map(({ name }, index) => [[name, after.members[index]?.name ?? name]]),
  );
  const ofCandidates = renamed(
    before.candidates.map((candidate, index) => {
      const corrected = formsOf(after.candidates[index] ?? candidate);
      return formsOf(candidate).map((form, rank) => [form, corrected[rank] ?? form] as const);
    }),
  );
  return [...following(candidatePlaces(before), ofCandidates), ...following(memberPlaces(before), ofMembers)];
}

/** What each name became, of those that one person alone bears and that changed. */
function renamed(
  persons: readonly (readonly (readonly [before: string, after: string])[])[],
): ReadonlyMap<string, string> {
  const bearers = (name: string) =>
    persons.filter((forms) => forms.some(([before]) => before === name)).length;
  // Later pairs give way to earlier ones: who has no usual name is called by the other.
  const names = new Map(persons.flat().toReversed());
  return new Map([...names].filter(([before, after]) => before !== after && bearers(before) === 1));
}

/** How a session's minutes write a candidate in one line: by either name, with the first or with every first name. */
function formsOf({
  birthName,
  firstName,
  usualName,
}: Pick<SessionCandidate, 'birthName' | 'firstName' | 'usualName'>): readonly string[] {
  const [first = ''] = firstName.split(' ');
  return [birthName, usualName === '' ? birthName : usualName].flatMap((name) =>
    [first, firstName].map((given) => `${name} ${given}`.trim()),
  );
}

function following(places: readonly Place[], names: ReadonlyMap<string, string>): readonly Difference[] {
  return places.flatMap(({ keys, label, name }) => {
    const after = names.get(name);
    return after === undefined ? [] : [{ path: pointer(...keys), label, before: name, after }];
  });
}

function candidatePlaces({ absences, annex, incidents, members }: SessionContent): readonly Place[] {
  const ofMembers = members.flatMap(({ evaluated = [], name: member, withdrawnFrom }, index) => [
    ...withdrawnFrom.map((name, rank) => ({
      keys: ['members', index, 'withdrawnFrom', rank],
      label: `Candidat ayant un lien avec un membre du jury (${member})`,
      name,
    })),
    ...evaluated.map((name, rank) => ({
      keys: ['members', index, 'evaluated', rank],
      label: `Candidat déjà évalué par un membre du jury (${member})`,
      name,
    })),
  ]);
  return [
    ...ofMembers,
    ...absences.map(({ candidate: name, testTitle }, index) => ({
      keys: ['absences', index, 'candidate'],
      label: `Candidat absent (${testTitle})`,
      name,
    })),
    ...incidents.map(({ candidate: name, testTitle }, index) => ({
      keys: ['incidents', index, 'candidate'],
      label: `Candidat nommé dans un incident (${testTitle})`,
      name,
    })),
    ...annex.map(({ candidate: name, number }, index) => ({
      keys: ['annex', index, 'candidate'],
      label: `Candidat nommé en annexe (${number})`,
      name,
    })),
  ];
}

function memberPlaces({ candidates, composition }: SessionContent): readonly Place[] {
  return [
    ...composition.map(({ memberName }, index) => ({
      keys: ['composition', index, 'memberName'],
      label: 'Membre nommé dans la composition du jury',
      name: memberName ?? '',
    })),
    ...candidates.flatMap(({ birthName, firstName, rows }, index) =>
      rows.flatMap(({ blocId, ruling }, rank) => {
        const at = ['candidates', index, 'rows', rank, 'ruling'];
        const of = `${birthName} ${firstName}, ${blocId}`;
        return [
          ...(ruling?.dissents ?? []).map(({ jurorName: name }, place) => ({
            keys: [...at, 'dissents', place, 'jurorName'],
            label: `Auteur d’une opinion divergente (${of})`,
            name,
          })),
          ...(ruling?.decidedBy ?? []).map((name, place) => ({
            keys: [...at, 'decidedBy', place],
            label: `Membre qui a confirmé la décision (${of})`,
            name,
          })),
        ];
      }),
    ),
  ];
}
