import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../../domain/minutes/minutes.schema.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { DescriptionList, Page, PrimaryBar, Section, bindClasses } from '../../../ui/index.ts';
import { PendingNote } from '../../minutes/index.ts';
import type { DifferenceWords } from '../rectifiable.ts';
import styles from '../rectification.module.css';
import { DifferenceList } from './difference-list.tsx';

const cx = bindClasses(styles);

export interface OpenRectificationPageProps {
  /** Of what is rectified. */
  readonly number: string;
  readonly words: DifferenceWords;
  readonly open: {
    readonly lock: { readonly number: string; readonly awaited: readonly { readonly name: string }[] };
    readonly reason: string;
    readonly differences: readonly Difference[];
  };
  readonly breadcrumb: ReactNode;
  readonly pages: UseQueryResult<Uint8Array>;
  readonly archive: { readonly error: unknown; readonly isPending: boolean };
  readonly onArchive: () => void;
  /** Who signs, and the way back. */
  readonly children: ReactNode;
}

/** The locked rectification as it will print, beside what it corrects and those who sign it. */
export function OpenRectificationPage(props: OpenRectificationPageProps) {
  const { archive, breadcrumb, children, number, onArchive, open, pages, words } = props;
  const { t } = useTranslation(['rectification', 'minutes']);
  const { differences, lock, reason } = open;
  return (
    <Page
      title={t('titleOpen', { number: lock.number })}
      lede={t('ledeOpen')}
      width="wide"
      breadcrumb={breadcrumb}
      primary={
        <PrimaryBar
          label={t('open.archive')}
          blockersTitle={t('lock.missing')}
          blockers={lock.awaited.map(({ name }) => t('minutes:archive.signatureOf', { name }))}
          note={t('minutes:archive.note')}
          isPending={archive.isPending}
          onPress={onArchive}
        />
      }
    >
      <div className={cx('open')}>
        <Loaded query={pages}>
          {(bytes) => <PdfPages bytes={bytes} label={t('open.pages', { number: lock.number })} />}
        </Loaded>
        <div className={cx('side')}>
          {children}
          <ErrorNotice error={archive.error} />
          {archive.isPending ? <PendingNote text={t('minutes:archive.pending')} /> : null}
          <Section title={t('open.object')}>
            <DescriptionList
              items={[
                { term: t('open.rectifies'), value: number },
                { term: t('reason.label'), value: reason },
              ]}
            />
            <DifferenceList words={words} differences={differences} />
          </Section>
        </div>
      </div>
    </Page>
  );
}
