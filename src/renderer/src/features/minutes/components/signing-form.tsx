import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useSignatureLabels } from '../../../lib/signature-labels.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { SAMPLE_PIN } from '../../../../../shared/areas/sample.ts';
import { Button, Disclosure, PIN_MIN_LENGTH, PinField, SignaturePad } from '../../../ui/index.ts';
import { useSession } from '../../preparation/queries.ts';
import styles from './minutes.module.css';
import { PendingNote } from './pending-note.tsx';

const DIGEST_GROUP = 8;

/** What a member gives to sign; the digest is the one that was before their eyes. */
export interface MemberAct {
  readonly jurorId: string;
  readonly pin: string;
  readonly contentDigest: string;
  readonly svg: string;
}

export interface SigningFormProps {
  readonly sessionId: string;
  readonly lock: Pick<LockView, 'contentDigest'>;
  readonly sign: (act: MemberAct) => Promise<unknown>;
  readonly signatory: LockView['awaited'][number];
  readonly onDone: () => void;
}

/** One member signs: what they sign (its digest), their hand, and the PIN that says it is theirs. */
export function SigningForm({ sessionId, lock, sign: send, signatory, onDone }: SigningFormProps) {
  const { t } = useTranslation('minutes');
  const session = useSession(sessionId);
  const sign = useWrite(send);
  const heading = useRef<HTMLHeadingElement>(null);
  const [svg, setSvg] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const { jurorId, name, capacity } = signatory;
  const labels = useSignatureLabels(name);
  const isReady = svg !== null && pin.length >= PIN_MIN_LENGTH;

  useEffect(() => {
    heading.current?.focus();
  }, []);

  const submit = () => {
    if (svg === null || !isReady) return;
    sign.mutate(
      { jurorId, pin, contentDigest: lock.contentDigest, svg },
      {
        onSuccess: onDone,
        onError: () => {
          setPin('');
        },
      },
    );
  };

  return (
    <form
      className={styles['signing']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {name}
        <span className={styles['capacity']}>{capacity}</span>
      </h3>
      <p className={styles['statement']}>{t('sign.statement')}</p>
      <SignaturePad
        labels={labels}
        onChange={(value) => {
          setSvg(value?.svg ?? null);
        }}
      />
      <PinField
        label={t('sign.pin', { name })}
        description={
          session.data?.isSample === true ? t('sign.samplePin', { pin: SAMPLE_PIN }) : t('sign.pinHelp')
        }
        value={pin}
        onChange={setPin}
        onSubmit={submit}
        countLabel={(count) => t('sign.digits', { count })}
        eraseLabel={t('sign.erase')}
        clearLabel={t('sign.clearPin')}
        isDisabled={sign.isPending}
      />
      <ErrorNotice error={sign.error} />
      {sign.isPending ? <PendingNote text={t('sign.pending')} /> : null}
      <div className={styles['actions']}>
        <Button onPress={onDone}>{t('sign.cancel')}</Button>
        <Button
          type="submit"
          variant="primary"
          isPending={sign.isPending}
          {...(isReady ? {} : { 'aria-disabled': 'true' as const })}
        >
          {t('sign.action')}
        </Button>
      </div>
      <Disclosure title={t('sign.digest')} level={4}>
        <code className={styles['digest']}>{grouped(lock.contentDigest)}</code>
      </Disclosure>
    </form>
  );
}

function grouped(digest: string): string {
  return (digest.match(new RegExp(`.{1,${String(DIGEST_GROUP)}}`, 'g')) ?? []).join(' ');
}
