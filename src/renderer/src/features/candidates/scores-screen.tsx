import { Link } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCORE_FIELDS } from '../../../../domain/candidate/import/score-columns.ts';
import type { ScoreMapping } from '../../../../domain/candidate/import/score-columns.ts';
import type { ScorePreview } from '../../../../shared/areas/candidates/scores.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { bytesOf } from '../../lib/file-bytes.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  Checkbox,
  DateField,
  FieldGrid,
  FileField,
  Notice,
  Page,
  PrimaryBar,
  Section,
  Stack,
  TextField,
} from '../../ui/index.ts';
import { EnrolmentFields, useChosenCertification } from './components/enrolment-fields.tsx';
import type { EnrolmentChoice } from './components/enrolment-fields.tsx';
import { ImportColumns } from './components/import-columns.tsx';
import { ScoreImports } from './components/score-imports.tsx';
import { ScoreRows } from './components/score-rows.tsx';
import { ScoreTests } from './components/score-tests.tsx';
import { useImportScores } from './hooks/use-candidate-writes.ts';
import { scorePreview } from './queries.ts';
import type { GivenScores } from './queries.ts';

type Draft = Omit<GivenScores, 'bytes' | 'certification'>;

const NOTHING: Draft = { author: '', date: null, tests: [], choices: [] };

/** Results of tests that no jury here held, from a file: shown first, with what to mend, and recorded when asked. */
export function ScoresScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('scores.title'));
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null>(
    null,
  );
  const [draft, setDraft] = useState(NOTHING);
  const [enrolment, setEnrolment] = useState<EnrolmentChoice>({ certification: '', accessWay: null });
  const [isFaulty, setFaulty] = useState(false);
  const [replacing, setReplacing] = useState('');
  const chosen = useChosenCertification(enrolment);
  const load = useImportScores();
  const given: GivenScores | null =
    file === null || chosen === undefined
      ? null
      : { ...draft, bytes: file.bytes, certification: { id: chosen.id, version: chosen.version } };
  const preview = useQuery({
    ...scorePreview(file?.name ?? '', given, isFaulty),
    placeholderData: keepPreviousData,
  });
  const read = given === null ? undefined : preview.data;
  const change = (part: Partial<Draft>) => {
    load.reset();
    setDraft({ ...draft, ...part });
  };
  const usable = read === undefined ? 0 : read.rowCount - read.faultyCount - read.knownCount;
  const waiting = read !== undefined && replacing.trim() === '' ? read.againstCount : 0;
  return (
    <Page
      title={t('scores.title')}
      lede={t('scores.lede')}
      width="wide"
      breadcrumb={<Link to="/candidates">{t('title')}</Link>}
      primary={
        <PrimaryBar
          label={t('scores.run', { count: Math.max(usable - waiting, 0) })}
          isPending={load.isPending}
          blockers={usable > waiting ? [] : [t('scores.nothing')]}
          onPress={() => {
            if (given === null || file === null) return;
            const reason = replacing.trim();
            load.mutate({ ...given, fileName: file.name, replacing: reason === '' ? null : reason });
          }}
        />
      }
    >
      <Stack gap="3">
        <FileField
          label={t('scores.file')}
          dropLabel={t('import.drop')}
          buttonLabel={t('import.choose')}
          acceptedTypes={['text/csv', '.csv', '.txt']}
          current={file === null ? undefined : file.name}
          onSelect={(selected) => {
            load.reset();
            setReplacing('');
            setDraft({ author: draft.author, date: draft.date, tests: draft.tests, choices: [] });
            void bytesOf(selected).then((bytes) => {
              setFile({ name: selected.name, bytes });
            });
          }}
        />
        <Section title={t('edit.certification')} description={t('scores.forNote')}>
          <Stack>
            <EnrolmentFields value={enrolment} onChange={setEnrolment} isWayHidden />
            <FieldGrid>
              <TextField
                label={t('scores.author')}
                description={t('scores.authorNote')}
                value={draft.author}
                maxLength={200}
                onChange={(author) => {
                  change({ author });
                }}
              />
              <DateField
                label={t('scores.date')}
                value={draft.date}
                onChange={(date) => {
                  change({ date });
                }}
              />
            </FieldGrid>
          </Stack>
        </Section>
        <ErrorNotice error={preview.error ?? load.error} />
        {load.data === undefined ? null : (
          <Notice tone="success" isLive actions={<Link to="/candidates">{t('title')}</Link>}>
            {t('scores.done', { ...load.data })}
          </Notice>
        )}
        {read === undefined ? null : (
          <ScorePreviewParts
            preview={read}
            draft={draft}
            certification={chosen}
            isFaulty={isFaulty}
            replacing={replacing}
            onChange={change}
            onFaulty={setFaulty}
            onReplacing={setReplacing}
          />
        )}
        <ScoreImports />
      </Stack>
    </Page>
  );
}

interface ScorePreviewPartsProps {
  readonly preview: ScorePreview;
  readonly draft: Draft;
  readonly certification: { readonly id: string; readonly version: string } | undefined;
  readonly isFaulty: boolean;
  readonly replacing: string;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onFaulty: (isFaulty: boolean) => void;
  readonly onReplacing: (reason: string) => void;
}

function ScorePreviewParts(props: ScorePreviewPartsProps) {
  const { certification, draft, isFaulty, onChange, onFaulty, onReplacing, preview, replacing } = props;
  const { t } = useTranslation(['candidates', 'common']);
  const { againstCount, count, encoding, faultyCount, knownCount, problem, rowCount, rows, unclosedLine } =
    preview;
  return (
    <>
      {problem === null ? null : (
        <Notice tone="caution" isLive>
          {t(`scores.problem.${problem}`, { line: unclosedLine ?? 0 })}
        </Notice>
      )}
      <Section title={t('import.columns')} description={t('import.columnsNote')}>
        <ImportColumns
          fields={SCORE_FIELDS}
          labelOf={(field) => t(`scores.field.${field}`)}
          preview={preview}
          onChange={(mapping: ScoreMapping) => {
            onChange({ mapping: [...mapping] });
          }}
        />
      </Section>
      {problem === null ? (
        <>
          <Section title={t('scores.tests')} description={t('scores.testsNote')}>
            <ScoreTests certification={certification} preview={preview} draft={draft} onChange={onChange} />
          </Section>
          <Section
            title={t('import.rows')}
            description={[
              t('scores.summary', {
                good: rowCount - faultyCount - knownCount,
                known: knownCount,
                faulty: faultyCount,
              }),
              t(`common:readAs.${encoding}`),
            ].join(' ')}
          >
            <Stack>
              {againstCount === 0 ? null : (
                <TextField
                  label={t('scores.replacing')}
                  description={t('scores.replacingNote', { count: againstCount })}
                  value={replacing}
                  maxLength={200}
                  onChange={onReplacing}
                />
              )}
              <Checkbox isSelected={isFaulty} onChange={onFaulty}>
                {t('scores.onlyFaulty')}
              </Checkbox>
              <ScoreRows preview={preview} draft={draft} onChange={onChange} />
              {rows.length < count ? <p>{t('import.more', { count: rows.length })}</p> : null}
            </Stack>
          </Section>
        </>
      ) : null}
    </>
  );
}
