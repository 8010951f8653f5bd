import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Checkbox, QrCode, Stack, TextField, bindClasses } from '../../../ui/index.ts';
import { roomKeys } from '../queries.ts';
import styles from '../room.module.css';
import { wifiText } from '../wifi-code.ts';
import type { WifiNetwork } from '../wifi-code.ts';

const cx = bindClasses(styles);

const NONE: WifiNetwork = { name: '', key: '', isHidden: false };

/** What was typed is held by the page alone, and gone with it: a key is nothing to leave on a disk. */
function useWifi() {
  const client = useQueryClient();
  const query = useQuery<WifiNetwork>({ queryKey: roomKeys.wifi, queryFn: skipToken, gcTime: Infinity });
  const wifi = query.data ?? NONE;
  return {
    wifi,
    change: (part: Partial<WifiNetwork>) => {
      client.setQueryData<WifiNetwork>(roomKeys.wifi, { ...wifi, ...part });
    },
  };
}

/** A code by which a phone joins the room's Wi-Fi. */
export function WifiCard({ size }: { readonly size: 'regular' | 'large' }) {
  const { t } = useTranslation('room');
  const { change, wifi } = useWifi();
  const text = wifiText(wifi);
  return (
    <article className={cx('code', size === 'large' && 'large')} aria-label={t('codes.wifi')}>
      <h2 className={cx('codeTitle')}>{t('codes.wifi')}</h2>
      {text === null ? (
        <p className={cx('facts')}>{t('wifi.empty')}</p>
      ) : (
        <>
          <QrCode text={text} size={size} label={t('wifi.image', { name: wifi.name })} />
          <p>{t('wifi.shown', { name: wifi.name })}</p>
        </>
      )}
      <div className={cx('wifiForm')} data-print="hidden">
        <Stack>
          <p className={cx('facts')}>{t('wifi.text')}</p>
          <TextField
            label={t('wifi.name')}
            value={wifi.name}
            maxLength={32}
            autoComplete="off"
            onChange={(name) => {
              change({ name });
            }}
          />
          <TextField
            label={t('wifi.key')}
            description={t('wifi.keyText')}
            value={wifi.key}
            maxLength={64}
            autoComplete="off"
            spellCheck="false"
            onChange={(key) => {
              change({ key });
            }}
          />
          <Checkbox
            isSelected={wifi.isHidden}
            onChange={(isHidden) => {
              change({ isHidden });
            }}
          >
            {t('wifi.hidden')}
          </Checkbox>
        </Stack>
      </div>
    </article>
  );
}
