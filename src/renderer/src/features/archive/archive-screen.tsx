import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRow } from '../../../../shared/areas/archive.ts';
import { Loaded } from '../../lib/loaded.tsx';
import { useArchiveSearch } from '../../lib/queries.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, Inline, Page, bindClasses } from '../../ui/index.ts';
import { NO_FILTER, archiveQueryOf, filtersOf, isFiltering } from './archive-filters.ts';
import type { ArchiveSearch } from './archive-filters.ts';
import styles from './archive.module.css';
import { ArchiveFilterBar } from './components/archive-filter-bar.tsx';
import { ArchiveTable } from './components/archive-table.tsx';
import { ChainSection } from './components/chain-section.tsx';
import { ExportPanel } from './components/export-panel.tsx';

const cx = bindClasses(styles);

export function ArchiveScreen({ search }: { readonly search: ArchiveSearch }) {
  const { t } = useTranslation('archive');
  useDocumentTitle(t('title'));
  const [filters, setFilters] = useState(() => filtersOf(search));
  // Typing stays immediate however many minutes there are to draw.
  const query = useArchiveSearch(archiveQueryOf(useDeferredValue(filters)));
  return (
    <Page title={t('title')} lede={t('lede')} width="wide">
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 && !isFiltering(filters) ? (
            <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
          ) : (
            <>
              <ArchiveFilterBar filters={filters} onChange={setFilters} />
              <ArchiveRows
                rows={rows}
                isFiltered={isFiltering(filters)}
                onClear={() => {
                  setFilters(NO_FILTER);
                }}
              />
            </>
          )
        }
      </Loaded>
      <ChainSection />
    </Page>
  );
}

interface ArchiveRowsProps {
  readonly rows: readonly ArchiveRow[];
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function ArchiveRows({ rows, isFiltered, onClear }: ArchiveRowsProps) {
  const { t } = useTranslation('archive');
  const navigate = useNavigate();
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  if (rows.length === 0) {
    return (
      <EmptyState title={t('noMatchTitle')} actions={<Button onPress={onClear}>{t('filter.clear')}</Button>}>
        {t('noMatchText')}
      </EmptyState>
    );
  }
  // Only what is in sight can be exported: a row that the filters hide is no longer chosen.
  const chosen = rows.map((row) => row.minutesId).filter((id) => selectedIds.has(id));
  return (
    <>
      <div className={cx('bar')}>
        <Inline gap="2">
          <p role="status">
            {t('count', { count: rows.length })}
            {chosen.length > 0 ? `, ${t('selected', { count: chosen.length })}` : ''}
          </p>
          {isFiltered ? (
            <Button variant="quiet" onPress={onClear}>
              {t('filter.clear')}
            </Button>
          ) : null}
        </Inline>
        {chosen.length > 0 ? <ExportPanel minutesIds={chosen} /> : <p>{t('export.noSelection')}</p>}
      </div>
      <ArchiveTable
        rows={rows}
        selectedIds={new Set(chosen)}
        onSelectionChange={setSelectedIds}
        onOpen={(minutesId) => void navigate({ to: '/archive/$minutesId', params: { minutesId } })}
      />
    </>
  );
}
