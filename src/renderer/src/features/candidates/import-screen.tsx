import { Link } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS } from '../../../../domain/candidate/import/columns.ts';
import type { Mapping } from '../../../../domain/candidate/import/columns.ts';
import type { ImportPreview } from '../../../../shared/areas/candidates.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { bytesOf } from '../../lib/file-bytes.ts';
import { todayIso } from '../../lib/format.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { FileField, Notice, Page, PrimaryBar, Section, Stack } from '../../ui/index.ts';
import { EnrolmentFields, useChosenCertification } from './components/enrolment-fields.tsx';
import type { EnrolmentChoice } from './components/enrolment-fields.tsx';
import { ImportColumns } from './components/import-columns.tsx';
import { ImportRows } from './components/import-rows.tsx';
import type { RowChoices } from './components/import-rows.tsx';
import { useImportCandidates } from './hooks/use-candidate-writes.ts';
import { importPreview } from './queries.ts';

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Candidates from a file of a training software: shown first, with what to mend, and imported when asked. */
export function ImportCandidatesScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('import.title'));
  const [file, setFile] = useState<GivenFile | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [choices, setChoices] = useState<RowChoices>(new Map());
  const [enrolment, setEnrolment] = useState<EnrolmentChoice>({ certification: '', accessWay: null });
  const chosen = useChosenCertification(enrolment);
  const load = useImportCandidates();
  const preview = useQuery({ ...importPreview(file, mapping), placeholderData: keepPreviousData });
  const choose = (given: File) => {
    load.reset();
    setMapping(null);
    setChoices(new Map());
    void bytesOf(given).then((bytes) => {
      setFile({ name: given.name, bytes });
    });
  };
  const read = file === null ? undefined : preview.data;
  const isReady = read?.problem === null && chosen !== undefined && read.count > read.faultyCount;
  const run = () => {
    if (file === null || chosen === undefined) return;
    load.mutate({
      bytes: file.bytes,
      ...(mapping === null ? {} : { mapping: [...mapping] }),
      enrolment: {
        certification: { id: chosen.id, version: chosen.version },
        blocIds: chosen.blocs.map(({ id }) => id),
        enrolledOn: todayIso(),
      },
      choices: [...choices].map(([line, personId]) => ({ line, personId })),
    });
  };
  return (
    <Page
      title={t('import.title')}
      lede={t('import.lede')}
      width="wide"
      breadcrumb={<Link to="/candidates">{t('title')}</Link>}
      primary={
        <PrimaryBar
          label={t('import.run')}
          onPress={run}
          isPending={load.isPending}
          blockers={isReady ? [] : [t('edit.certification')]}
        />
      }
    >
      <Stack gap="3">
        <FileField
          label={t('import.file')}
          dropLabel={t('import.drop')}
          buttonLabel={t('import.choose')}
          acceptedTypes={['text/csv', '.csv', '.txt']}
          current={file === null ? undefined : file.name}
          onSelect={choose}
        />
        <ErrorNotice error={preview.error ?? load.error} />
        {load.data === undefined ? null : (
          <Notice tone="success" isLive actions={<Link to="/candidates">{t('title')}</Link>}>
            {t('import.done', {
              added: load.data.added,
              enrolled: load.data.enrolled,
              known: load.data.known,
              faulty: load.data.faulty,
              waitingCount: load.data.waitingCount,
            })}
          </Notice>
        )}
        <Section title={t('edit.enrolment')}>
          <EnrolmentFields value={enrolment} onChange={setEnrolment} isWayHidden />
        </Section>
        {read === undefined ? null : (
          <Preview preview={read} choices={choices} onMapping={setMapping} onChoices={setChoices} />
        )}
      </Stack>
    </Page>
  );
}

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly choices: RowChoices;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onChoices: (choices: RowChoices) => void;
}

function Preview({ choices, onChoices, onMapping, preview }: PreviewProps) {
  const { t } = useTranslation(['candidates', 'common']);
  const { count, encoding, faultyCount, problem, rows, unclosedLine } = preview;
  return (
    <>
      {problem === null ? null : (
        <Notice tone="caution" isLive>
          {t(`import.problem.${problem}`, { line: unclosedLine ?? 0 })}
        </Notice>
      )}
      <Section title={t('import.columns')} description={t('import.columnsNote')}>
        <ImportColumns
          fields={IMPORT_FIELDS}
          labelOf={(field) => t(`field.${field}`)}
          preview={preview}
          onChange={onMapping}
        />
      </Section>
      {problem === null ? (
        <Section
          title={t('import.rows')}
          description={`${t('import.summary', { good: count - faultyCount, faulty: faultyCount })} ${t(`common:readAs.${encoding}`)}`}
        >
          <Stack>
            <ImportRows rows={rows} choices={choices} onChange={onChoices} />
            {rows.length < count ? <p>{t('import.more', { count: rows.length })}</p> : null}
          </Stack>
        </Section>
      ) : null}
    </>
  );
}
