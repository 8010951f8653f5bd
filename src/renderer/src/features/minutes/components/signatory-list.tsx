import { useTranslation } from 'react-i18next';
import { instant } from '../../../../../domain/time/time.ts';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Glyph } from '../../../ui/index.ts';
import styles from './minutes.module.css';

export interface SignatoryListProps {
  readonly lock: Pick<LockView, 'awaited' | 'external' | 'signatures'>;
  readonly onSign: (jurorId: string) => void;
}

/** Each member under their name and capacity: signed when, or still to sign. */
export function SignatoryList({ lock, onSign }: SignatoryListProps) {
  const { t } = useTranslation('minutes');
  const formats = useFormats();
  return (
    <ul className={styles['signatories']}>
      {lock.signatures.map(({ jurorId, name, capacity, signedAt }) => (
        <li key={jurorId} className={styles['signatory']}>
          <Member name={name} capacity={capacity} />
          <span className={styles['signed']}>
            <Glyph name="check" size={18} />{' '}
            {t('signatures.signedAt', { date: formats.dateTime(instant(signedAt)) })}
          </span>
        </li>
      ))}
      {lock.external
        .filter(({ withdrawn }) => withdrawn === null)
        .flatMap(({ kind, members }) =>
          members.map(({ jurorId, name }) => (
            <li key={jurorId} className={styles['signatory']}>
              <Member name={name} />
              <span className={styles['signed']}>
                <Glyph name="check" size={18} />{' '}
                {t('outside.signedOutside', { kind: t(`outside.kind.${kind}`) })}
              </span>
            </li>
          )),
        )}
      {lock.awaited.map(({ jurorId, name, capacity }) => (
        <li key={jurorId} className={styles['signatory']}>
          <Member name={name} capacity={capacity} />
          <Button
            aria-label={t('signatures.signAs', { name })}
            onPress={() => {
              onSign(jurorId);
            }}
          >
            {t('signatures.sign')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Member({ name, capacity }: { readonly name: string; readonly capacity?: string }) {
  return (
    <span className={styles['member']}>
      <span className={styles['name']}>{name}</span>
      {capacity === undefined ? null : <span className={styles['capacity']}>{capacity}</span>}
    </span>
  );
}
