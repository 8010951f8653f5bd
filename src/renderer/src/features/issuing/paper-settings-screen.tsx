import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { IssuingSettings, IssuingSettingsView } from '../../../../shared/areas/issuing.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { bytesOf } from '../../lib/file-bytes.ts';
import { SettingsScreen } from '../../lib/settings-screen.tsx';
import {
  Button,
  FieldGrid,
  FileField,
  Inline,
  Section,
  Stack,
  Switch,
  TextArea,
  TextField,
  showToast,
} from '../../ui/index.ts';
import { useSavePaperSettings, useSetLogo } from './hooks/use-issuing-writes.ts';
import { useIssuingSettings } from './queries.ts';

const MOST_LINE = 200;
const MOST_PROSE = 4_000;

/** How papers look, and who stands for them. */
export function PaperSettingsScreen() {
  const { t } = useTranslation('issuing');
  return (
    <SettingsScreen query={useIssuingSettings()} title={t('settings.title')} lede={t('settings.lede')}>
      {(view) => (
        <>
          <LogoSection view={view} />
          <SettingsForm view={view} />
        </>
      )}
    </SettingsScreen>
  );
}

function LogoSection({ view }: { readonly view: IssuingSettingsView }) {
  const { t } = useTranslation('issuing');
  const set = useSetLogo();
  const [fileError, setFileError] = useState<unknown>(null);
  async function choose(file: File) {
    setFileError(null);
    const bytes = await bytesOf(file);
    set.mutate({ name: file.name, bytes });
  }
  const { logo } = view;
  return (
    <Section title={t('settings.logo')}>
      <Stack>
        <FileField
          label={t('settings.logoFile')}
          description={t('settings.logoNote')}
          dropLabel={t('settings.logoDrop')}
          buttonLabel={t('settings.logoChoose')}
          acceptedTypes={['.png', '.jpg', '.jpeg', '.svg', 'image/png', 'image/jpeg', 'image/svg+xml']}
          onSelect={(file) => {
            choose(file).catch(setFileError);
          }}
          {...(logo === null
            ? {}
            : {
                current: (
                  <Inline>
                    <span>{logo.name}</span>
                    <Button
                      variant="quiet"
                      onPress={() => {
                        set.mutate(null);
                      }}
                    >
                      {t('settings.logoForget')}
                    </Button>
                  </Inline>
                ),
              })}
        />
        <ErrorNotice error={fileError ?? set.error} />
      </Stack>
    </Section>
  );
}

function storedOf({
  appeal,
  isMandated,
  mentions,
  place,
  signatoryName,
  signatoryQuality,
}: IssuingSettingsView): IssuingSettings {
  return { appeal, isMandated, mentions, place, signatoryName, signatoryQuality };
}

function SettingsForm({ view }: { readonly view: IssuingSettingsView }) {
  const { t } = useTranslation(['issuing', 'common']);
  const [draft, setDraft] = useState(() => storedOf(view));
  const save = useSavePaperSettings();
  const change = (changes: Partial<IssuingSettings>) => {
    setDraft({ ...draft, ...changes });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft, {
          onSuccess: () => {
            showToast({ message: t('settings.saved') });
          },
        });
      }}
    >
      <Section title={t('settings.signatory')}>
        <FieldGrid>
          <TextField
            label={t('settings.signatoryName')}
            value={draft.signatoryName}
            maxLength={MOST_LINE}
            onChange={(signatoryName) => {
              change({ signatoryName });
            }}
          />
          <TextField
            label={t('settings.signatoryQuality')}
            value={draft.signatoryQuality}
            maxLength={MOST_LINE}
            onChange={(signatoryQuality) => {
              change({ signatoryQuality });
            }}
          />
          <TextField
            label={t('settings.place')}
            value={draft.place}
            maxLength={MOST_LINE}
            onChange={(place) => {
              change({ place });
            }}
          />
        </FieldGrid>
      </Section>
      <Section title={t('settings.texts')}>
        <Stack>
          <TextArea
            label={t('settings.appeal')}
            description={t('settings.appealNote')}
            value={draft.appeal}
            maxLength={MOST_PROSE}
            onChange={(appeal) => {
              change({ appeal });
            }}
          />
          <TextArea
            label={t('settings.mentions')}
            description={t('settings.mentionsNote')}
            value={draft.mentions}
            maxLength={MOST_PROSE}
            onChange={(mentions) => {
              change({ mentions });
            }}
          />
        </Stack>
      </Section>
      <Section title={t('settings.mandate')} description={t('settings.mandateNote')}>
        <Stack>
          <Switch
            isSelected={draft.isMandated}
            onChange={(isMandated) => {
              change({ isMandated });
            }}
          >
            {t('settings.isMandated')}
          </Switch>
          <ErrorNotice error={save.error} />
          <Inline>
            <Button type="submit" variant="primary" isPending={save.isPending}>
              {t('common:action.save')}
            </Button>
          </Inline>
        </Stack>
      </Section>
    </Form>
  );
}
