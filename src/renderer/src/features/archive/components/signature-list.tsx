import { useTranslation } from 'react-i18next';
import type { MinutesSignature } from '../../../../../domain/minutes/minutes.schema.ts';
import { instant } from '../../../../../domain/time/time.ts';
import { useFormats } from '../../../lib/format.ts';
import { Section, bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

/** Who signed an archived document, in what capacity and when. */
export function SignatureList({ signatures }: { readonly signatures: readonly MinutesSignature[] }) {
  const { t } = useTranslation('archive');
  const { dateTime } = useFormats();
  return (
    <Section title={t('read.signatures')}>
      <ul className={cx('signatures')}>
        {signatures.map(({ capacity, jurorId, name, signedAt }) => (
          <li key={jurorId}>
            <strong>{name}</strong>
            <span>{t('read.signedAt', { capacity, date: dateTime(instant(signedAt)) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
