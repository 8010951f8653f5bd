import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { DECISION_OUTCOMES } from '../../../../../domain/assessment/assessment.types.ts';
import { DateField, SearchField, Select, bindClasses } from '../../../ui/index.ts';
import { useSession, useSessionTitles } from '../../preparation/queries.ts';
import { LISTED_KINDS } from '../../../../../shared/areas/archive.ts';
import type { ArchiveFilters, ListedKind } from '../archive-filters.ts';
import { blocOptions, certificationsOf, isBlocOf } from '../certification-blocs.ts';
import { useArchivedCertifications } from '../queries.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

/** A list box needs an id for "no filter"; no record has an empty one. */
const ALL = '';

export interface ArchiveFilterBarProps {
  readonly filters: ArchiveFilters;
  /** The same at each drawing. */
  readonly onPatch: (patch: Partial<ArchiveFilters>) => void;
}

export function ArchiveFilterBar({ filters: { text, ...others }, onPatch }: ArchiveFilterBarProps) {
  const { t } = useTranslation('archive');
  return (
    <search className={cx('filters')}>
      <div className={cx('words')}>
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={text}
          maxLength={200}
          onChange={(typed) => {
            onPatch({ text: typed });
          }}
        />
      </div>
      <OtherFilters {...others} onPatch={onPatch} />
    </search>
  );
}

type OtherFiltersProps = Omit<ArchiveFilters, 'text'> & Pick<ArchiveFilterBarProps, 'onPatch'>;

/** Sessions to choose one of, some at a time; the chosen one is among them wherever it stands. */
function useSessionOptions(chosenId: string | null) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSessionTitles();
  const read = (data?.pages ?? []).flatMap(({ titles }) => titles);
  const isMissing = chosenId !== null && data !== undefined && read.every(({ id }) => id !== chosenId);
  const chosen = useSession(isMissing ? chosenId : undefined).data;
  const shown = isMissing && chosen !== undefined ? [chosen, ...read] : read;
  return {
    options: shown.map(({ id, title }) => ({ id, label: title })),
    more: hasNextPage ? { isReading: isFetchingNextPage, read: () => void fetchNextPage() } : undefined,
  };
}

/** Apart, so that a key in the words draws none of their lists, of which that of sessions grows. */
const OtherFilters = memo(function OtherFilters(props: OtherFiltersProps) {
  const { blocId, certificationId, from, kind, onPatch, outcome, sessionId, to } = props;
  const { t } = useTranslation('archive');
  const { more, options: sessions } = useSessionOptions(sessionId);
  const certifications = certificationsOf(useArchivedCertifications().data ?? []);
  const chosen = certifications.filter(({ id }) => certificationId === null || id === certificationId);
  const blocs = blocOptions(chosen, certifications.length > 1);
  return (
    <>
      <Select<ListedKind | typeof ALL>
        label={t('filter.kind')}
        placeholder={t('filter.all')}
        options={[
          { id: ALL, label: t('filter.all') },
          ...LISTED_KINDS.map((id) => ({ id, label: t(`kind.${id}`) })),
        ]}
        value={kind ?? ALL}
        onChange={(id) => {
          onPatch({ kind: id === ALL ? null : id });
        }}
      />
      <Select
        label={t('filter.session')}
        placeholder={t('filter.all')}
        options={[{ id: ALL, label: t('filter.all') }, ...sessions]}
        more={more}
        value={sessionId ?? ALL}
        onChange={(id) => {
          onPatch({ sessionId: id === ALL ? null : id });
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
          value={certificationId ?? ALL}
          onChange={(id) => {
            // A bloc is a bloc of its certification: it is never carried over to another.
            onPatch({ certificationId: id === ALL ? null : id, blocId: null });
          }}
        />
      ) : null}
      <Select
        label={t('filter.bloc')}
        placeholder={t('filter.allBlocs')}
        options={[{ id: ALL, label: t('filter.allBlocs') }, ...blocs]}
        value={blocs.find((option) => isBlocOf(option, { certificationId, blocId }))?.id ?? ALL}
        onChange={(id) => {
          const bloc = blocs.find((option) => option.id === id);
          onPatch(
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
        value={outcome ?? ALL}
        onChange={(id) => {
          onPatch({ outcome: id === ALL ? null : id });
        }}
      />
      <DateField
        label={t('filter.from')}
        value={from}
        onChange={(day) => {
          onPatch({ from: day });
        }}
      />
      <DateField
        label={t('filter.to')}
        value={to}
        onChange={(day) => {
          onPatch({ to: day });
        }}
      />
    </>
  );
});
