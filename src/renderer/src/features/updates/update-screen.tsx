import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UpdateOffer, UpdatesView } from '../../../../shared/areas/updates.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { languageOf, useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { TaskProgress } from '../../lib/task-progress.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, DescriptionList, Notice, Page, PrimaryBar, Section, Stack } from '../../ui/index.ts';
import { useAppInfo } from '../preferences/queries.ts';
import { useCheckUpdate, useDropUpdate, useInstallUpdate } from './hooks/use-update-writes.ts';
import { useUpdates } from './queries.ts';

/** A newer version, from a file: what it is, what will happen, and its installation. */
export function UpdateScreen() {
  const { t } = useTranslation('updates');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useUpdates()} title={t('title')}>
      {(view) => <UpdatePage view={view} />}
    </LoadedScreen>
  );
}

function UpdatePage({ view }: { readonly view: UpdatesView }) {
  const { t } = useTranslation(['updates', 'preferences', 'common']);
  const check = useCheckUpdate();
  const drop = useDropUpdate();
  const install = useInstallUpdate();
  const { keys, offer, version } = view;
  const isStarted = install.result !== undefined;
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      width="reading"
      breadcrumb={<Link to="/preferences">{t('preferences:title')}</Link>}
      primary={
        offer === null ? (
          <PrimaryBar
            label={t('choose')}
            isDisabled={keys.length === 0}
            isPending={check.isPending}
            note={keys.length === 0 ? t('none.title') : t('chooseNote')}
            onPress={() => {
              check.write(undefined);
            }}
          />
        ) : (
          <PrimaryBar
            label={t('install', { version: offer.version })}
            isPending={install.isPending}
            isDisabled={isStarted}
            note={<Progressing isPending={install.isPending} isStarted={isStarted} />}
            secondary={
              <Button
                variant="quiet"
                isPending={drop.isPending}
                onPress={() => {
                  drop.mutate();
                }}
              >
                {t('drop')}
              </Button>
            }
            onPress={() => {
              install.write(offer.id);
            }}
          />
        )
      }
    >
      <Stack gap="4">
        {keys.length === 0 ? (
          <Notice tone="info" title={t('none.title')}>
            {t('none.text')}
          </Notice>
        ) : null}
        <ErrorNotice error={install.error ?? drop.error ?? check.error} />
        <TaskProgress kind="update-check" />
        <TaskProgress kind="backup" />
        <DescriptionList
          items={[
            { term: t('now'), value: version },
            // An update names the key that signed it.
            ...(offer === null ? keys : []).map(({ name, sha256 }) => ({
              term: t('publisher'),
              value: <Key name={name} sha256={sha256} />,
            })),
          ]}
        />
        {offer === null ? null : <Offer offer={offer} />}
      </Stack>
    </Page>
  );
}

function Progressing({ isPending, isStarted }: { readonly isPending: boolean; readonly isStarted: boolean }) {
  const { t } = useTranslation('updates');
  return <span role="status">{isStarted ? t('started') : isPending ? t('installing') : ''}</span>;
}

/** A key by the name in its certificate, and by its fingerprint in groups that can be compared aloud. */
function Key({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  return (
    <>
      {name} <Fingerprint sha256={sha256} />
    </>
  );
}

function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return <code translate="no">{sha256.match(/.{8}/g)?.join(' ')}</code>;
}

function Offer({ offer }: { readonly offer: UpdateOffer }) {
  const { i18n, t } = useTranslation('updates');
  const { fileSize, longDate } = useFormats();
  const { byteCount, key, nextKey, notes, published, version } = offer;
  const said = notes?.[languageOf(i18n.language)].trim() ?? '';
  return (
    <>
      <Section title={t('offer')} description={t('offerNote')}>
        <DescriptionList
          items={[
            { term: t('version'), value: version },
            { term: t('published'), value: longDate(published) },
            { term: t('size'), value: fileSize(byteCount) },
            { term: t('signedBy'), value: <Key name={key.name} sha256={key.sha256} /> },
            ...(nextKey === null ? [] : [{ term: t('nextKey'), value: <Fingerprint sha256={nextKey} /> }]),
          ]}
        />
      </Section>
      {said === '' ? null : (
        <Section title={t('notes')}>
          {said.split(/\n+/).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Section>
      )}
      <Section title={t('steps.title')}>
        <Steps />
      </Section>
    </>
  );
}

function Steps() {
  const { t } = useTranslation('updates');
  const platform = useAppInfo().data?.platform;
  const asked = platform === 'win32' || platform === 'darwin' ? platform : 'linux';
  return (
    <ol>
      <li>{t('steps.backup')}</li>
      <li>{t(`steps.${asked}`)}</li>
      <li>{t('steps.close')}</li>
    </ol>
  );
}
