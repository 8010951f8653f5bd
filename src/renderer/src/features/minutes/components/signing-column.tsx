import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { Progress } from '../../../ui/index.ts';
import styles from './minutes.module.css';
import { OutsideSigning } from './outside-signing.tsx';
import { SignatoryList } from './signatory-list.tsx';
import { SigningForm } from './signing-form.tsx';
import type { MemberAct } from './signing-form.tsx';

export interface SigningColumnProps {
  readonly title: string;
  readonly passageId: string;
  readonly sessionId: string;
  readonly lock: LockView;
  readonly sign: (act: MemberAct) => Promise<unknown>;
  /** Under the list: the way back. */
  readonly children: ReactNode;
}

/** Beside the pages: who signed, who is awaited, and the two ways to sign. The same for minutes and rectifications. */
export function SigningColumn({ title, passageId, sessionId, lock, sign, children }: SigningColumnProps) {
  const { t } = useTranslation('minutes');
  const [signingId, setSigningId] = useState<string | null>(null);
  const total = signatoryCount(lock);
  const signed = total - lock.awaited.length;
  const signatory = lock.awaited.find(({ jurorId }) => jurorId === signingId);
  return (
    <>
      <h2>{title}</h2>
      {total === 0 ? (
        <p className={styles['statement']}>{t('signatures.nobody')}</p>
      ) : signatory !== undefined ? null : (
        // Who signs has the pad and the code in sight.
        <Progress
          label={t('signatures.progress')}
          value={signed}
          max={total}
          valueLabel={t('signatures.count', { signed, total })}
        />
      )}
      {signatory === undefined ? (
        <>
          <SignatoryList lock={lock} onSign={setSigningId} />
          {total === 0 ? null : <p className={styles['level']}>{t('signatures.level')}</p>}
          <OutsideSigning passageId={passageId} sessionId={sessionId} lock={lock} />
          {children}
        </>
      ) : (
        <SigningForm
          key={signatory.jurorId}
          sessionId={sessionId}
          lock={lock}
          sign={sign}
          signatory={signatory}
          onDone={() => {
            setSigningId(null);
          }}
        />
      )}
    </>
  );
}

/** Members who signed here or outside, and those still awaited. */
function signatoryCount({ awaited, external, signatures }: LockView): number {
  const outside = external.reduce(
    (count, { members, withdrawn }) => count + (withdrawn === null ? members.length : 0),
    0,
  );
  return signatures.length + outside + awaited.length;
}
