import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRow } from '../../../../../shared/areas/archive.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Stack, Table, bindClasses } from '../../../ui/index.ts';
import type { TableColumn } from '../../../ui/index.ts';
import { LATEST_FIRST, isSortColumn, sortRows } from '../archive-sort.ts';
import styles from '../archive.module.css';
import { OutcomeMark } from './outcome-mark.tsx';

const cx = bindClasses(styles);

/** Rows drawn at once: enough to scroll through, few enough to stay immediate with thousands of minutes. */
const PAGE_ROWS = 150;

export interface ArchiveTableProps {
  readonly rows: readonly ArchiveRow[];
  readonly selectedIds: ReadonlySet<string>;
  readonly onSelectionChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (minutesId: string) => void;
}

export function ArchiveTable({ rows, selectedIds, onSelectionChange, onOpen }: ArchiveTableProps) {
  const { t } = useTranslation('archive');
  const [sort, setSort] = useState(LATEST_FIRST);
  const [shownCount, setShownCount] = useState(PAGE_ROWS);
  const shown = sortRows(rows, sort).slice(0, shownCount);
  return (
    <Stack>
      <Table
        label={t('table')}
        columns={useColumns()}
        items={shown}
        getId={(row) => row.minutesId}
        getText={(row) => `${row.number} ${row.candidate}`}
        onOpen={onOpen}
        sort={sort}
        onSortChange={({ columnId, direction }) => {
          if (isSortColumn(columnId)) setSort({ columnId, direction });
        }}
        selectedIds={selectedIds}
        onSelectionChange={onSelectionChange}
      />
      {shownCount < rows.length ? (
        <div>
          <Button
            onPress={() => {
              setShownCount(shownCount + PAGE_ROWS);
            }}
          >
            {t('showMore', { shown: shown.length, count: rows.length })}
          </Button>
        </div>
      ) : null}
    </Stack>
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

function useColumns(): readonly TableColumn<ArchiveRow>[] {
  const { t } = useTranslation('archive');
  const { shortDate, list } = useFormats();
  return [
    {
      id: 'number',
      title: t('column.number'),
      isSortable: true,
      width: '13rem',
      render: (row) => <NumberCell row={row} />,
    },
    {
      id: 'date',
      title: t('column.date'),
      isSortable: true,
      width: '8rem',
      render: (row) => <time dateTime={row.date}>{shortDate(row.date)}</time>,
    },
    {
      id: 'candidate',
      title: t('column.candidate'),
      isSortable: true,
      isRowHeader: true,
      render: (row) => <strong>{row.candidate}</strong>,
    },
    {
      id: 'test',
      title: t('column.test'),
      isSortable: true,
      render: (row) => (
        <span lang="fr">
          {row.blocId} – {row.testTitle}
        </span>
      ),
    },
    {
      id: 'outcome',
      title: t('column.outcome'),
      width: '11rem',
      render: (row) => <OutcomeMark outcome={row.outcome} status={row.status} />,
    },
    { id: 'session', title: t('column.session'), isSortable: true, render: (row) => row.sessionTitle },
    { id: 'jurors', title: t('column.jurors'), render: (row) => list(row.jurors) },
  ];
}
