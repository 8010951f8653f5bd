import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomDocument } from '../../../../../shared/areas/room.ts';
import { api } from '../../../lib/api.ts';
import { ApiError } from '../../../lib/create-api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { useSignatureLabels } from '../../../lib/signature-labels.ts';
import { useDocumentTitle } from '../../../lib/use-document-title.ts';
import { useWrite } from '../../../lib/use-write.ts';
import {
  bindClasses,
  Button,
  Glyph,
  IconButton,
  Notice,
  PIN_MIN_LENGTH,
  PinField,
  SignaturePad,
} from '../../../ui/index.ts';
import { jurorKeys, useDocument, useDocuments, useStanding } from '../queries.ts';
import { Frame } from './frame.tsx';
import styles from './juror.module.css';
import { LineStrip } from './line-strip.tsx';

const cx = bindClasses(styles);

export interface DocumentPageProps {
  readonly documentId: string;
  readonly onBack: () => void;
}

/** A document to read, and to sign where it waits for this member: its pages, the pad, the code. */
export function DocumentPage({ documentId, onBack }: DocumentPageProps) {
  const { t } = useTranslation('juror');
  const documents = useDocuments().data;
  const found = documents?.find((each) => each.documentId === documentId);
  const pages = useDocument(documentId);
  const title = found?.title ?? t('day.documents');
  useDocumentTitle(title);
  return (
    <Frame
      head={
        <div className={cx('headRow')}>
          <IconButton label={t('document.back')} icon={<Glyph name="back" />} onPress={onBack} />
          <h1 className={cx('name')}>{title}</h1>
          <LineStrip />
        </div>
      }
    >
      {/* Another content was locked since, or none: what is shown here is not to be signed any more. */}
      {documents !== undefined && found === undefined ? (
        <ErrorNotice error={new ApiError('content-changed')} />
      ) : null}
      <Loaded query={pages}>{(bytes) => <PdfPages canZoom bytes={bytes} label={title} />}</Loaded>
      {found === undefined || pages.data === undefined ? null : found.state === 'signed' ? (
        <Notice tone="success" title={t('document.done')}>
          {t('document.doneText')}
        </Notice>
      ) : (
        <SignForm found={found} />
      )}
    </Frame>
  );
}

/** What was read is what is signed: its digest is its name. */
function SignForm({ found }: { readonly found: RoomDocument }) {
  const { t } = useTranslation(['juror', 'minutes', 'grid']);
  const name = useStanding().data?.juror?.name ?? '';
  const labels = useSignatureLabels(name);
  const [svg, setSvg] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const sign = useWrite(api.room.sign, undefined, {
    readAgain: ({ documentId }) => [jurorKeys.documents, jurorKeys.document(documentId)],
  });
  const isReady = svg !== null && pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (svg === null || !isReady) return;
    sign.mutate(
      { documentId: found.documentId, pin, svg },
      {
        onError: () => {
          setPin('');
        },
      },
    );
  };
  return (
    <form
      className={cx('door')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('document.sign')}</h2>
      <p>{t('document.statement')}</p>
      <SignaturePad
        labels={labels}
        onChange={(value) => {
          setSvg(value?.svg ?? null);
        }}
      />
      <PinField
        label={t('document.pin')}
        description={t('grid:door.help')}
        value={pin}
        onChange={setPin}
        onSubmit={submit}
        countLabel={(count) => t('grid:door.digits', { count })}
        eraseLabel={t('grid:door.erase')}
        clearLabel={t('grid:door.clear')}
        isDisabled={sign.isPending}
      />
      <ErrorNotice error={sign.error} />
      <p id="sign-lacks" className={cx('soft')}>
        {isReady ? null : t('document.missing')}
      </p>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isPending={sign.isPending}
        aria-describedby="sign-lacks"
        {...(isReady ? {} : { 'aria-disabled': 'true' as const })}
      >
        {t('minutes:sign.action')}
      </Button>
    </form>
  );
}
