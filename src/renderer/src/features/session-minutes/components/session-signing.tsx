import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionLockView } from '../../../../../shared/areas/session-minutes.ts';
import { Section } from '../../../ui/index.ts';
import { SignatoryList, SigningForm, voidersOf } from '../../minutes/index.ts';
import { VoidForm } from '../../pins/index.ts';
import { useSignSession, useUnlockSession } from '../hooks/use-session-minutes-writes.ts';

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
  const { t } = useTranslation(['session-minutes', 'rectification']);
  const unlock = useUnlockSession();
  const isRectification = lock.kind === 'rectification';
  const count = lock.signatures.length;
  return (
    <VoidForm
      title={isRectification ? t('rectification:open.cancel') : t('unlock.title')}
      effect={isRectification ? t('rectification:open.effect', { count }) : t('unlock.effect')}
      reasonLabel={t('unlock.reason')}
      actionLabel={isRectification ? t('rectification:open.cancelAction') : t('unlock.action')}
      sessionId={sessionId}
      members={voidersOf({ ...lock, external: [] })}
      write={unlock}
      onVoid={({ confirmer, reason }, options) => {
        unlock.mutate({ sessionId, reason, ...confirmer }, options);
      }}
    />
  );
}
