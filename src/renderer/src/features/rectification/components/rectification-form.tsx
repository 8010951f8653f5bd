import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionChange } from '../../../../../domain/minutes/rectification.ts';
import type { VoidedRectification } from '../../../../../shared/areas/minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Notice, Page, PrimaryBar, Section, Stack, TextArea, bindClasses } from '../../../ui/index.ts';
import type { Rectifiable } from '../rectifiable.ts';
import styles from '../rectification.module.css';
import { withChange, withoutChange } from '../rectification-draft.ts';
import { DifferenceList } from './difference-list.tsx';
import { MentionEditor } from './mention-editor.tsx';
import { VoidedList } from './voided-list.tsx';

const cx = bindClasses(styles);

export interface RectificationFormProps {
  /** What stands and is corrected. */
  readonly document: Rectifiable;
  readonly number: string;
  /** What of the document is evidence, and in no mention. */
  readonly evidence: string;
  readonly breadcrumb: ReactNode;
  /** The way back to the minutes. */
  readonly back: ReactNode;
  readonly voided: readonly VoidedRectification[];
  readonly lock: { readonly error: unknown; readonly isPending: boolean };
  readonly onLock: (wish: { readonly reason: string; readonly changes: MentionChange[] }) => void;
}

/** Corrections are gathered here; nothing is stored before the content is locked. */
export function RectificationForm(props: RectificationFormProps) {
  const { back, breadcrumb, document, evidence, lock, number, onLock, voided } = props;
  const { t } = useTranslation('rectification');
  const [changes, setChanges] = useState<readonly MentionChange[]>([]);
  const [reason, setReason] = useState('');
  const { differences, refusal } = document.draftOf(changes);
  const blockers = [
    ...(changes.length === 0 ? [t('lock.change')] : []),
    ...(refusal === null ? [] : [t(`refusal.${refusal}`)]),
    ...(reason.trim() === '' ? [t('lock.reason')] : []),
  ];
  return (
    <Page
      title={t('title', { number })}
      lede={t('lede')}
      width="wide"
      breadcrumb={breadcrumb}
      primary={
        <PrimaryBar
          label={t('lock.action')}
          blockersTitle={t('lock.missing')}
          blockers={blockers}
          note={t('lock.note')}
          isPending={lock.isPending}
          secondary={back}
          onPress={() => {
            onLock({ reason, changes: [...changes] });
          }}
        />
      }
    >
      <ErrorNotice error={lock.error} />
      <div className={cx('form')}>
        <Section title={t('mentions.title')} description={evidence}>
          <MentionEditor
            document={document}
            changes={changes}
            onKeep={(change) => {
              setChanges(withChange(changes, change));
            }}
          />
        </Section>
        <div>
          <Section title={t('differences.title')}>
            <Stack>
              {differences.length === 0 ? (
                <p>{t('differences.none')}</p>
              ) : (
                <DifferenceList
                  words={document}
                  differences={differences}
                  onRemove={(path) => {
                    setChanges(withoutChange(changes, path));
                  }}
                />
              )}
              {refusal === null ? null : (
                <Notice tone="caution" isLive>
                  {t(`refusal.${refusal}`)}
                </Notice>
              )}
            </Stack>
          </Section>
          <Section title={t('reason.title')}>
            <TextArea
              label={t('reason.label')}
              description={t('reason.hint')}
              rows={3}
              value={reason}
              onChange={setReason}
              isRequired
            />
          </Section>
        </div>
      </div>
      <VoidedList voided={voided} words={document} />
    </Page>
  );
}
