import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenRectification, RectificationView } from '../../../../../shared/areas/minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { DescriptionList, Page, PrimaryBar, Section, bindClasses, showToast } from '../../../ui/index.ts';
import { PendingNote, SigningColumn } from '../../minutes/index.ts';
import { useArchiveRectification, useSignRectification } from '../hooks/use-rectification.ts';
import { useRectificationPages } from '../queries.ts';
import styles from '../rectification.module.css';
import { CancelForm } from './cancel-form.tsx';
import { DifferenceList } from './difference-list.tsx';
import { RectificationBreadcrumb } from './rectification-breadcrumb.tsx';

const cx = bindClasses(styles);

export interface OpenRectificationPageProps {
  readonly view: RectificationView;
  readonly open: OpenRectification;
}

/** The locked rectification as it will print, beside what it corrects and those who sign it. */
export function OpenRectificationPage({ view, open }: OpenRectificationPageProps) {
  const { t } = useTranslation(['rectification', 'minutes']);
  const navigate = useNavigate();
  const archive = useArchiveRectification();
  const sign = useSignRectification();
  const { lock } = open;
  const { content, minutesId, number } = view.standing;
  const pages = useRectificationPages(minutesId, lock.revision, lock.signatures.length);
  const finish = () => {
    archive.mutate(
      { minutesId },
      {
        onSuccess: ({ standing }) => {
          showToast({ message: t('open.archived', { number: standing.number }), isForNextScreen: true });
          void navigate({ to: '/archive/$minutesId', params: { minutesId: standing.minutesId } });
        },
      },
    );
  };
  return (
    <Page
      title={t('titleOpen', { number: lock.number })}
      lede={t('ledeOpen')}
      width="wide"
      breadcrumb={<RectificationBreadcrumb minutes={view.standing} />}
      primary={
        <PrimaryBar
          label={t('open.archive')}
          blockersTitle={t('lock.missing')}
          blockers={lock.awaited.map(({ name }) => t('minutes:archive.signatureOf', { name }))}
          note={t('minutes:archive.note')}
          isPending={archive.isPending}
          onPress={finish}
        />
      }
    >
      <div className={cx('open')}>
        <Loaded query={pages}>
          {(bytes) => <PdfPages bytes={bytes} label={t('open.pages', { number: lock.number })} />}
        </Loaded>
        <div className={cx('side')}>
          <SigningColumn
            title={t('minutes:signatures.title', { number: lock.number })}
            passageId={view.passageId}
            sessionId={view.sessionId}
            lock={lock}
            sign={(act) => sign.mutateAsync({ ...act, minutesId })}
          >
            <CancelForm minutesId={minutesId} sessionId={view.sessionId} lock={lock} />
          </SigningColumn>
          <ErrorNotice error={archive.error} />
          {archive.isPending ? <PendingNote text={t('minutes:archive.pending')} /> : null}
          <Section title={t('open.object')}>
            <DescriptionList
              items={[
                { term: t('open.rectifies'), value: number },
                { term: t('reason.label'), value: open.reason },
              ]}
            />
            <DifferenceList content={content} differences={open.differences} />
          </Section>
        </div>
      </div>
    </Page>
  );
}
