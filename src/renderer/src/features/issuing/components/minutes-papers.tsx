import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidatePapers, PapersMinutes, PaperView } from '../../../../../shared/areas/issuing.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { Button, Inline, Notice, Section, Stack, Table, bindClasses } from '../../../ui/index.ts';
import styles from '../issuing.module.css';
import { useExportPapers, useExportTable, usePrintPapers } from '../hooks/use-issuing-writes.ts';
import { useCandidatePapers } from '../queries.ts';
import type { PaperRequest } from '../queries.ts';
import { ExtractButton } from './extract-button.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { PaperLine } from './paper-line.tsx';

const cx = bindClasses(styles);
const SIZE = { step: 25, most: 100 };

/** Papers of one minutes, candidate by candidate. */
export function MinutesPapers({
  dateText,
  minutes,
}: {
  readonly minutes: PapersMinutes;
  readonly dateText: string;
}) {
  const { t } = useTranslation('issuing');
  const { candidateCount, minutesId, number, status, waitingCount } = minutes;
  const list = useListPart(SIZE);
  const papers = useCandidatePapers(minutesId, list.part);
  const [shown, setShown] = useState<{ request: PaperRequest; paper: PaperView; name: string } | null>(null);
  return (
    <Section
      title={t('minutes', { number })}
      description={t('counted', { count: candidateCount, date: dateText, waiting: waitingCount })}
    >
      <Stack gap="3">
        {status === 'proposition' ? <Notice tone="info">{t('proposition')}</Notice> : null}
        <ExportButtons minutesId={minutesId} />
        <Loaded query={papers}>
          {({ count, rows }) => (
            <PartedList list={list} count={count}>
              <Table<CandidatePapers>
                label={t('minutes', { number })}
                getId={({ enrolmentId }) => enrolmentId}
                getText={({ name }) => name}
                items={rows}
                columns={[
                  {
                    id: 'name',
                    title: t('column.candidate'),
                    isRowHeader: true,
                    width: '14rem',
                    render: ({ name }) => name,
                  },
                  {
                    id: 'papers',
                    title: t('column.papers'),
                    render: ({ enrolmentId, name, papers: own }) => (
                      <ul className={cx('papers')}>
                        {own.map((paper) => (
                          <PaperLine
                            key={`${paper.kind} ${paper.blocId ?? ''}`}
                            paper={paper}
                            name={name}
                            onOpen={() => {
                              const { blocId, kind } = paper;
                              setShown({ request: { minutesId, kind, enrolmentId, blocId }, paper, name });
                            }}
                          />
                        ))}
                        <li>
                          <ExtractButton enrolmentId={enrolmentId} name={name} />
                        </li>
                      </ul>
                    ),
                  },
                ]}
              />
            </PartedList>
          )}
        </Loaded>
      </Stack>
      {shown === null ? null : (
        <PaperDialog
          {...shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </Section>
  );
}

function ExportButtons({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('issuing');
  const all = useExportPapers();
  const print = usePrintPapers();
  const table = useExportTable();
  return (
    <Stack gap="1">
      <Inline>
        <Button
          variant="primary"
          isPending={all.isPending}
          onPress={() => {
            all.write({ minutesId });
          }}
        >
          {t('exportAll')}
        </Button>
        <Button
          isPending={print.isPending}
          onPress={() => {
            print.write({ minutesId });
          }}
        >
          {t('printAll')}
        </Button>
        <Button
          isPending={table.isPending}
          onPress={() => {
            table.write({ minutesId, formats: ['pdf', 'csv', 'xlsx'] });
          }}
        >
          {t('exportTable')}
        </Button>
      </Inline>
      <TaskProgress kind="paper-export" />
      <ErrorNotice error={all.error ?? print.error ?? table.error} />
      {print.result === undefined ? null : (
        <Notice tone="success" isLive>
          {t('printed', { count: print.result.paperCount })}
        </Notice>
      )}
      <ExportedNotice report={all.result ?? table.result} />
    </Stack>
  );
}
