import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAPER_SCAN_TYPES } from '../../../../../domain/assessment/paper-scan.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../../../domain/file-limits.ts';
import type { PaperGridView } from '../../../../../shared/areas/passage/seats.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FileDialog } from '../../../lib/file-dialog.tsx';
import type { GivenFile } from '../../../lib/file-dialog.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { useFormats } from '../../../lib/format.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, FileField } from '../../../ui/index.ts';
import moduleStyles from './fast-entry.module.css';
import { paperKey, usePaperGrid } from '../queries.ts';
import type { FastEntryState } from './use-fast-entry.ts';

export interface PaperBarProps {
  readonly token: string;
  readonly fast: FastEntryState;
  readonly isSealed: boolean;
}

/** What a sheet of paper is for once the candidate has been heard: it is typed in, and its scan is kept with the passage. */
export function PaperBar({ fast, isSealed, token }: PaperBarProps) {
  const { t } = useTranslation('grid');
  const [isScanShown, setScanShown] = useState(false);
  const scanId = useId();
  return (
    <div>
      <div className={moduleStyles['bar']}>
        {isSealed ? null : (
          <Button
            variant="quiet"
            aria-expanded={fast.isOpen}
            onPress={() => {
              fast.setOpen(!fast.isOpen);
            }}
          >
            {t(fast.isOpen ? 'fast.close' : 'fast.open')}
          </Button>
        )}
        <Button
          variant="quiet"
          aria-expanded={isScanShown}
          aria-controls={scanId}
          onPress={() => {
            setScanShown(!isScanShown);
          }}
        >
          {t('fast.scan.open')}
        </Button>
      </div>
      <div id={scanId}>{isScanShown ? <Scan token={token} /> : null}</div>
    </div>
  );
}

function Scan({ token }: { readonly token: string }) {
  const { t } = useTranslation('grid');
  const paper = usePaperGrid(token);
  const attach = useWrite(
    (file: File) => attachScan(token, file),
    () => paperKey(token),
  );
  const withdraw = useWrite(
    () => api.seats.withdrawScan({ token }),
    () => paperKey(token),
  );
  const [shown, setShown] = useState<GivenFile | null>(null);
  const read = useWrite(() => api.seats.readScan({ token }), undefined, { onDone: setShown });
  const scan = paper.data?.scan ?? null;
  return (
    <>
      <FileField
        label={t('fast.scan.label')}
        description={t('fast.scan.help')}
        dropLabel={t('fast.scan.drop')}
        buttonLabel={t(scan === null ? 'fast.scan.choose' : 'fast.scan.replace')}
        acceptedTypes={PAPER_SCAN_TYPES}
        isDisabled={attach.isPending || withdraw.isPending}
        onSelect={(file) => {
          attach.mutate(file);
        }}
        {...(scan === null
          ? {}
          : {
              current: (
                <CurrentScan
                  scan={scan}
                  onRead={() => {
                    read.mutate();
                  }}
                  onWithdraw={() => {
                    withdraw.mutate();
                  }}
                />
              ),
            })}
      />
      <ErrorNotice error={attach.error ?? withdraw.error ?? read.error ?? paper.error} />
      {shown === null ? null : (
        <FileDialog
          file={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </>
  );
}

interface CurrentScanProps {
  readonly scan: NonNullable<PaperGridView['scan']>;
  readonly onRead: () => void;
  readonly onWithdraw: () => void;
}

function CurrentScan({ onRead, onWithdraw, scan }: CurrentScanProps) {
  const { t } = useTranslation('grid');
  const formats = useFormats();
  return (
    <>
      <Button variant="quiet" onPress={onRead} aria-label={t('fast.scan.read', { name: scan.name })}>
        {scan.name} · {formats.fileSize(scan.byteCount)}
      </Button>
      <Button
        variant="quiet"
        onPress={onWithdraw}
        aria-label={t('fast.scan.withdrawOf', { name: scan.name })}
      >
        {t('fast.scan.withdraw')}
      </Button>
    </>
  );
}

async function attachScan(token: string, file: File): Promise<PaperGridView> {
  if (file.size > MAX_ATTACHMENT_BYTES) throw new ApiError('file-too-large');
  return api.seats.attachScan({ token, name: file.name, bytes: await bytesOf(file) });
}
