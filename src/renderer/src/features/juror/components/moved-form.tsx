import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskUrl, readTypedCode } from '../../../lib/room/index.ts';
import { bindClasses, Button, Disclosure, TextField } from '../../../ui/index.ts';
import { useRoomPage } from '../hooks/room-page.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

type Fault = 'address' | 'code' | 'queue';

/** The desk is at another address, whose page cannot see the queue of this one: this page goes there with it. */
export function MovedForm() {
  const { t } = useTranslation('juror');
  const page = useRoomPage();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const go = async () => {
    const token = readTypedCode(code)?.token ?? null;
    if (deskUrl(address) === null) setFault('address');
    else if (token === null) setFault('code');
    else {
      const there = await page.addressWithQueue(address, token);
      if (there === null) setFault('queue');
      else page.go(there);
    }
  };
  return (
    <Disclosure title={t('moved.title')} level={2}>
      <form
        className={cx('door')}
        onSubmit={(event) => {
          event.preventDefault();
          setFault(null);
          void go();
        }}
      >
        <p>{t('moved.text')}</p>
        <TextField
          label={t('moved.address')}
          description={t('moved.addressHelp')}
          value={address}
          onChange={setAddress}
          autoComplete="off"
          {...(fault === 'address' ? { errorMessage: t('moved.unreadable') } : {})}
        />
        <TextField
          label={t('join.code')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          {...(fault === 'code' ? { errorMessage: t('join.unreadable') } : {})}
        />
        {fault === 'queue' ? <p role="alert">{t('moved.tooLong')}</p> : null}
        <Button type="submit" isDisabled={address.trim() === '' || code.trim() === ''}>
          {t('moved.action')}
        </Button>
      </form>
    </Disclosure>
  );
}
