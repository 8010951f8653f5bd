import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectView } from '../../../../shared/areas/subjects.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, Glyph, IconButton, Menu, Notice, Page, bindClasses } from '../../ui/index.ts';
import { CandidatePart } from './components/candidate-part.tsx';
import { JuryPart } from './components/jury-part.tsx';
import { SubjectExport } from './components/subject-export.tsx';
import { SubjectFacts, SubjectVersions } from './components/subject-facts.tsx';
import { SubjectPdfDialog } from './components/subject-pdf-dialog.tsx';
import { useRetireSubject } from './hooks/use-subject-writes.ts';
import { useSubject } from './queries.ts';
import type { SubjectPart } from './queries.ts';
import styles from './subjects.module.css';

const cx = bindClasses(styles);

export interface SubjectScreenProps {
  readonly subjectId: string;
  /** Null is the latest. */
  readonly version: number | null;
}

/** One subject, everything that its jury may read. */
export function SubjectScreen({ subjectId, version }: SubjectScreenProps) {
  const { t } = useTranslation('subjects');
  const query = useSubject(subjectId, version);
  useDocumentTitle(query.data?.title ?? null);
  return (
    <LoadedScreen query={query} title={t('read.loading')}>
      {(view) => <ReadingPage view={view} />}
    </LoadedScreen>
  );
}

function ReadingPage({ view }: { readonly view: SubjectView }) {
  const { t } = useTranslation(['subjects', 'common']);
  const [shown, setShown] = useState<SubjectPart | null>(null);
  const retire = useRetireSubject();
  const isLatest = view.versions[0]?.version === view.version;
  return (
    <Page
      title={<span lang="fr">{view.title}</span>}
      width="wide"
      breadcrumb={
        <nav aria-label={t('common:breadcrumb')}>
          <Link to="/subjects">{t('title')}</Link>
        </nav>
      }
      actions={
        <>
          <Button
            onPress={() => {
              setShown('candidate-sheet');
            }}
          >
            {t('part.candidate-sheet')}
          </Button>
          <Button
            onPress={() => {
              setShown('juror-cards');
            }}
          >
            {t('part.juror-cards')}
          </Button>
          <SubjectMenu
            view={view}
            onRetire={(isRetired) => {
              retire.mutate({ subjectId: view.id, isRetired });
            }}
          />
        </>
      }
    >
      <ErrorNotice error={retire.error} />
      {view.isRetired ? <Notice tone="caution">{t('read.retired')}</Notice> : null}
      {isLatest ? null : <FormerVersion subjectId={view.id} version={view.version} />}
      <div className={cx('reading')}>
        <div className={cx('sheet')}>
          <CandidatePart subject={view.subject} />
          <JuryPart subject={view.subject} />
        </div>
        <aside className={cx('side')} aria-label={t('facts.title')}>
          <SubjectFacts view={view} />
          <SubjectVersions view={view} />
          <SubjectExport subjectId={view.id} version={view.version} />
        </aside>
      </div>
      {shown === null ? null : (
        <SubjectPdfDialog
          part={shown}
          subjectId={view.id}
          version={view.version}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </Page>
  );
}

interface SubjectMenuProps {
  readonly view: SubjectView;
  readonly onRetire: (isRetired: boolean) => void;
}

/** Only what was written here is edited in place; anything may be copied and adapted. */
function SubjectMenu({ view, onRetire }: SubjectMenuProps) {
  const { t } = useTranslation(['subjects', 'common']);
  const navigate = useNavigate();
  const params = { subjectId: view.id };
  return (
    <Menu
      label={t('read.actions')}
      trigger={<IconButton label={t('read.actions')} icon={<Glyph name="more" />} />}
      actions={[
        ...(view.origin === 'own'
          ? [
              {
                id: 'edit',
                label: t('common:action.edit'),
                onAction: () => void navigate({ to: '/subjects/$subjectId/edit', params }),
              },
            ]
          : []),
        {
          id: 'copy',
          label: t('read.copy'),
          onAction: () => void navigate({ to: '/subjects/$subjectId/copy', params }),
        },
        {
          id: 'retire',
          label: t(view.isRetired ? 'read.restore' : 'read.retire'),
          onAction: () => {
            onRetire(!view.isRetired);
          },
        },
      ]}
    />
  );
}

function FormerVersion({ subjectId, version }: { readonly subjectId: string; readonly version: number }) {
  const { t } = useTranslation('subjects');
  return (
    <Notice
      actions={
        <Link to="/subjects/$subjectId" params={{ subjectId }}>
          {t('versions.readLatest')}
        </Link>
      }
    >
      {t('versions.former', { version })}
    </Notice>
  );
}
