import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtBack } from '../../../../shared/areas/handovers.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { bytesOf } from '../../lib/file-bytes.ts';
import { HandedFileNotice } from '../../lib/handed-file.tsx';
import { TaskProgress } from '../../lib/task-progress.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  FileField,
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  Section,
  Stack,
  TextField,
} from '../../ui/index.ts';
import { HANDOVER_FILE_TYPE } from '../../../../shared/areas/handovers.ts';
import { SessionBreadcrumb } from '../preparation/index.ts';
import { useBringBack, useReceiveSession } from './hooks/use-handover-writes.ts';

const TYPES = [HANDOVER_FILE_TYPE];

/** Files of other laptops: a session to hold here, or minutes that come back to where the session was prepared. */
export function ReceiveScreen() {
  const { t } = useTranslation('handovers');
  useDocumentTitle(t('receive.title'));
  return (
    <Page title={t('receive.title')} lede={t('receive.lede')} breadcrumb={<SessionBreadcrumb />}>
      <Stack gap="4">
        <ReceiveSession />
        <BringBack />
      </Stack>
    </Page>
  );
}

function ReceiveSession() {
  const { t } = useTranslation('handovers');
  const navigate = useNavigate();
  const receive = useReceiveSession();
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState('');
  const [readError, setReadError] = useState<unknown>(null);
  async function give(given: File) {
    setReadError(null);
    const bytes = await bytesOf(given);
    receive.mutate(
      { bytes, code },
      {
        onSuccess: ({ sessionId }) => {
          void navigate({ to: '/sessions/$sessionId', params: { sessionId } });
        },
      },
    );
  }
  const isEmpty = file === null && code === '';
  const blockers = [
    ...(file === null ? [t('receive.needsFile')] : []),
    ...(code.trim() === '' ? [t('receive.needsCode')] : []),
  ];
  return (
    <Section title={t('receive.session')} description={t('receive.sessionNote')}>
      <Stack gap="3">
        <HandedFileNotice
          for="handover"
          label={t('receive.take')}
          onUse={(given) => {
            receive.reset();
            setFile(given);
          }}
        />
        <FileField
          label={t('receive.file')}
          dropLabel={t('receive.drop')}
          buttonLabel={t('receive.choose')}
          acceptedTypes={TYPES}
          isDisabled={receive.isPending}
          {...(file === null ? {} : { current: file.name })}
          onSelect={(given) => {
            receive.reset();
            setFile(given);
          }}
        />
        <TextField
          label={t('receive.code')}
          description={t('receive.codeNote')}
          value={code}
          maxLength={60}
          onChange={setCode}
        />
        <ErrorNotice error={readError ?? receive.error} />
        <PrimaryBar
          label={t('receive.confirm')}
          isDisabled={isEmpty}
          blockers={isEmpty ? [] : blockers}
          blockersTitle={t('handOut.missing')}
          isPending={receive.isPending}
          onPress={() => {
            if (file !== null) give(file).catch(setReadError);
          }}
        />
      </Stack>
    </Section>
  );
}

function BringBack() {
  const { t } = useTranslation('handovers');
  const bring = useBringBack();
  const [readError, setReadError] = useState<unknown>(null);
  async function give(file: File) {
    setReadError(null);
    bring.mutate({ bytes: await bytesOf(file) });
  }
  return (
    <Section title={t('bringBack.title')} description={t('bringBack.note')}>
      <Stack gap="3">
        <HandedFileNotice
          for="handover"
          label={t('bringBack.take')}
          onUse={(file) => {
            bring.reset();
            give(file).catch(setReadError);
          }}
        />
        <FileField
          label={t('bringBack.file')}
          dropLabel={t('receive.drop')}
          buttonLabel={t('bringBack.choose')}
          acceptedTypes={TYPES}
          isDisabled={bring.isPending}
          onSelect={(file) => {
            bring.reset();
            give(file).catch(setReadError);
          }}
        />
        <TaskProgress kind="handover" />
        <ErrorNotice error={readError ?? bring.error} />
        {bring.data === undefined ? null : <Report report={bring.data} />}
      </Stack>
    </Section>
  );
}

function Report({ report }: { readonly report: BroughtBack }) {
  const { t } = useTranslation('handovers');
  const { awaitedCount, knownCount, refused, sessionId, takenInCount, title } = report;
  return (
    <Notice
      tone={refused.length > 0 || awaitedCount > 0 ? 'caution' : 'success'}
      title={title}
      isLive
      actions={
        <LinkButton href={{ to: '/sessions/$sessionId/handover', params: { sessionId } }}>
          {t('bringBack.see')}
        </LinkButton>
      }
    >
      <p>
        {[
          t('bringBack.takenIn', { count: takenInCount }),
          ...(knownCount > 0 ? [t('bringBack.known', { count: knownCount })] : []),
          ...(awaitedCount > 0 ? [t('bringBack.awaited', { count: awaitedCount })] : []),
        ].join(' ')}
      </p>
      {refused.length === 0 ? null : (
        <ul>
          {refused.map(({ name, reason }) => (
            <li key={name}>{t(`bringBack.refused.${reason}`, { name })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
