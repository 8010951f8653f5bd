import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../domain/candidate/person.ts';
import type { CandidateRow } from '../../../../shared/areas/candidates.ts';
import { useFormats } from '../../lib/format.ts';
import { Loaded } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  Badge,
  Button,
  Checkbox,
  EmptyState,
  LinkButton,
  LongTable,
  Page,
  SearchField,
  Select,
  bindClasses,
} from '../../ui/index.ts';
import type { TableColumn } from '../../ui/index.ts';
import { useReferentiels } from '../preparation/queries.ts';
import styles from './candidates.module.css';
import { useCandidateRows, useFirstCandidates } from './hooks/use-candidate-pages.ts';
import type { CandidateQuery } from './queries.ts';

const cx = bindClasses(styles);

/** A list box needs an id for "no filter"; no certification has an empty one. */
const ALL = '';

/** Everyone who has a file, to search, complete and add to. */
export function CandidatesScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('title'));
  const [text, setText] = useState('');
  const [certificationId, setCertificationId] = useState(ALL);
  const [isIncomplete, setIncomplete] = useState(false);
  const words = useDeferredValue(text).trim();
  const query: CandidateQuery = {
    ...(words === '' ? {} : { text: words }),
    ...(certificationId === ALL ? {} : { certificationId }),
    ...(isIncomplete ? { isIncomplete } : {}),
  };
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      width="wide"
      actions={
        <>
          <LinkButton href={{ to: '/candidates/alike' }}>{t('alike.nav')}</LinkButton>
          <LinkButton href={{ to: '/candidates/import' }}>{t('import.nav')}</LinkButton>
          <LinkButton href={{ to: '/candidates/scores' }}>{t('scores.nav')}</LinkButton>
          <LinkButton href={{ to: '/candidates/new' }}>{t('new')}</LinkButton>
        </>
      }
    >
      <search className={cx('filters')}>
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={text}
          maxLength={200}
          onChange={setText}
        />
        <CertificationFilter value={certificationId} onChange={setCertificationId} />
        <Checkbox isSelected={isIncomplete} onChange={setIncomplete}>
          {t('filter.incomplete')}
        </Checkbox>
      </search>
      <Loaded query={useFirstCandidates(query)}>
        {({ count }) => (
          <Rows
            count={count}
            query={query}
            onClear={() => {
              setText('');
              setCertificationId(ALL);
              setIncomplete(false);
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}

interface CertificationFilterProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Each certification once, whatever its versions. */
function CertificationFilter({ onChange, value }: CertificationFilterProps) {
  const { t } = useTranslation('candidates');
  const known = new Map((useReferentiels().data ?? []).map(({ id, shortTitle }) => [id, shortTitle]));
  return (
    <Select
      label={t('filter.certification')}
      placeholder={t('filter.all')}
      options={[{ id: ALL, label: t('filter.all') }, ...[...known].map(([id, label]) => ({ id, label }))]}
      value={value}
      onChange={onChange}
    />
  );
}

interface RowsProps {
  readonly count: number;
  readonly query: CandidateQuery;
  readonly onClear: () => void;
}

function Rows({ count, onClear, query }: RowsProps) {
  const { t } = useTranslation('candidates');
  const navigate = useNavigate();
  const { list, shortDate } = useFormats();
  const { onWindowChange, rowAt } = useCandidateRows(query);
  if (count === 0) {
    return Object.keys(query).length === 0 ? (
      <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
    ) : (
      <EmptyState title={t('noMatchTitle')} actions={<Button onPress={onClear}>{t('filter.clear')}</Button>}>
        {t('noMatchText')}
      </EmptyState>
    );
  }
  const columns: readonly TableColumn<CandidateRow>[] = [
    {
      id: 'name',
      title: t('column.name'),
      isRowHeader: true,
      render: (row) => (
        <>
          <strong>{displayName(row)}</strong> {row.isSample ? <Badge>{t('sample')}</Badge> : null}
        </>
      ),
    },
    {
      id: 'birth',
      title: t('column.birth'),
      width: '9rem',
      render: ({ birthDate }) => (birthDate === null ? t('unknownDate') : shortDate(birthDate)),
    },
    { id: 'company', title: t('column.company'), render: ({ company }) => company },
    {
      id: 'certification',
      title: t('column.certification'),
      render: ({ certifications }) => list(certifications),
    },
    {
      id: 'passages',
      title: t('column.passages'),
      width: '6rem',
      align: 'end',
      render: ({ passageCount }) => passageCount,
    },
    {
      id: 'missing',
      title: t('column.missing'),
      render: ({ missing }) =>
        missing.length === 0 ? t('complete') : list(missing.map((field) => t(`missing.${field}`))),
    },
  ];
  return (
    <>
      <p className={cx('count')} role="status">
        {t('count', { count })}
      </p>
      <LongTable
        label={t('table')}
        columns={columns}
        lines={2}
        order={JSON.stringify(query)}
        count={count}
        itemAt={rowAt}
        getId={({ personId }) => personId}
        getText={displayName}
        onOpen={(personId) => void navigate({ to: '/candidates/$personId', params: { personId } })}
        onWindowChange={onWindowChange}
      />
    </>
  );
}
