import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../../ui/index.ts';
import styles from './certificate-help.module.css';
import { WarningPicture } from './warning-picture.tsx';

const cx = bindClasses(styles);

const BROWSERS = ['chrome', 'safari', 'firefox'] as const;

/** What a browser says of the room's certificate the first time, drawn, and where to touch: for the desk's page and its print. */
export function CertificateHelp({ address }: { readonly address: string }) {
  const { t } = useTranslation('juror');
  return (
    <section className={cx('help')} aria-label={t('certificate.title')}>
      <p>{t('certificate.text')}</p>
      <ul className={cx('browsers')}>
        {BROWSERS.map((browser) => {
          const first = t(`certificate.${browser}.first`);
          const second = t(`certificate.${browser}.second`, { address });
          return (
            <li key={browser} className={cx('browser')}>
              <h3>{t(`certificate.${browser}.name`)}</h3>
              <ol className={cx('steps')}>
                <li>
                  <WarningPicture title={t('certificate.warning')} act={first} />
                  <p>{t('certificate.touch', { act: first })}</p>
                </li>
                <li>
                  <WarningPicture title={t('certificate.warning')} act={second} isLink />
                  <p>{t('certificate.touch', { act: second })}</p>
                </li>
              </ol>
            </li>
          );
        })}
      </ul>
      <p>{t('certificate.compare')}</p>
    </section>
  );
}
