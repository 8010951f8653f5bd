import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView, PassageView } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { PrimaryBar, Progress } from '../../../ui/index.ts';
import { useArchive } from '../hooks/use-minutes-writes.ts';
import { MinutesPages } from './minutes-pages.tsx';
import styles from './minutes.module.css';
import { PagesDesk } from './pages-desk.tsx';
import { PendingNote } from './pending-note.tsx';
import { SignatoryList } from './signatory-list.tsx';
import { SigningForm } from './signing-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

/** The page itself, beside the list of those who sign it. */
export function SignaturePanel({ passage }: { readonly passage: PassageView }) {
  const { lock } = passage;
  return lock === null ? null : <Signing passage={passage} lock={lock} />;
}

interface SigningProps {
  readonly passage: PassageView;
  readonly lock: LockView;
}

function Signing({ passage, lock }: SigningProps) {
  const { t } = useTranslation('minutes');
  const archive = useArchive();
  const [signingId, setSigningId] = useState<string | null>(null);
  const signed = lock.signatures.length;
  const total = signed + lock.awaited.length;
  const signatory = lock.awaited.find(({ jurorId }) => jurorId === signingId);
  return (
    <div className={styles['panel']}>
      <div className={styles['columns']}>
        <PagesDesk>
          <MinutesPages passageId={passage.passageId} />
        </PagesDesk>
        <div className={styles['side']}>
          <h2>{t('signatures.title', { number: lock.number })}</h2>
          <Progress
            label={t('signatures.progress')}
            value={signed}
            max={total}
            valueLabel={t('signatures.count', { signed, total })}
          />
          {signatory === undefined ? (
            <>
              <SignatoryList lock={lock} onSign={setSigningId} />
              <p className={styles['level']}>{t('signatures.level')}</p>
              <UnlockForm passageId={passage.passageId} signatureCount={signed} />
            </>
          ) : (
            <SigningForm
              key={signatory.jurorId}
              passage={passage}
              lock={lock}
              signatory={signatory}
              onDone={() => {
                setSigningId(null);
              }}
            />
          )}
          <ErrorNotice error={archive.error} />
          {archive.isPending ? <PendingNote text={t('archive.pending')} /> : null}
        </div>
      </div>
      <PrimaryBar
        label={t('archive.action')}
        blockersTitle={t('archive.missing')}
        blockers={lock.awaited.map(({ name }) => t('archive.signatureOf', { name }))}
        note={t('archive.note')}
        isPending={archive.isPending}
        onPress={() => {
          archive.mutate(passage.passageId);
        }}
      />
    </div>
  );
}
