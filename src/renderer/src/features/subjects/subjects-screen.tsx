import { useNavigate } from '@tanstack/react-router';
import { Fragment, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWasHanded } from '../../lib/handed-file.tsx';
import { Loaded } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, LinkButton, Page, SearchField, Select, bindClasses } from '../../ui/index.ts';
import { SubjectImport } from './components/subject-import.tsx';
import { SubjectTable } from './components/subject-table.tsx';
import { useBlocOptions } from './hooks/use-bloc-options.ts';
import { useFirstSubjects } from './hooks/use-subject-pages.ts';
import type { SubjectQuery } from './queries.ts';
import styles from './subjects.module.css';

const cx = bindClasses(styles);

/** A list box needs an id for "no filter"; no bloc has an empty one. */
const ALL = '';

/** The bank of subjects, to search, read, add to and share. */
export function SubjectsScreen() {
  const { t } = useTranslation('subjects');
  useDocumentTitle(t('title'));
  const blocs = useBlocOptions();
  const [text, setText] = useState('');
  const [blocId, setBlocId] = useState(ALL);
  const words = useDeferredValue(text).trim();
  const search = { text: words, ...(blocId === ALL ? {} : { blocId }) };
  const query = useFirstSubjects(search);
  const clear = () => {
    setText('');
    setBlocId(ALL);
  };
  const isImportFirst = useWasHanded('subject');
  const parts = [
    <Fragment key="list">
      <search className={cx('filters')}>
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={text}
          maxLength={200}
          onChange={setText}
        />
        <Select
          label={t('filter.bloc')}
          placeholder={t('filter.allBlocs')}
          options={[{ id: ALL, label: t('filter.allBlocs') }, ...blocs]}
          value={blocId}
          onChange={setBlocId}
        />
      </search>
      <Loaded query={query}>
        {({ count }) => (
          <SubjectRows
            count={count}
            search={search}
            isFiltered={words !== '' || blocId !== ALL}
            onClear={clear}
          />
        )}
      </Loaded>
    </Fragment>,
    <SubjectImport key="import" />,
  ];
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      width="wide"
      actions={<LinkButton href={{ to: '/subjects/new' }}>{t('new')}</LinkButton>}
    >
      {isImportFirst ? parts.toReversed() : parts}
    </Page>
  );
}

interface SubjectRowsProps {
  /** How many match. */
  readonly count: number;
  readonly search: SubjectQuery;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function SubjectRows({ count, isFiltered, onClear, search }: SubjectRowsProps) {
  const { t } = useTranslation('subjects');
  const navigate = useNavigate();
  if (count === 0) {
    return isFiltered ? (
      <EmptyState title={t('noMatchTitle')} actions={<Button onPress={onClear}>{t('filter.clear')}</Button>}>
        {t('noMatchText')}
      </EmptyState>
    ) : (
      <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
    );
  }
  return (
    <>
      <p className={cx('count')} role="status">
        {t('count', { count })}
      </p>
      <SubjectTable
        count={count}
        search={search}
        onOpen={(subjectId) => void navigate({ to: '/subjects/$subjectId', params: { subjectId } })}
      />
    </>
  );
}
