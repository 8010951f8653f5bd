import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionChange } from '../../../../../domain/minutes/rectification.ts';
import type { RectificationView } from '../../../../../shared/areas/minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import {
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  Section,
  Stack,
  TextArea,
  bindClasses,
} from '../../../ui/index.ts';
import { useLockRectification } from '../hooks/use-rectification.ts';
import styles from '../rectification.module.css';
import { draftOf, withChange, withoutChange } from '../rectification-draft.ts';
import { DifferenceList } from './difference-list.tsx';
import { MentionEditor } from './mention-editor.tsx';
import { RectificationBreadcrumb } from './rectification-breadcrumb.tsx';
import { VoidedList } from './voided-list.tsx';

const cx = bindClasses(styles);

/** Corrections are gathered here; nothing is stored before the content is locked. */
export function RectificationForm({ view }: { readonly view: RectificationView }) {
  const { t } = useTranslation(['rectification', 'common']);
  const lock = useLockRectification();
  const { content, minutesId, number } = view.standing;
  const [changes, setChanges] = useState<readonly MentionChange[]>([]);
  const [reason, setReason] = useState('');
  const { differences, refusal } = draftOf(content, changes);
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
      breadcrumb={<RectificationBreadcrumb minutes={view.standing} />}
      primary={
        <PrimaryBar
          label={t('lock.action')}
          blockersTitle={t('lock.missing')}
          blockers={blockers}
          note={t('lock.note')}
          isPending={lock.isPending}
          secondary={
            <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId } }}>
              {t('common:action.cancel')}
            </LinkButton>
          }
          onPress={() => {
            lock.mutate({ minutesId, reason, changes: [...changes] });
          }}
        />
      }
    >
      <ErrorNotice error={lock.error} />
      <div className={cx('form')}>
        <Section title={t('mentions.title')} description={t('mentions.evidence')}>
          <MentionEditor
            content={content}
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
                  content={content}
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
      <VoidedList voided={view.voided} content={content} />
    </Page>
  );
}
