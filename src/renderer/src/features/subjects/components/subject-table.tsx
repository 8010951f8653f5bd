import { useTranslation } from 'react-i18next';
import type { SubjectSummary } from '../../../../../shared/areas/subjects.ts';
import { Badge, LongTable, bindClasses } from '../../../ui/index.ts';
import type { TableColumn } from '../../../ui/index.ts';
import { useSubjectRows } from '../hooks/use-subject-pages.ts';
import type { SubjectQuery } from '../queries.ts';
import styles from '../subjects.module.css';

const cx = bindClasses(styles);

export interface SubjectTableProps {
  /** How many match. */
  readonly count: number;
  readonly search: SubjectQuery;
  readonly onOpen: (subjectId: string) => void;
}

export function SubjectTable({ count, onOpen, search }: SubjectTableProps) {
  const { t } = useTranslation('subjects');
  const { onWindowChange, rowAt } = useSubjectRows(search);
  const columns: readonly TableColumn<SubjectSummary>[] = [
    { id: 'bloc', title: t('column.bloc'), width: '4.5rem', render: ({ blocId }) => blocId },
    {
      id: 'title',
      title: t('column.title'),
      isRowHeader: true,
      render: (subject) => (
        <div className={cx('titleCell')}>
          <strong lang="fr">{subject.title}</strong>
          {subject.isRetired ? <Badge tone="caution">{t('retired')}</Badge> : null}
        </div>
      ),
    },
    {
      id: 'customer',
      title: t('column.customer'),
      render: ({ customer, hasDisability }) => (
        <div className={cx('customerCell')} lang="fr">
          <span>{customer.name}</span>
          <span className={cx('soft')}>{`${customer.role}, ${customer.company}`}</span>
          {hasDisability ? <span className={cx('soft')}>{t('hasDisability')}</span> : null}
        </div>
      ),
    },
    {
      id: 'competences',
      title: t('column.competences'),
      width: '9rem',
      render: ({ competenceIds }) => competenceIds.join(', '),
    },
    {
      id: 'roles',
      title: t('column.roles'),
      width: '4.5rem',
      align: 'end',
      render: ({ roleNames }) => roleNames.length,
    },
    {
      id: 'origin',
      title: t('column.origin'),
      width: '9.5rem',
      render: ({ origin, version }) => t('originVersion', { origin: t(`origin.${origin}`), version }),
    },
    {
      id: 'uses',
      title: t('column.uses'),
      width: '6.5rem',
      align: 'end',
      render: ({ useCount }) => useCount,
    },
  ];
  return (
    <LongTable
      label={t('table')}
      columns={columns}
      lines={3}
      order={JSON.stringify(search)}
      count={count}
      itemAt={rowAt}
      getId={({ id }) => id}
      getText={({ title }) => title}
      onOpen={onOpen}
      onWindowChange={onWindowChange}
    />
  );
}
