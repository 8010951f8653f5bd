import { useTranslation } from 'react-i18next';
import type { ForeignView } from '../../../../../shared/areas/decisions/received.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Button, EmptyState, LinkButton, Notice, Section, Stack, Table } from '../../../ui/index.ts';
import { authorityName } from '../authority-name.ts';
import { useForeign } from '../queries.ts';

export const RECEIVED_PART = { step: 50, most: 150 };

export interface ForeignMinutesProps {
  readonly sessionId: string;
  readonly onShow: (minutes: { readonly id: string; readonly number: string }) => void;
}

/** Minutes that were kept for the session, with whether each counts and why. */
export function ForeignMinutes({ onShow, sessionId }: ForeignMinutesProps) {
  const { t } = useTranslation('received');
  const list = useListPart(RECEIVED_PART);
  return (
    <Section title={t('minutes.title')}>
      <Loaded query={useForeign(sessionId, list.part)}>
        {({ count, rows }) =>
          count === 0 ? (
            <EmptyState title={t('minutes.none')}>{t('minutes.noneText')}</EmptyState>
          ) : (
            <Stack>
              {rows.some(({ unknownAuthorities }) => unknownAuthorities.length > 0) ? (
                <Notice
                  tone="caution"
                  title={t('minutes.unknownTitle')}
                  actions={
                    <LinkButton href={{ to: '/preferences/authorities' }}>
                      {t('authorities.title')}
                    </LinkButton>
                  }
                >
                  {t('minutes.unknown')}
                </Notice>
              ) : null}
              <PartedList list={list} count={count}>
                <MinutesTable rows={rows} onShow={onShow} />
              </PartedList>
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}

interface MinutesTableProps {
  readonly rows: readonly ForeignView[];
  readonly onShow: ForeignMinutesProps['onShow'];
}

function MinutesTable({ onShow, rows }: MinutesTableProps) {
  const { t } = useTranslation('received');
  const { shortDate } = useFormats();
  return (
    <Table
      label={t('minutes.title')}
      items={rows}
      getId={({ id }) => id}
      columns={[
        { id: 'number', title: t('column.number'), isRowHeader: true, render: ({ number }) => number },
        {
          id: 'what',
          title: t('column.what'),
          render: ({ candidateCount, testTitle }) =>
            testTitle ?? t('minutes.ofSession', { count: candidateCount }),
        },
        {
          id: 'session',
          title: t('column.session'),
          render: ({ date, organisation, title }) => (
            <>
              <p>{title}</p>
              <p>
                {[organisation, date === '' ? '' : shortDate(date)].filter((part) => part !== '').join(', ')}
              </p>
            </>
          ),
        },
        { id: 'mandate', title: t('column.mandate'), render: ({ mandate }) => t(`mandate.${mandate}`) },
        {
          id: 'status',
          title: t('column.status'),
          render: ({ replacedBy, status }) => t(`status.${status}`, { number: replacedBy ?? '' }),
        },
        {
          id: 'authority',
          title: t('column.authority'),
          render: ({ authority }) => authorityName(authority.subject),
        },
        {
          id: 'open',
          title: '',
          width: '8rem',
          render: ({ id, number }) => (
            <Button
              onPress={() => {
                onShow({ id, number });
              }}
              aria-label={t('minutes.openNumber', { number })}
            >
              {t('minutes.open')}
            </Button>
          ),
        },
      ]}
    />
  );
}
