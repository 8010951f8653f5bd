import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SAMPLE_PIN } from '../../../../../shared/areas/sample.ts';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import {
  Button,
  Checkbox,
  FileField,
  Glyph,
  IconButton,
  Inline,
  PIN_MIN_LENGTH,
  PinField,
  Select,
  Stack,
} from '../../../ui/index.ts';
import { useSession } from '../../preparation/queries.ts';
import { useAttachDocument } from '../hooks/use-signed-documents.ts';
import { voidersOf } from './voiders.ts';
import styles from './minutes.module.css';

const ACCEPTED = ['application/pdf'];

export interface OutsideAttachmentProps {
  readonly passageId: string;
  readonly sessionId: string;
  readonly lock: LockView;
}

/** The signed file, the members for whom it stands, and the member who attests it under their PIN. */
export function OutsideAttachment({ passageId, sessionId, lock }: OutsideAttachmentProps) {
  const { t } = useTranslation('minutes');
  const isSample = useSession(sessionId).data?.isSample === true;
  const attach = useAttachDocument(passageId);
  const [file, setFile] = useState<File | null>(null);
  const [spared, setSpared] = useState<readonly string[]>([]);
  const [attestedBy, setAttestedBy] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const people = voidersOf(lock).map(({ jurorId: id, name: label }) => ({ id, label }));
  const awaitedIds = lock.awaited.map(({ jurorId }) => jurorId);
  // Everyone who is awaited, unless taken out: one paper usually goes round the table.
  const jurorIds = awaitedIds.filter((jurorId) => !spared.includes(jurorId));
  const attester = people.find(({ id }) => id === attestedBy);
  const isReady =
    file !== null && jurorIds.length > 0 && attester !== undefined && pin.length >= PIN_MIN_LENGTH;

  const submit = () => {
    if (!isReady) return;
    const { contentDigest } = lock;
    attach.mutate(
      { passageId, attestedBy: attester.id, pin, contentDigest, file, jurorIds: [...jurorIds] },
      {
        onSuccess: () => {
          setFile(null);
          setSpared([]);
        },
        onSettled: () => {
          setPin('');
        },
      },
    );
  };

  return (
    <form
      className={styles['signing']}
      aria-label={t('outside.attachTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FileField
        label={t('outside.file')}
        description={t('outside.fileHint')}
        dropLabel={t('outside.drop')}
        buttonLabel={t('outside.choose')}
        acceptedTypes={ACCEPTED}
        onSelect={setFile}
        {...(file === null
          ? {}
          : {
              current: (
                <ChosenFile
                  file={file}
                  onRemove={() => {
                    setFile(null);
                  }}
                />
              ),
            })}
      />
      <CheckboxGroup
        value={[...jurorIds]}
        onChange={(chosen) => {
          setSpared(awaitedIds.filter((jurorId) => !chosen.includes(jurorId)));
        }}
        aria-label={t('outside.members')}
      >
        <Stack gap="half">
          <span className={styles['name']}>{t('outside.members')}</span>
          {lock.awaited.map(({ jurorId, name }) => (
            <Checkbox key={jurorId} value={jurorId}>
              {name}
            </Checkbox>
          ))}
        </Stack>
      </CheckboxGroup>
      <Select
        label={t('outside.attestedBy')}
        description={t('outside.pinHelp')}
        placeholder={t('outside.attestedPlaceholder')}
        options={people}
        value={attestedBy}
        onChange={setAttestedBy}
      />
      <PinField
        label={attester === undefined ? t('outside.pinOfNobody') : t('outside.pin', { name: attester.label })}
        description={isSample ? t('outside.samplePin', { pin: SAMPLE_PIN }) : ''}
        value={pin}
        onChange={setPin}
        onSubmit={submit}
        countLabel={(count) => t('sign.digits', { count })}
        eraseLabel={t('sign.erase')}
        clearLabel={t('sign.clearPin')}
        isDisabled={attach.isPending}
      />
      <ErrorNotice error={attach.error} />
      <div className={styles['actions']}>
        <Button
          type="submit"
          isPending={attach.isPending}
          {...(isReady ? {} : { 'aria-disabled': 'true' as const })}
        >
          {t('outside.attach')}
        </Button>
      </div>
    </form>
  );
}

function ChosenFile({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const { t } = useTranslation('minutes');
  const { fileSize } = useFormats();
  return (
    <Inline>
      <span>{file.name}</span>
      <span className={styles['level']}>{fileSize(file.size)}</span>
      <IconButton label={t('outside.removeFile')} icon={<Glyph name="close" />} onPress={onRemove} />
    </Inline>
  );
}
