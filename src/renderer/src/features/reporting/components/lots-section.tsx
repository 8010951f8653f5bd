import { useTranslation } from 'react-i18next';
import type { LotView } from '../../../../../shared/areas/reporting.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Button, Notice, Section, Stack, Table } from '../../../ui/index.ts';
import { useExportLot } from '../hooks/use-reporting-writes.ts';
import { useLots } from '../queries.ts';

const SIZE = { step: 10, most: 50 };

/** Declarations that were made, each to be written to a folder and sent. */
export function LotsSection() {
  const { t } = useTranslation('reporting');
  const { dateTime } = useFormats();
  const list = useListPart(SIZE);
  const lots = useLots(list.part);
  const { error, isPending, result, write } = useExportLot();
  return (
    <Loaded query={lots}>
      {({ count, rows }) =>
        count === 0 ? null : (
          <Section title={t('lots.title')} description={t('lots.text')}>
            <Stack>
              <ErrorNotice error={error} />
              {result === undefined ? null : (
                <Notice tone="success" isLive>
                  {t('lots.written', result)}
                </Notice>
              )}
              <PartedList list={list} count={count}>
                <Table<LotView>
                  label={t('lots.title')}
                  getId={({ lotId }) => lotId}
                  getText={({ fluxId }) => fluxId}
                  items={rows}
                  columns={[
                    {
                      id: 'flux',
                      title: t('lots.flux'),
                      isRowHeader: true,
                      render: ({ fluxId }) => fluxId,
                    },
                    {
                      id: 'rows',
                      title: t('lots.rows'),
                      align: 'end',
                      render: ({ rowCount }) => rowCount,
                    },
                    {
                      id: 'made',
                      title: t('lots.made'),
                      render: ({ madeAt, madeBy }) =>
                        t('lots.madeBy', { date: dateTime(madeAt), name: madeBy }),
                    },
                    {
                      id: 'export',
                      title: t('lots.file'),
                      render: ({ fluxId, lotId }) => (
                        <Button
                          variant="quiet"
                          isPending={isPending}
                          aria-label={t('lots.exportOf', { flux: fluxId })}
                          onPress={() => {
                            write({ lotId });
                          }}
                        >
                          {t('lots.export')}
                        </Button>
                      ),
                    },
                  ]}
                />
              </PartedList>
            </Stack>
          </Section>
        )
      }
    </Loaded>
  );
}
