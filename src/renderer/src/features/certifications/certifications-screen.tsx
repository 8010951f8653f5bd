import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSummary, ListedReferentiel } from '../../../../shared/areas/certifications.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { useWasHanded } from '../../lib/handed-file.tsx';
import { Loaded } from '../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../lib/parted-list.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, Page, Section, Table, bindClasses } from '../../ui/index.ts';
import { ReferentielImport } from '../preparation/index.ts';
import { useReferentiels } from '../preparation/queries.ts';
import styles from './certifications.module.css';
import { useBeginDraft } from './hooks/use-certification-writes.ts';
import { useDrafts } from './queries.ts';

const cx = bindClasses(styles);

const SIZE = { step: 40, most: 200 };

/** Every certification that sessions can apply, and those that are being written. */
export function CertificationsScreen() {
  const { t } = useTranslation('certifications');
  const navigate = useNavigate();
  useDocumentTitle(t('title'));
  const begin = useBeginDraft();
  const drafts = useDrafts();
  const versions = useReferentiels();
  const isImportFirst = useWasHanded('certification');
  const parts = [
    <Fragment key="lists">
      <Loaded query={drafts}>{(found) => (found.length === 0 ? null : <Drafts drafts={found} />)}</Loaded>
      <Section title={t('list.versions')}>
        <Loaded query={versions}>{(found) => <Versions versions={found} />}</Loaded>
      </Section>
    </Fragment>,
    <ReferentielImport key="import" onImported={() => undefined} />,
  ];
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      width="wide"
      actions={
        <Button
          isPending={begin.isPending}
          onPress={() => {
            begin.mutate(
              { from: 'nothing' },
              {
                onSuccess: ({ id }) =>
                  void navigate({ to: '/certifications/drafts/$draftId', params: { draftId: id } }),
              },
            );
          }}
        >
          {t('new')}
        </Button>
      }
    >
      <ErrorNotice error={begin.error} />
      {isImportFirst ? parts.toReversed() : parts}
    </Page>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const { t } = useTranslation('certifications');
  const { dateTime } = useFormats();
  const list = useListPart(SIZE);
  const { limit, offset } = list.part;
  return (
    <Section title={t('list.drafts')}>
      <PartedList list={list} count={drafts.length}>
        <Table
          label={t('list.drafts')}
          items={drafts.slice(offset, offset + limit)}
          getId={({ id }) => id}
          columns={[
            {
              id: 'title',
              title: t('list.title'),
              isRowHeader: true,
              render: ({ id, title }) => (
                <Link to="/certifications/drafts/$draftId" params={{ draftId: id }}>
                  {title.trim() === '' ? t('untitled.certification') : title}
                </Link>
              ),
            },
            { id: 'version', title: t('list.version'), render: ({ version }) => version, width: '8rem' },
            {
              id: 'basedOn',
              title: t('list.basedOn'),
              render: ({ basedOn }) =>
                basedOn === null
                  ? t('list.fromNothing')
                  : t('list.fromVersion', { id: basedOn.id, version: basedOn.version }),
            },
            {
              id: 'updatedAt',
              title: t('list.updatedAt'),
              render: ({ updatedAt }) => dateTime(updatedAt),
              width: '14rem',
            },
          ]}
        />
      </PartedList>
    </Section>
  );
}

function Versions({ versions }: { readonly versions: readonly ListedReferentiel[] }) {
  const { t } = useTranslation('certifications');
  const list = useListPart(SIZE);
  if (versions.length === 0) return <EmptyState title={t('list.empty')} />;
  const { limit, offset } = list.part;
  return (
    <PartedList list={list} count={versions.length}>
      <Table
        label={t('list.versions')}
        items={versions.slice(offset, offset + limit)}
        getId={({ id, version }) => `${id} ${version}`}
        columns={[
          {
            id: 'title',
            title: t('list.title'),
            isRowHeader: true,
            render: ({ id, language, title, version }) => (
              <Link to="/certifications/$id/$version" params={{ id, version }} lang={language}>
                {title}
              </Link>
            ),
          },
          { id: 'version', title: t('list.version'), render: ({ version }) => version, width: '8rem' },
          {
            id: 'content',
            title: t('list.content'),
            render: ({ blocs, blocWord, juryTests, language }) => (
              <span className={cx('soft')}>
                <span lang={language}>
                  {blocs.length} {blocs.length > 1 ? blocWord.many : blocWord.one}
                </span>
                {', '}
                {t('list.tests', { count: juryTests.length })}
              </span>
            ),
            width: '18rem',
          },
          {
            id: 'state',
            title: t('list.state'),
            render: ({ isModel, isUsed }) => t(isUsed ? 'list.used' : isModel ? 'list.model' : 'list.unused'),
            width: '14rem',
          },
        ]}
      />
    </PartedList>
  );
}
