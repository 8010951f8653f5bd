import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnedMinutes } from '../../../../../shared/areas/handovers.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Button, Section, Table } from '../../../ui/index.ts';
import { PagesDialog } from '../../received/index.ts';
import { useReturned } from '../queries.ts';

const SIZE = { step: 10, most: 50 };

/** In the archive: minutes of passages that another laptop held, and where they came back from. */
export function ReturnedSection() {
  const { t } = useTranslation('handovers');
  const { dateTime, longDate } = useFormats();
  const list = useListPart(SIZE);
  const [read, setRead] = useState<ReturnedMinutes | null>(null);
  return (
    <Loaded query={useReturned(list.part)}>
      {({ count, rows }) =>
        count === 0 ? null : (
          <Section title={t('returned.title')} description={t('returned.text')}>
            <PartedList list={list} count={count}>
              <Table<ReturnedMinutes>
                label={t('returned.title')}
                getId={({ foreignId }) => foreignId}
                getText={({ candidate, number }) => `${number} ${candidate}`}
                items={rows}
                columns={[
                  {
                    id: 'number',
                    title: t('returned.number'),
                    isRowHeader: true,
                    render: ({ number }) => number,
                  },
                  {
                    id: 'candidate',
                    title: t('returned.candidate'),
                    render: ({ candidate, language, testTitle }) => (
                      <>
                        <strong>{candidate}</strong>, <span lang={language}>{testTitle}</span>
                      </>
                    ),
                  },
                  {
                    id: 'session',
                    title: t('returned.session'),
                    render: ({ date, sessionId, sessionTitle }) => (
                      <>
                        <Link to="/sessions/$sessionId/handover" params={{ sessionId }}>
                          {sessionTitle}
                        </Link>
                        , {longDate(date)}
                      </>
                    ),
                  },
                  {
                    id: 'from',
                    title: t('returned.from'),
                    render: ({ recipient, returnedAt }) =>
                      t('returned.fromWhen', { recipient, when: dateTime(returnedAt) }),
                  },
                  {
                    id: 'read',
                    title: t('returned.pages'),
                    render: (minutes) => (
                      <Button
                        variant="quiet"
                        aria-label={t('returned.readOf', { number: minutes.number })}
                        onPress={() => {
                          setRead(minutes);
                        }}
                      >
                        {t('returned.read')}
                      </Button>
                    ),
                  },
                ]}
              />
            </PartedList>
            {read === null ? null : (
              <PagesDialog
                id={read.foreignId}
                number={read.number}
                onClose={() => {
                  setRead(null);
                }}
              />
            )}
          </Section>
        )
      }
    </Loaded>
  );
}
