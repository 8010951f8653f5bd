import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { Button, Checkbox, Section, Stack } from '../../../ui/index.ts';
import { useExportSubjects } from '../hooks/use-subject-writes.ts';

const FORMATS = ['json', 'candidate-sheet', 'juror-cards'] as const;
type Format = (typeof FORMATS)[number];

/** Writes a subject to a folder: its file, to be imported elsewhere, and its two documents. */
export function SubjectExport({
  subjectId,
  version,
}: {
  readonly subjectId: string;
  readonly version: number;
}) {
  const { t } = useTranslation('subjects');
  const [formats, setFormats] = useState<readonly Format[]>(['json']);
  const { write, error, isPending, result } = useExportSubjects();
  return (
    <Section title={t('export.title')}>
      <Stack gap="1">
        <CheckboxGroup
          aria-label={t('export.formats')}
          value={[...formats]}
          onChange={(chosen) => {
            setFormats(FORMATS.filter((format) => chosen.includes(format)));
          }}
        >
          {FORMATS.map((format) => (
            <Checkbox key={format} value={format}>
              {t(`export.format.${format}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <div>
          <Button
            isDisabled={formats.length === 0}
            isPending={isPending}
            onPress={() => {
              write({ subjects: [{ subjectId, version }], formats: [...formats] });
            }}
          >
            {t('export.button')}
          </Button>
        </div>
        <TaskProgress kind="subject-export" />
        <ErrorNotice error={error} />
        <ExportedNotice report={result} />
      </Stack>
    </Section>
  );
}
