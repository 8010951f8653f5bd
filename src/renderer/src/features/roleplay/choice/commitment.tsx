import { useTranslation } from 'react-i18next';
import { instant } from '../../../../../domain/time/time.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { useFormats } from '../../../lib/format.ts';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import styles from '../roleplay.module.css';

const cx = bindClasses(styles);

export interface CommitmentProps {
  readonly sealed: NonNullable<RoleplayView['sealedDraw']>;
}

/** The seal set before chance has its say: list, exclusions and seed no longer change, and this digest proves it. */
export function Commitment({ sealed: { commitment, count } }: CommitmentProps) {
  const { t } = useTranslation('roleplay');
  const { exactTime } = useFormats();
  return (
    <div className={cx('seal')} role="status">
      <p className={cx('sealTitle')}>
        <Glyph name="check" />
        {t('seal.title', { time: exactTime(instant(commitment.at)) })}
      </p>
      <p>{t('seal.text', { count })}</p>
      <code className={cx('digest')}>{commitment.digest}</code>
    </div>
  );
}
