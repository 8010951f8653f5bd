import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Inline, Stack, TextField, showToast } from '../../../ui/index.ts';
import { useSavePreferences } from '../hooks/use-save-preferences.ts';

/** Typed, hence sent as a whole rather than at each key. */
export function OrganisationForm({ stored }: { readonly stored: string }) {
  const { t } = useTranslation('preferences');
  const [name, setName] = useState(stored);
  const save = useSavePreferences();
  const submit = async () => {
    await save.mutateAsync({ organisation: name.trim() });
    showToast({ message: t('organisation.saved') });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        // A failure stays in `save.error` and is shown below.
        void submit().catch(() => undefined);
      }}
    >
      <Stack>
        <TextField
          label={t('organisation.label')}
          description={t('organisation.note')}
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <ErrorNotice error={save.error} />
        <Inline>
          <Button type="submit" isDisabled={name.trim() === stored} isPending={save.isPending}>
            {t('organisation.save')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}
