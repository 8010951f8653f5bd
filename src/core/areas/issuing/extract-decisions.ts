/** What juries decided of a person, and what was entered for them from elsewhere, as their extract tells it. */
import type { BlocDecision } from '../../../domain/bloc/bloc.schema.ts';
import type { CurrentRuling } from '../../../domain/bloc/current-ruling.ts';
import type { EnteredEvidence, EntryOutcome } from '../../../domain/candidate/evidence.ts';
import { findTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { createInstantFormat, formatIsoDate } from '../../../documents/french-format.ts';
import { outcomeText } from '../../../documents/session-wording.ts';
import { ENTRY_KIND, EXTRACT_FACT, EXTRACT_TEXT } from '../../documents/issuing/issuing-wording.ts';
import type { PrintedFact } from '../../documents/issuing/paper.types.ts';
import type { Repos } from '../../db/repos.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';

interface Titled {
  readonly title: string;
  readonly facts: readonly PrintedFact[];
}

export interface DecisionsOf {
  readonly repos: Pick<Repos, 'rulings' | 'sealed'>;
  readonly currentOf: (enrolmentId: string, blocId: string) => CurrentRuling;
  readonly timeZone: string;
  /** Digests of what was told already: several enrolments of a person may rest on one decision. */
  readonly told: Set<string>;
}

interface Said {
  readonly digest: string;
  readonly number: string;
  /** Epoch ms. */
  readonly sealedAt: number;
  readonly blocId: string;
  readonly kind: 'decision' | 'lifting' | 'revocation';
  readonly outcome: BlocDecision | null;
  readonly isProposition: boolean;
  readonly more: readonly PrintedFact[];
}

/** Every sealed decision of a session of here, and what stands from elsewhere, in the order in which they were sealed. */
export function decisionsOf(
  { currentOf, repos, timeZone, told }: DecisionsOf,
  { id }: EnrolmentRecord,
  certification: Certification,
): readonly Titled[] {
  const here = sealedHere(repos, id);
  const elsewhere = certification.blocs.flatMap((bloc) => saidBy(currentOf(id, bloc.id)));
  const instants = createInstantFormat(timeZone, '');
  return [...here, ...elsewhere]
    .sort((one, other) => one.sealedAt - other.sealedAt)
    .flatMap(({ blocId, digest, isProposition, kind, more, number, outcome, sealedAt }) => {
      const key = `${digest} ${blocId}`;
      if (told.has(key)) return [];
      told.add(key);
      const status = isProposition ? 'proposition' : 'decision';
      const bloc = certification.blocs.find((each) => each.id === blocId);
      return [
        {
          title: `${blocId} ${bloc?.title ?? ''}`.trim(),
          facts: [
            [EXTRACT_FACT.decision, outcomeText({ kind, outcome }, certification.words, status)] as const,
            [EXTRACT_FACT.minutes, number] as const,
            [EXTRACT_FACT.sealedOn, instants.date(sealedAt)] as const,
            ...more,
          ],
        },
      ];
    });
}

/** The last of a series of rectifications alone. */
function sealedHere({ rulings, sealed }: DecisionsOf['repos'], enrolmentId: string): readonly Said[] {
  const minutes = sealed.ofEnrolment(enrolmentId);
  const rectified = new Set(minutes.map(({ rectifies }) => rectifies));
  return minutes.flatMap(({ archivedAt, digest, number, rulingId, status }): readonly Said[] => {
    const ruling = rulings.get(rulingId);
    if (ruling === null || ruling.kind === 'taken-back' || rectified.has(digest)) return [];
    const { blocId, condition, kind, outcome, reason, recommendations } = ruling;
    return [
      {
        ...{ digest, number, blocId, kind, outcome },
        sealedAt: archivedAt,
        isProposition: status === 'proposition',
        more: [
          [EXTRACT_FACT.reason, reason],
          [EXTRACT_FACT.recommendations, recommendations],
          [
            EXTRACT_FACT.condition,
            condition === null
              ? ''
              : EXTRACT_TEXT.condition(condition.document, formatIsoDate(condition.dueOn)),
          ],
        ],
      },
    ];
  });
}

function saidBy(current: CurrentRuling): readonly Said[] {
  const rulings =
    current.state === 'current'
      ? current.rulings
      : current.state === 'to-settle'
        ? current.heads
        : current.revoked;
  return rulings.map(({ blocId, digest, kind, number, outcome, sealedAt }) => ({
    ...{ digest, number, sealedAt, blocId, kind },
    outcome: kind === 'revocation' ? null : outcome,
    isProposition: false,
    more: [],
  }));
}

/** Entries by hand or from files, those withdrawn too; who assessed is not told. */
export function entriesOf(
  entries: readonly EnteredEvidence[],
  certification: Certification,
): readonly Titled[] {
  return entries.map(({ kind, payload, testId, withdrawal }) => ({
    title: findTest(certification, testId)?.title ?? testId,
    facts: [
      [EXTRACT_FACT.entry, ENTRY_KIND[kind]],
      [EXTRACT_FACT.date, formatIsoDate(payload.date)],
      [
        EXTRACT_FACT.result,
        [valueOf(payload), outcomeOf(payload.outcome, certification)]
          .filter((part) => part !== '')
          .join(', '),
      ],
      [EXTRACT_FACT.excused, kind === 'absence' ? EXTRACT_TEXT.excused(payload.isExcused) : ''],
      [EXTRACT_FACT.reference, payload.reference],
      [EXTRACT_FACT.file, payload.fileName],
      [EXTRACT_FACT.withdrawn, withdrawal?.reason ?? ''],
    ],
  }));
}

function valueOf({ outOf, value }: Pick<EnteredEvidence['payload'], 'outOf' | 'value'>): string {
  return value === null ? '' : EXTRACT_TEXT.value(value.replace('.', ','), (outOf ?? '').replace('.', ','));
}

function outcomeOf(outcome: EntryOutcome | null, { words: { test } }: Certification): string {
  switch (outcome) {
    case null:
      return '';
    case 'favourable':
      return test.favourable;
    case 'unfavourable':
      return test.unfavourable;
    case 'not-assessed':
      return test.none;
  }
}
