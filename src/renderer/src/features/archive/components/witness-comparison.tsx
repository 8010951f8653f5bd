import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTextFile } from '../../../../../domain/text/text-file.ts';
import type { WitnessComparison } from '../../../../../shared/areas/ledger.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, Disclosure, FileField, Inline, Notice, Stack, TextArea } from '../../../ui/index.ts';

const MAX_CHARS = 2_000;

/** A head of the register that someone kept, held against the register as it is. */
export function WitnessComparisonForm() {
  const { t } = useTranslation(['archive', 'common']);
  const [text, setText] = useState('');
  const [fileError, setFileError] = useState<unknown>(null);
  const compare = useWrite(api.archive.compareWitness);

  function change(next: string) {
    setText(next);
    setFileError(null);
    compare.reset();
  }

  async function open(file: File) {
    // Two bytes for each character, and the mark of their order: the most that a text encoding takes here.
    if (file.size > 2 * MAX_CHARS + 2) throw new ApiError('witness-unreadable');
    const read = readTextFile(await bytesOf(file));
    if (!read.ok) throw new ApiError('witness-unreadable');
    change(read.text);
  }

  return (
    <Disclosure title={t('witness.open')}>
      <Stack gap="3">
        <p>{t('witness.text')}</p>
        <TextArea label={t('witness.label')} value={text} onChange={change} rows={4} maxLength={MAX_CHARS} />
        <FileField
          label={t('witness.file')}
          dropLabel={t('witness.fileDrop')}
          buttonLabel={t('witness.choose')}
          acceptedTypes={['.txt', 'text/plain']}
          onSelect={(file) => {
            open(file).catch(setFileError);
          }}
        />
        <Inline>
          <Button
            isDisabled={text.trim() === ''}
            isPending={compare.isPending}
            onPress={() => {
              compare.mutate({ text });
            }}
          >
            {t('witness.compare')}
          </Button>
        </Inline>
        <ErrorNotice error={fileError ?? compare.error} />
        {compare.data === undefined ? null : <Verdict comparison={compare.data} />}
      </Stack>
    </Disclosure>
  );
}

function Verdict({ comparison }: { readonly comparison: WitnessComparison }) {
  const { t } = useTranslation('archive');
  const { headSeq, isChainWhole, seq, verdict } = comparison;
  const isSame = verdict === 'same';
  const isFine = isSame && isChainWhole;
  return (
    <Notice tone={isFine ? 'success' : 'danger'} isLive title={t(`witness.${verdict}`)}>
      {isSame && !isChainWhole
        ? t('witness.sameBroken', { seq })
        : t(`witness.${verdict}Text`, { seq, headSeq })}
    </Notice>
  );
}
