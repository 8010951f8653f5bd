import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { PrimaryBar } from '../../../ui/index.ts';
import { useArchive, useSign } from '../hooks/use-minutes-writes.ts';
import { MinutesPages } from './minutes-pages.tsx';
import styles from './minutes.module.css';
import { PagesDesk } from './pages-desk.tsx';
import { PendingNote } from './pending-note.tsx';
import { SigningColumn } from './signing-column.tsx';
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
  const sign = useSign();
  const { passageId, sessionId } = passage;
  return (
    <div className={styles['panel']}>
      <div className={styles['columns']}>
        <PagesDesk>
          <MinutesPages passageId={passageId} />
        </PagesDesk>
        <div className={styles['side']}>
          <SigningColumn
            title={t('signatures.title', { number: lock.number })}
            passageId={passageId}
            sessionId={sessionId}
            lock={lock}
            sign={(act) => sign.mutateAsync({ ...act, passageId })}
          >
            <UnlockForm passage={passage} />
          </SigningColumn>
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
          archive.mutate(passageId);
        }}
      />
    </div>
  );
}
