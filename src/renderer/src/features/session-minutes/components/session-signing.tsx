import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionLockView } from '../../../../../shared/areas/session-minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import {
  Button,
  Disclosure,
  Notice,
  PIN_MIN_LENGTH,
  Section,
  TextField,
  bindClasses,
} from '../../../ui/index.ts';
import { SignatoryList, SigningForm } from '../../minutes/index.ts';
import { ConfirmerField } from '../../pins/index.ts';
import type { Confirmer } from '../../pins/index.ts';
import { useSignSession, useUnlockSession } from '../hooks/use-session-minutes-writes.ts';
import styles from '../session-minutes.module.css';

const cx = bindClasses(styles);

interface SessionSigningProps {
  readonly sessionId: string;
  readonly lock: SessionLockView;
}

/** Who signed, who is awaited, and the way back. */
export function SessionSigning({ lock, sessionId }: SessionSigningProps) {
  const { t } = useTranslation('session-minutes');
  const [signingId, setSigningId] = useState<string | null>(null);
  const sign = useSignSession();
  const signatory = lock.awaited.find(({ jurorId }) => jurorId === signingId);
  return (
    <Section title={t('signatures.title', { number: lock.number })}>
      {signatory === undefined ? (
        <>
          <SignatoryList lock={{ ...lock, external: [] }} onSign={setSigningId} />
          <UnlockSession sessionId={sessionId} lock={lock} />
        </>
      ) : (
        <SigningForm
          key={signatory.jurorId}
          sessionId={sessionId}
          lock={lock}
          sign={(act) => sign.mutateAsync({ ...act, sessionId })}
          signatory={signatory}
          onDone={() => {
            setSigningId(null);
          }}
        />
      )}
    </Section>
  );
}

/** One who signs answers for it; signatures given so far are void. */
function UnlockSession({ lock, sessionId }: SessionSigningProps) {
  const { t } = useTranslation('session-minutes');
  const members = [...lock.signatures, ...lock.awaited].map(({ jurorId, name }) => ({ jurorId, name }));
  const nobody: Confirmer = { jurorId: members[0]?.jurorId ?? '', pin: '' };
  const [reason, setReason] = useState('');
  const [confirmer, setConfirmer] = useState(nobody);
  const unlock = useUnlockSession();
  const isReady = reason.trim() !== '' && confirmer.pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (!isReady || unlock.isPending) return;
    unlock.mutate(
      { sessionId, reason, ...confirmer },
      {
        onError: () => {
          setConfirmer({ ...confirmer, pin: '' });
        },
      },
    );
  };
  return (
    <Disclosure title={t('unlock.title')}>
      <form
        className={cx('signing')}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Notice tone="caution">{t('unlock.effect')}</Notice>
        <TextField label={t('unlock.reason')} value={reason} onChange={setReason} isRequired />
        <ConfirmerField
          sessionId={sessionId}
          members={members}
          value={confirmer}
          onChange={setConfirmer}
          onSubmit={submit}
        />
        <ErrorNotice error={unlock.error} />
        <Button type="submit" variant="danger" isDisabled={!isReady} isPending={unlock.isPending}>
          {t('unlock.action')}
        </Button>
      </form>
    </Disclosure>
  );
}
