import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DEPOSITORS, EXAM_MODES } from '../../../../domain/reporting/declaration.types.ts';
import type { ReportingSettings, ReportingSettingsView } from '../../../../shared/areas/reporting.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { bytesOf } from '../../lib/file-bytes.ts';
import { useFormats } from '../../lib/format.ts';
import { SettingsScreen } from '../../lib/settings-screen.tsx';
import {
  Button,
  FieldGrid,
  FileField,
  Inline,
  Section,
  Select,
  Stack,
  Switch,
  TextField,
  showToast,
} from '../../ui/index.ts';
import { useSaveReportingSettings, useSetSchema } from './hooks/use-reporting-writes.ts';
import { useReportingSettings } from './queries.ts';

const CLIENT_ID = 8;
const MAX_CONTRACT = 20;
const MAX_POSTAL_CODE = 9;

/** Whoever declares, under which contract, and the schema of the declaration. */
export function ReportingSettingsScreen() {
  const { t } = useTranslation('reporting');
  return (
    <SettingsScreen query={useReportingSettings()} title={t('settings.title')} lede={t('settings.lede')}>
      {(view) => (
        <>
          <SchemaSection view={view} />
          <SettingsForm view={view} />
        </>
      )}
    </SettingsScreen>
  );
}

function SchemaSection({ view }: { readonly view: ReportingSettingsView }) {
  const { t } = useTranslation('reporting');
  const { dateTime } = useFormats();
  const set = useSetSchema();
  const [fileError, setFileError] = useState<unknown>(null);
  async function choose(file: File) {
    setFileError(null);
    const bytes = await bytesOf(file);
    set.mutate({ name: file.name, bytes });
  }
  const { schema } = view;
  const current =
    schema === null
      ? {}
      : {
          current: (
            <span>{t('settings.schemaKept', { name: schema.name, date: dateTime(schema.addedAt) })}</span>
          ),
        };
  return (
    <Section title={t('settings.schema')}>
      <Stack>
        <FileField
          label={t('settings.schemaFile')}
          description={t('settings.schemaNote')}
          dropLabel={t('settings.schemaDrop')}
          buttonLabel={t('settings.schemaChoose')}
          acceptedTypes={['.xsd', 'application/xml', 'text/xml']}
          onSelect={(file) => {
            choose(file).catch(setFileError);
          }}
          {...current}
        />
        <ErrorNotice error={fileError ?? set.error} />
      </Stack>
    </Section>
  );
}

function storedOf({
  certifierId,
  contractId,
  declaresBlocs,
  depositor,
  examMode,
  examPostalCode,
  senderId,
}: ReportingSettingsView): ReportingSettings {
  return { certifierId, contractId, declaresBlocs, depositor, examMode, examPostalCode, senderId };
}

function SettingsForm({ view }: { readonly view: ReportingSettingsView }) {
  const { t } = useTranslation(['reporting', 'common']);
  const [draft, setDraft] = useState(() => storedOf(view));
  const save = useSaveReportingSettings();
  const change = (changes: Partial<ReportingSettings>) => {
    setDraft({ ...draft, ...changes });
  };
  const isIdFaulty = (id: string) => id !== '' && id.length !== CLIENT_ID;
  const idFault = (id: string) => (isIdFaulty(id) ? { errorMessage: t('settings.idFault') } : {});
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
      <Section title={t('settings.declarant')} description={t('settings.declarantNote')}>
        <Stack gap="3">
          <FieldGrid>
            <TextField
              label={t('field.senderId')}
              description={t('settings.idNote')}
              value={draft.senderId}
              maxLength={CLIENT_ID}
              onChange={(senderId) => {
                change({ senderId });
              }}
              {...idFault(draft.senderId)}
            />
            <TextField
              label={t('field.certifierId')}
              description={t('settings.idNote')}
              value={draft.certifierId}
              maxLength={CLIENT_ID}
              onChange={(certifierId) => {
                change({ certifierId });
              }}
              {...idFault(draft.certifierId)}
            />
            <TextField
              label={t('field.contractId')}
              value={draft.contractId}
              maxLength={MAX_CONTRACT}
              onChange={(contractId) => {
                change({ contractId });
              }}
            />
            <Select
              label={t('field.depositor')}
              placeholder={t('settings.choose')}
              options={DEPOSITORS.map((id) => ({ id, label: t(`depositor.${id}`) }))}
              value={draft.depositor}
              onChange={(depositor) => {
                change({ depositor });
              }}
            />
            <Select
              label={t('settings.examMode')}
              placeholder={t('settings.choose')}
              options={EXAM_MODES.map((id) => ({ id, label: t(`examMode.${id}`) }))}
              value={draft.examMode}
              onChange={(examMode) => {
                change({ examMode });
              }}
            />
            <TextField
              label={t('field.examPostalCode')}
              optionalLabel={t('common:optional')}
              value={draft.examPostalCode}
              maxLength={MAX_POSTAL_CODE}
              onChange={(examPostalCode) => {
                change({ examPostalCode });
              }}
            />
          </FieldGrid>
          <Switch
            isSelected={draft.declaresBlocs}
            onChange={(declaresBlocs) => {
              change({ declaresBlocs });
            }}
          >
            {t('settings.declaresBlocs')}
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
