import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForeignCandidate } from '../../../../../shared/areas/decisions/received.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Button, Inline, Section, Select, Stack, Table, showToast } from '../../../ui/index.ts';
import { lineWords } from '../../candidates/index.ts';
import { useLinkForeign } from '../hooks/use-received-writes.ts';
import { useForeignCandidates } from '../queries.ts';

const SIZE = { step: 50, most: 150 };
const NEW = 'new';

/** Candidates of the minutes that were received: a person says whose file each belongs to, and the session decides on them. */
export function ForeignCandidates({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('received');
  const list = useListPart(SIZE);
  const link = useLinkForeign();
  return (
    <Loaded query={useForeignCandidates(sessionId, list.part)}>
      {({ count, rows }) =>
        count === 0 ? null : (
          <Section title={t('candidates.title')} description={t('candidates.note')}>
            <Stack>
              <ErrorNotice error={link.error} />
              <PartedList list={list} count={count}>
                <CandidatesTable
                  rows={rows}
                  isPending={link.isPending}
                  onLink={({ name, of }, personId) => {
                    const places = of.map(({ foreignId, index }) => ({ foreignId, index }));
                    link.mutate(
                      { sessionId, of: places, personId },
                      {
                        onSuccess: () => {
                          showToast({ message: t('candidates.done', { name }) });
                        },
                      },
                    );
                  }}
                />
              </PartedList>
            </Stack>
          </Section>
        )
      }
    </Loaded>
  );
}

interface CandidatesTableProps {
  readonly rows: readonly ForeignCandidate[];
  readonly isPending: boolean;
  readonly onLink: (candidate: ForeignCandidate, personId: string | null) => void;
}

function CandidatesTable({ isPending, onLink, rows }: CandidatesTableProps) {
  const { t } = useTranslation('received');
  const { shortDate } = useFormats();
  return (
    <Table
      label={t('candidates.title')}
      items={rows}
      getId={idOf}
      columns={[
        {
          id: 'name',
          title: t('column.candidate'),
          isRowHeader: true,
          render: ({ birthDate, name }) => (
            <>
              <p>{name}</p>
              <p>{birthDate === '' ? t('candidates.unknownDate') : shortDate(birthDate)}</p>
            </>
          ),
        },
        {
          id: 'of',
          title: t('column.minutes'),
          render: ({ of }) => of.map(({ number }) => number).join(', '),
        },
        {
          id: 'who',
          title: t('column.who'),
          width: '28rem',
          render: (candidate) =>
            candidate.linked === null ? (
              <Choice candidate={candidate} isPending={isPending} onLink={onLink} />
            ) : (
              <Link to="/candidates/$personId" params={{ personId: candidate.linked.personId }}>
                {candidate.linked.name}
              </Link>
            ),
        },
      ]}
    />
  );
}

function idOf({ of }: ForeignCandidate): string {
  return of.map(({ foreignId, index }) => `${foreignId} ${String(index)}`).join(' ');
}

/** The likeliest person is proposed; nobody is taken for another without a word. */
function Choice({
  candidate,
  isPending,
  onLink,
}: Omit<CandidatesTableProps, 'rows'> & { readonly candidate: ForeignCandidate }) {
  const { t } = useTranslation('received');
  const { t: say } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const { alike, name } = candidate;
  const [chosen, setChosen] = useState<string | null>(
    alike.find(({ likeness }) => likeness === 'same')?.personId ?? (alike.length === 0 ? NEW : null),
  );
  return (
    <Inline align="end">
      <Select
        label={t('candidates.whose', { name })}
        placeholder={t('candidates.choose')}
        options={[
          ...alike.map((known) => ({
            id: known.personId,
            label: lineWords(say, known, shortDate),
            description: say(`alike.${known.likeness}`),
          })),
          { id: NEW, label: t('candidates.new') },
        ]}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        isDisabled={chosen === null}
        isPending={isPending}
        onPress={() => {
          onLink(candidate, chosen === NEW ? null : chosen);
        }}
      >
        {t('candidates.confirm')}
      </Button>
    </Inline>
  );
}
