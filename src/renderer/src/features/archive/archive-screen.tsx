import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, Inline, Page, bindClasses } from '../../ui/index.ts';
import { NO_FILTER, archiveQueryOf, filtersOf, isFiltering } from './archive-filters.ts';
import type { ArchiveFilters, ArchiveSearch } from './archive-filters.ts';
import { LATEST_FIRST } from './archive-sort.ts';
import type { ArchiveSort } from './archive-sort.ts';
import styles from './archive.module.css';
import { ArchiveFilterBar } from './components/archive-filter-bar.tsx';
import { ArchiveTable } from './components/archive-table.tsx';
import { ChainSection } from './components/chain-section.tsx';
import { ExportPanel } from './components/export-panel.tsx';
import { useFirstPage } from './hooks/use-archive-pages.ts';
import { useChosen } from './hooks/use-chosen.ts';
import type { ArchiveQuery } from './queries.ts';

const cx = bindClasses(styles);

interface ArchiveScreenProps {
  readonly search: ArchiveSearch;
  /** Under the list: what came back from other laptops. The same at each drawing. */
  readonly returned: ReactNode;
}

export function ArchiveScreen({ returned, search: address }: ArchiveScreenProps) {
  const { t } = useTranslation('archive');
  useDocumentTitle(t('title'));
  const [filters, setFilters] = useState(() => filtersOf(address));
  const [sort, setSort] = useState(LATEST_FIRST);
  const patch = useCallback((change: Partial<ArchiveFilters>) => {
    setFilters((before) => ({ ...before, ...change }));
  }, []);
  const clear = useCallback(() => {
    setFilters(NO_FILTER);
  }, []);
  // Typing stays immediate however long the search takes.
  const searched = useDeferredValue(filters);
  const search = useMemo(() => archiveQueryOf(searched), [searched]);
  const query = useFirstPage({ ...search, sort });
  const beside = useMemo(
    () => (
      <>
        {returned}
        <ChainSection />
      </>
    ),
    [returned],
  );
  return (
    <Page title={t('title')} lede={t('lede')} width="wide">
      <Loaded query={query}>
        {({ count }) =>
          count === 0 && !isFiltering(filters) ? (
            <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
          ) : (
            <>
              <ArchiveFilterBar filters={filters} onPatch={patch} />
              <ArchiveRows
                count={count}
                search={search}
                sort={sort}
                onSortChange={setSort}
                isFiltered={isFiltering(filters)}
                onClear={clear}
              />
            </>
          )
        }
      </Loaded>
      {beside}
    </Page>
  );
}

interface ArchiveRowsProps {
  /** How many match. */
  readonly count: number;
  readonly search: ArchiveQuery;
  readonly sort: ArchiveSort;
  readonly onSortChange: (sort: ArchiveSort) => void;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Nothing matches, or the rows that do; those stay behind the former, as drawing all of them anew is what takes long. */
function ArchiveRows(props: ArchiveRowsProps) {
  const { count, onClear, search, sort } = props;
  const { t } = useTranslation('archive');
  const [found, setFound] = useState({ count, search, sort });
  const isFound = count > 0;
  if (isFound && (found.count !== count || found.search !== search || found.sort !== sort)) {
    setFound({ count, search, sort });
  }
  return (
    <>
      {isFound ? null : (
        <EmptyState
          title={t('noMatchTitle')}
          actions={<Button onPress={onClear}>{t('filter.clear')}</Button>}
        >
          {t('noMatchText')}
        </EmptyState>
      )}
      <div hidden={!isFound}>
        <FoundRows {...props} {...found} />
      </div>
    </>
  );
}

/** Apart, so that a key in the words draws them only once their search is another. */
const FoundRows = memo(function FoundRows(props: ArchiveRowsProps) {
  const { count, isFiltered, onClear, onSortChange, search, sort } = props;
  const { t } = useTranslation('archive');
  const navigate = useNavigate();
  const { chosen, choose, chooseAll, isAllChosen } = useChosen(search, count);
  return (
    <>
      <div className={cx('bar')}>
        <Inline gap="2">
          <p role="status">
            {t('count', { count })}
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
        count={count}
        query={{ ...search, sort }}
        sort={sort}
        onSortChange={onSortChange}
        choice={{
          selectedIds: new Set(chosen),
          onToggle: choose,
          isAllSelected: isAllChosen,
          onToggleAll: chooseAll,
        }}
        onOpen={({ kind, minutesId }) => {
          if (kind === 'minutes') void navigate({ to: '/archive/$minutesId', params: { minutesId } });
          else
            void navigate({
              to: '/archive/sessions/$sessionMinutesId',
              params: { sessionMinutesId: minutesId },
            });
        }}
      />
    </>
  );
});
