import { useTranslation } from 'react-i18next';
import { useReferentiels, useSessions } from '../../../lib/queries.ts';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { DateField, SearchField, Select, bindClasses } from '../../../ui/index.ts';
import type { SelectOption } from '../../../ui/index.ts';
import type { ArchiveFilters } from '../archive-filters.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

const OUTCOMES: readonly DecisionOutcome[] = ['validated', 'refused', 'not-assessed'];
/** A list box needs an id for "no filter"; no record has an empty one. */
const ALL = '';

export interface ArchiveFilterBarProps {
  readonly filters: ArchiveFilters;
  readonly onChange: (filters: ArchiveFilters) => void;
}

export function ArchiveFilterBar({ filters, onChange }: ArchiveFilterBarProps) {
  const { t } = useTranslation(['archive', 'common']);
  const sessions = useSessions().data ?? [];
  const blocs = useBlocOptions();
  const set = (patch: Partial<ArchiveFilters>) => {
    onChange({ ...filters, ...patch });
  };
  return (
    <search className={cx('filters')}>
      <div className={cx('words')}>
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={filters.text}
          maxLength={200}
          onChange={(text) => {
            set({ text });
          }}
        />
      </div>
      <Select
        label={t('filter.session')}
        placeholder={t('filter.all')}
        options={[
          { id: ALL, label: t('filter.all') },
          ...sessions.map(({ id, title }) => ({ id, label: title })),
        ]}
        value={filters.sessionId ?? ALL}
        onChange={(id) => {
          set({ sessionId: id === ALL ? null : id });
        }}
      />
      <Select
        label={t('filter.bloc')}
        placeholder={t('filter.allBlocs')}
        options={[{ id: ALL, label: t('filter.allBlocs') }, ...blocs]}
        value={filters.blocId ?? ALL}
        onChange={(id) => {
          set({ blocId: id === ALL ? null : id });
        }}
      />
      <Select<DecisionOutcome | typeof ALL>
        label={t('filter.outcome')}
        placeholder={t('filter.all')}
        options={[
          { id: ALL, label: t('filter.all') },
          ...OUTCOMES.map((id) => ({ id, label: t(`common:outcome.${id}`) })),
        ]}
        value={filters.outcome ?? ALL}
        onChange={(id) => {
          set({ outcome: id === ALL ? null : id });
        }}
      />
      <DateField
        label={t('filter.from')}
        value={filters.from}
        onChange={(from) => {
          set({ from });
        }}
      />
      <DateField
        label={t('filter.to')}
        value={filters.to}
        onChange={(to) => {
          set({ to });
        }}
      />
    </search>
  );
}

/** Every bloc of every certification known here, once. */
function useBlocOptions(): readonly SelectOption<string>[] {
  const referentiels = useReferentiels().data ?? [];
  const titles = new Map(
    referentiels.flatMap(({ blocs }) => blocs.map((bloc) => [bloc.id, bloc.title] as const)),
  );
  return [...titles].map(([id, title]) => ({ id, label: id, description: title }));
}
