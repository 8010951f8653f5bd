/** What a session's jury decided, read from its rulings as they are stored, each with what it stood on. */
import type { CitedEvidence, RuledCandidate } from '../../../domain/bloc/session-rulings.ts';
import { wholeOutcome } from '../../../domain/bloc/whole-outcome.ts';
import type { BlocRulingRecord } from '../../db/repos/bloc-ruling.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { standingPerson } from '../candidates/index.ts';
import type { RulingsSource } from './rulings-source.ts';

/** The rulings that stand and that no minutes seal. */
export function storedRulings(repos: Repos): RulingsSource {
  function unsealed(sessionId: string): readonly BlocRulingRecord[] {
    const sealed = new Set(repos.sessionMinutes.sealedRulingIds(sessionId));
    const last = new Map(
      repos.rulings
        .ofSession(sessionId)
        .map((ruling) => [`${ruling.enrolmentId} ${ruling.blocId}`, ruling] as const),
    );
    return [...last.values()].filter(({ id, kind }) => kind !== 'taken-back' && !sealed.has(id));
  }

  function candidateOf(enrolmentId: string, rulings: readonly BlocRulingRecord[]): RuledCandidate[] {
    const enrolment = repos.enrolments.get(enrolmentId);
    const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
    const stored =
      enrolment === null
        ? null
        : repos.referentiels.get(enrolment.certification.id, enrolment.certification.version);
    if (person === null || stored === null) return [];
    const standing = rulings.map(({ blocId, grounds, outcome }) => ({
      blocId,
      isHeld: false,
      outcome,
      value: grounds.calculation.value,
      outOf: grounds.calculation.outOf,
    }));
    return [
      {
        enrolmentId,
        personId: person.id,
        name: { birth: person.birthName, usual: person.usualName, first: person.firstNames },
        birthDate: person.birth.date ?? '',
        birthPlace: person.birth.place,
        blocs: rulings.map((ruling) => ({
          blocId: ruling.blocId,
          held: null,
          ruling: {
            ...ruling,
            kind: ruling.kind === 'taken-back' ? 'revocation' : ruling.kind,
            decidedBy: ruling.decidedBy.map(({ name }) => name),
          },
          evidence: ruling.grounds.evidence,
          calculation: ruling.grounds.calculation,
        })),
        whole: wholeOutcome(stored.certification, standing),
      },
    ];
  }

  return {
    rulings: (sessionId) => {
      if (repos.sessions.get(sessionId) === null) return null;
      const all = unsealed(sessionId);
      const enrolmentIds = [...new Set(all.map(({ enrolmentId }) => enrolmentId))];
      const candidates = enrolmentIds.flatMap((id) =>
        candidateOf(
          id,
          all.filter(({ enrolmentId }) => enrolmentId === id),
        ),
      );
      return { sessionId, candidates, annex: annexOf(all) };
    },
    toSeal: (sessionId) => unsealed(sessionId).map(({ id }) => id),
    refusalToSeal: () => null,
    linked: () => new Map(),
  };
}

function annexOf(rulings: readonly BlocRulingRecord[]): readonly CitedEvidence[] {
  const cited = new Map<string, CitedEvidence>();
  for (const { reference, status } of rulings.flatMap(({ grounds }) => grounds.evidence)) {
    if (reference?.kind !== 'minutes') continue;
    const { digest, number } = reference;
    const verified = status === 'usable' ? 'here' : 'to-be-confirmed';
    cited.set(digest, { number, digest, kind: 'minutes', verified, authority: null });
  }
  return [...cited.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}
