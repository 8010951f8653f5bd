import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { Notice } from '../../../ui/index.ts';
import { useRegister } from '../queries.ts';

export interface RegisterBesideProps {
  /** Whether faults of the register touch them; undefined while it is read. */
  readonly isTouched: boolean | undefined;
  /** Whether the register is still the one that these minutes saw; null when they name none. */
  readonly isWitnessed: boolean | null;
}

/** The state of the register beside that of a document: a fact of its own, which condemns no document. */
export function RegisterBeside({ isTouched, isWitnessed }: RegisterBesideProps) {
  const { t } = useTranslation('register');
  const { dateTime } = useFormats();
  const register = useRegister().data;
  if (register === undefined || isTouched === undefined) return null;
  const { checkedAt, faultCount, status } = register;
  const toRegister = <Link to="/archive">{t('beside.see')}</Link>;
  if (isWitnessed === false) {
    return (
      <Notice tone="caution" title={t('beside.title')} actions={toRegister}>
        {t('beside.unwitnessed')}
      </Notice>
    );
  }
  if (checkedAt === null || status === 'failed') {
    return <p>{t(status === 'checked' ? 'beside.waiting' : `beside.${status}`)}</p>;
  }
  const date = dateTime(checkedAt);
  if (faultCount === 0) return <p>{t('beside.whole', { date })}</p>;
  return (
    <Notice tone="caution" title={t('beside.faulty', { count: faultCount, date })} actions={toRegister}>
      {t(isTouched ? 'beside.here' : 'beside.elsewhere')}
    </Notice>
  );
}
