import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverView } from '../../../../../shared/areas/handovers.ts';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import {
  Button,
  Disclosure,
  LinkButton,
  Notice,
  Section,
  Stack,
  TextArea,
  bindClasses,
  showToast,
} from '../../../ui/index.ts';
import { candidateName } from '../../preparation/index.ts';
import { useTakeBack } from '../hooks/use-handover-writes.ts';
import styles from '../handovers.module.css';

const cx = bindClasses(styles);

export interface GivenListProps {
  readonly session: SessionView;
  readonly given: readonly HandoverView[];
}

/** What was handed out, the last first, and how far each came back. */
export function GivenList({ given, session }: GivenListProps) {
  const { t } = useTranslation('handovers');
  if (given.length === 0) return null;
  const isDoubtful = given.some(({ passages }) =>
    passages.some(({ minutes }) => minutes?.isUsable === false),
  );
  return (
    <Section title={t('given.title')}>
      <Stack gap="3">
        {isDoubtful ? (
          <Notice
            tone="caution"
            title={t('given.toConfirmTitle')}
            actions={
              <LinkButton href={{ to: '/preferences/authorities' }}>{t('given.authorities')}</LinkButton>
            }
          >
            {t('given.toConfirm')}
          </Notice>
        ) : null}
        {given.toReversed().map((handover) => (
          <Given key={handover.id} handover={handover} session={session} />
        ))}
      </Stack>
    </Section>
  );
}

function Given({ handover, session }: { readonly handover: HandoverView; readonly session: SessionView }) {
  const { t } = useTranslation('handovers');
  const { dateTime } = useFormats();
  const [isTaking, setTaking] = useState(false);
  const { end, fileSha256, handedAt, passages, recipient } = handover;
  const awaited = passages.filter(({ minutes }) => minutes === null).length;
  return (
    <article className={cx('given')}>
      <h3>{t('given.to', { recipient })}</h3>
      <p className={cx('note')}>{t('given.at', { when: dateTime(handedAt) })}</p>
      <ul className={cx('choices')}>
        {passages.map(({ minutes, passageId }) => (
          <li key={passageId}>
            {nameOf(session, passageId)}
            {' – '}
            {minutes === null ? (
              t(end === null ? 'given.awaited' : 'given.takenBack')
            ) : (
              <>
                {t(minutes.isUsable ? 'given.returned' : 'given.returnedToConfirm', {
                  number: minutes.number,
                })}
                {minutes.result === '' ? null : (
                  <>
                    {' – '}
                    <Wording>{minutes.result}</Wording>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {end === null ? null : <p>{t('given.ended', { when: dateTime(end.at), reason: end.reason })}</p>}
      <Disclosure title={t('given.file')} level={4}>
        <p className={cx('digest')}>{fileSha256}</p>
      </Disclosure>
      {end === null && awaited > 0 ? (
        <Button
          onPress={() => {
            setTaking(true);
          }}
        >
          {t('takeBack.open', { count: awaited })}
        </Button>
      ) : null}
      {isTaking ? (
        <TakeBackDialog
          handover={handover}
          sessionId={session.id}
          onClose={() => {
            setTaking(false);
          }}
        />
      ) : null}
    </article>
  );
}

function nameOf({ passages }: SessionView, passageId: string): string {
  const passage = passages.find(({ id }) => id === passageId);
  return passage === undefined ? '' : candidateName(passage.candidate);
}

interface TakeBackProps {
  readonly handover: HandoverView;
  readonly sessionId: string;
  readonly onClose: () => void;
}

function TakeBackDialog({ handover, onClose, sessionId }: TakeBackProps) {
  const { t } = useTranslation('handovers');
  const takeBack = useTakeBack(sessionId);
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      isOpen
      title={t('takeBack.title', { recipient: handover.recipient })}
      confirmLabel={t('takeBack.confirm')}
      isDisabled={reason.trim() === ''}
      write={takeBack}
      onClose={onClose}
      onConfirm={() => {
        takeBack.mutate(
          { handoverId: handover.id, reason },
          {
            onSuccess: () => {
              showToast({ message: t('takeBack.done') });
              onClose();
            },
          },
        );
      }}
    >
      <Stack>
        <p>{t('takeBack.note')}</p>
        <TextArea label={t('takeBack.reason')} rows={2} value={reason} onChange={setReason} />
      </Stack>
    </ConfirmDialog>
  );
}
