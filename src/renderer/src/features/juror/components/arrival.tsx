import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTypedCode } from '../../../lib/room/index.ts';
import { Button, Notice, TextField } from '../../../ui/index.ts';
import { useJurorDevice, useOutbox } from '../hooks/device.ts';
import { useRoomPage } from '../hooks/room-page.ts';
import { PlainPage } from './frame.tsx';
import { LanguageChoice } from './language-choice.tsx';

/** On the way in: the desk is called, or the president looks. */
export function Arrival({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useTranslation('juror');
  const { label } = useJurorDevice();
  const state = isWaiting ? 'waiting' : 'connecting';
  return (
    <PlainPage title={t(`${state}.title`)}>
      <div role="status">
        <p>{t(`${state}.text`)}</p>
        {isWaiting ? <p>{t('waiting.as', { label })}</p> : null}
      </div>
      <LanguageChoice />
    </PlainPage>
  );
}

/** A code to type, and why the last one was not good. */
export function JoinForm({ trouble }: { readonly trouble?: 'refused' | 'unknown' }) {
  const { t } = useTranslation('juror');
  return (
    <PlainPage title={t('join.title')}>
      {trouble === undefined ? (
        <p>{t('join.lede')}</p>
      ) : (
        <Notice tone="caution" isLive title={t(`join.${trouble}`)}>
          {t(`join.${trouble}Text`)}
        </Notice>
      )}
      <CodeForm />
      <LanguageChoice />
    </PlainPage>
  );
}

/** Where a code is typed; what was typed stays until the desk has answered. */
export function CodeForm() {
  const { t } = useTranslation('juror');
  const page = useRoomPage();
  const [text, setText] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const code = readTypedCode(text);
        setUnreadable(code === null);
        if (code !== null) void page.join(code);
      }}
    >
      <TextField
        label={t('join.code')}
        description={t('join.codeHelp')}
        value={text}
        onChange={setText}
        autoComplete="off"
        {...(isUnreadable ? { errorMessage: t('join.unreadable') } : {})}
      />
      <Button type="submit" variant="primary" size="large" isDisabled={text.trim() === ''}>
        {t('join.action')}
      </Button>
    </form>
  );
}

/** Another device writes for this seat now: what this one still holds is handed in, and that is said. */
export function Ended() {
  const { t } = useTranslation('juror');
  const { entries } = useOutbox();
  const [isAgain, setAgain] = useState(false);
  return (
    <PlainPage title={t('ended.title')}>
      <p>{t('ended.text')}</p>
      {entries.length === 0 ? null : <p role="status">{t('ended.rest', { count: entries.length })}</p>}
      <p>{t('ended.todo')}</p>
      {isAgain ? (
        <CodeForm />
      ) : (
        <Button
          onPress={() => {
            setAgain(true);
          }}
        >
          {t('ended.again')}
        </Button>
      )}
    </PlainPage>
  );
}
