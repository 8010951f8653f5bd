import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRow } from '../../../../../shared/areas/archive.ts';
import { useFormats } from '../../../lib/format.ts';
import type { Formats } from '../../../lib/format.ts';
import { Badge, LongTable, bindClasses } from '../../../ui/index.ts';
import type { RowChoice, TableColumn } from '../../../ui/index.ts';
import { isSortColumn } from '../archive-sort.ts';
import type { ArchiveSort } from '../archive-sort.ts';
import styles from '../archive.module.css';
import { useArchiveRows } from '../hooks/use-archive-pages.ts';
import type { ArchiveQuery } from '../queries.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import { testName } from '../../../lib/test-name.ts';

const cx = bindClasses(styles);

export interface ArchiveTableProps {
  readonly count: number;
  readonly query: ArchiveQuery;
  readonly sort: ArchiveSort;
  readonly onSortChange: (sort: ArchiveSort) => void;
  readonly choice: Omit<RowChoice, 'label' | 'allLabel'>;
  readonly onOpen: (row: ArchiveRow) => void;
}

export function ArchiveTable({ choice, count, onOpen, onSortChange, query, sort }: ArchiveTableProps) {
  const { t } = useTranslation('archive');
  const { find, onWindowChange, rowAt } = useArchiveRows(query);
  return (
    <LongTable
      label={t('table')}
      columns={useColumns()}
      order={JSON.stringify(query)}
      count={count}
      itemAt={rowAt}
      getId={(row) => row.minutesId}
      getText={(row) => `${row.number} ${candidatesOf(t, row)}`}
      onOpen={(id) => {
        const row = find(({ minutesId }) => minutesId === id);
        if (row !== undefined) onOpen(row);
      }}
      sort={sort}
      onSortChange={({ columnId, direction }) => {
        if (isSortColumn(columnId)) onSortChange({ columnId, direction });
      }}
      choice={{ ...choice, label: t('column.select'), allLabel: t('column.selectAll') }}
      onWindowChange={onWindowChange}
    />
  );
}

/** The number, and under it where the minutes stand in a series of rectifications. */
function NumberCell({ row: { number, rectifiedBy, rectifies } }: { readonly row: ArchiveRow }) {
  const { t } = useTranslation('rectification');
  return (
    <span className={cx('number')}>
      {number}
      {rectifies === null ? null : <small>{t('archive.of', { number: rectifies.number })}</small>}
      {rectifiedBy === null ? null : <small>{t('archive.by', { number: rectifiedBy.number })}</small>}
    </span>
  );
}

/** What the minutes are of: a test, or a session of a certification. */
function SubjectCell({ row }: { readonly row: ArchiveRow }) {
  const { t } = useTranslation('archive');
  if (row.kind === 'minutes') return <span lang={row.language}>{testName(row)}</span>;
  return (
    <>
      {t(`session.kind.${row.documentKind}`)}
      <span className={cx('about')}>{row.certificationTitle}</span>
    </>
  );
}

/** A session's minutes hold decisions on blocs, and no result of a test. */
function OutcomeCell({ row }: { readonly row: ArchiveRow }) {
  const { t } = useTranslation('archive');
  if (row.kind === 'minutes') return <OutcomeMark outcome={row.outcome} status={row.status} />;
  return <Badge>{t(`session.status.${row.status}`)}</Badge>;
}

/** Of a session, how many they are. */
function candidatesOf(t: TFunction<'archive'>, row: ArchiveRow): string {
  return row.kind === 'minutes' ? row.candidate : t('session.candidates', { count: row.candidates.length });
}

function useColumns(): readonly TableColumn<ArchiveRow>[] {
  const { t } = useTranslation('archive');
  const formats = useFormats();
  return useMemo(() => columnsIn(t, formats), [t, formats]);
}

function columnsIn(
  t: TFunction<'archive'>,
  { list, shortDate }: Formats,
): readonly TableColumn<ArchiveRow>[] {
  return [
    {
      id: 'number',
      title: t('column.number'),
      isSortable: true,
      width: '12rem',
      render: (row) => <NumberCell row={row} />,
    },
    {
      id: 'date',
      title: t('column.date'),
      isSortable: true,
      width: '7.5rem',
      render: (row) => <time dateTime={row.date}>{shortDate(row.date)}</time>,
    },
    {
      id: 'candidate',
      title: t('column.candidate'),
      isSortable: true,
      isRowHeader: true,
      render: (row) => <strong>{candidatesOf(t, row)}</strong>,
    },
    {
      id: 'test',
      title: t('column.test'),
      isSortable: true,
      render: (row) => <SubjectCell row={row} />,
    },
    {
      id: 'outcome',
      title: t('column.outcome'),
      width: '10rem',
      render: (row) => <OutcomeCell row={row} />,
    },
    { id: 'session', title: t('column.session'), isSortable: true, render: (row) => row.sessionTitle },
    { id: 'jurors', title: t('column.jurors'), render: (row) => list(row.jurors) },
  ];
}
