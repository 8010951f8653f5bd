import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { useDesktopWrite } from '../../../lib/use-write.ts';
import { Button, Checkbox, Inline, Stack } from '../../../ui/index.ts';

export const EXPORT_FORMATS = ['pdf', 'json', 'digests', 'proof', 'verifier'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportPanelProps {
  readonly minutesIds: readonly string[];
}

/** Writes the chosen minutes to a folder; the system asks which. */
export function ExportPanel({ minutesIds }: ExportPanelProps) {
  const { t } = useTranslation('archive');
  const [formats, setFormats] = useState<readonly ExportFormat[]>(['pdf', 'json', 'digests']);
  const { write, error, isPending, result } = useDesktopWrite(api.archive.exportFiles);
  return (
    <Stack gap="1">
      <Inline gap="3">
        <CheckboxGroup
          aria-label={t('export.formats')}
          value={[...formats]}
          onChange={(chosen) => {
            setFormats(EXPORT_FORMATS.filter((format) => chosen.includes(format)));
          }}
        >
          <Inline gap="2">
            {EXPORT_FORMATS.map((format) => (
              <Checkbox key={format} value={format}>
                {t(`export.${format}`)}
              </Checkbox>
            ))}
          </Inline>
        </CheckboxGroup>
        <Button
          isDisabled={minutesIds.length === 0 || formats.length === 0}
          isPending={isPending}
          onPress={() => {
            write({ minutesIds: [...minutesIds], formats: [...formats] });
          }}
        >
          {t('export.buttonCount', { count: minutesIds.length })}
        </Button>
      </Inline>
      <TaskProgress kind="archive-export" />
      <ErrorNotice error={error} />
      <ExportedNotice report={result} />
    </Stack>
  );
}
