import { useTranslation } from 'react-i18next';
import { useReferentiels, useSessions } from '../../../lib/queries.ts';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { DECISION_OUTCOMES } from '../../../../../domain/assessment/assessment.types.ts';
import { DateField, SearchField, Select, bindClasses } from '../../../ui/index.ts';
import type { ArchiveFilters } from '../archive-filters.ts';
import { blocOptions, certificationsOf, isBlocOf } from '../certification-blocs.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

/** A list box needs an id for "no filter"; no record has an empty one. */
const ALL = '';

export interface ArchiveFilterBarProps {
  readonly filters: ArchiveFilters;
  readonly onChange: (filters: ArchiveFilters) => void;
}

export function ArchiveFilterBar({ filters, onChange }: ArchiveFilterBarProps) {
  const { t } = useTranslation('archive');
  const sessions = useSessions().data ?? [];
  const certifications = certificationsOf(useReferentiels().data ?? []);
  const chosen = certifications.filter(
    ({ id }) => filters.certificationId === null || id === filters.certificationId,
  );
  const blocs = blocOptions(chosen, certifications.length > 1);
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
      {certifications.length > 1 ? (
        <Select
          label={t('filter.certification')}
          placeholder={t('filter.allCertifications')}
          options={[
            { id: ALL, label: t('filter.allCertifications') },
            ...certifications.map(({ id, title }) => ({ id, label: title })),
          ]}
          value={filters.certificationId ?? ALL}
          onChange={(id) => {
            // A bloc is a bloc of its certification: it is never carried over to another.
            set({ certificationId: id === ALL ? null : id, blocId: null });
          }}
        />
      ) : null}
      <Select
        label={t('filter.bloc')}
        placeholder={t('filter.allBlocs')}
        options={[{ id: ALL, label: t('filter.allBlocs') }, ...blocs]}
        value={blocs.find((option) => isBlocOf(option, filters))?.id ?? ALL}
        onChange={(id) => {
          const bloc = blocs.find((option) => option.id === id);
          set(
            bloc === undefined
              ? { blocId: null }
              : { certificationId: bloc.certificationId, blocId: bloc.blocId },
          );
        }}
      />
      <Select<DecisionOutcome | typeof ALL>
        label={t('filter.outcome')}
        placeholder={t('filter.all')}
        options={[
          { id: ALL, label: t('filter.all') },
          ...DECISION_OUTCOMES.map((id) => ({ id, label: t(`outcomeFilter.${id}`) })),
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
