import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withGrid } from '../../../../../domain/certification/draft/with-grid.ts';
import { readGridCsv, readGridPaste } from '../../../../../domain/certification/grid/grid-import.ts';
import type { GridImport } from '../../../../../domain/certification/grid/grid.types.ts';
import { readTextFile } from '../../../../../domain/text/text-file.ts';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { Button, Dialog, FileField, Notice, Stack, TextArea } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import type { TreeNode } from './tree-nodes.ts';

const MOST_SHOWN = 8;

/** Takes competences from a spreadsheet, a word processor or a CSV file into the chosen bloc. */
export function GridPaste({ node }: { readonly node: TreeNode }) {
  const { t } = useTranslation(['certifications', 'common']);
  const { draft, replace } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [reading, setReading] = useState<GridImport | null>(null);
  const [first] = draft.scales;
  const scale = first === undefined || first.kind === 'numeric' ? null : first;
  const take = (given: GridImport) => {
    setReading(given);
    if (given.ok) replace(withGrid(draft, given.value, node.blocIndex));
  };
  return (
    <>
      <Button
        variant="quiet"
        onPress={() => {
          setReading(null);
          setText('');
          setOpen(true);
        }}
      >
        {t('paste.open')}
      </Button>
      <Dialog
        title={t('paste.open')}
        role="dialog"
        width="wide"
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        actions={
          <>
            <Button
              onPress={() => {
                setOpen(false);
              }}
            >
              {t('common:action.close')}
            </Button>
            <Button
              variant="primary"
              isDisabled={text.trim() === ''}
              onPress={() => {
                take(readGridPaste(text, { scale }));
                setText('');
              }}
            >
              {t('paste.take')}
            </Button>
          </>
        }
      >
        <Stack>
          <TextArea
            label={t('paste.text')}
            description={t('paste.hint')}
            rows={8}
            value={text}
            onChange={setText}
          />
          <FileField
            label={t('paste.file')}
            description={t('paste.fileHint')}
            dropLabel={t('paste.drop')}
            buttonLabel={t('paste.button')}
            acceptedTypes={['text/csv', '.csv', '.txt']}
            onSelect={(file) => {
              void bytesOf(file).then((bytes) => {
                const given = readTextFile(bytes);
                take(readGridCsv(given.ok ? given.text : '', { scale }));
              });
            }}
          />
          {reading === null ? null : <Outcome reading={reading} />}
        </Stack>
      </Dialog>
    </>
  );
}

function Outcome({ reading }: { readonly reading: GridImport }) {
  const { t } = useTranslation('certifications');
  if (reading.ok) {
    return (
      <Notice tone="success" isLive title={t('paste.done', { count: reading.value.competences.length })}>
        {reading.notices.map(({ message }) => (
          <p key={message} lang="fr">
            {message}
          </p>
        ))}
      </Notice>
    );
  }
  return (
    <Notice tone="danger" isLive title={t('paste.refused')}>
      {reading.faults.slice(0, MOST_SHOWN).map(({ column, line, message }) => (
        <p key={`${String(line)} ${column ?? ''} ${message}`}>
          {t('paste.line', { line })} <span lang="fr">{message}</span>
        </p>
      ))}
    </Notice>
  );
}
