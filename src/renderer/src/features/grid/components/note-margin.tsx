import type { Ref } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../../../domain/assessment/assessment.types.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Glyph, IconButton, TextArea, formatDuration } from '../../../ui/index.ts';
import styles from './grid.module.css';

export interface NoteMarginProps {
  readonly competenceId: string;
  readonly notes: readonly Note[];
  /** Texts that are on their way or were refused: they stay in sight until they are stored. */
  readonly unsaved: readonly string[];
  readonly phases: readonly PhaseView[];
  readonly isReadOnly: boolean;
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly onAdd: (text: string) => void;
  readonly onRetract: (noteId: string) => void;
}

/**
 * Pencil notes beside the script, each with the moment it was taken. Leaving the field saves what it holds: the text
 * moves to the list at once, where it stays as not stored until it is.
 */
export function NoteMargin({
  notes,
  unsaved,
  phases,
  isReadOnly,
  fieldRef,
  onAdd,
  onRetract,
}: NoteMarginProps) {
  const { t } = useTranslation('grid');
  const [draft, setDraft] = useState('');
  const save = () => {
    const text = draft.trim();
    if (text === '') return;
    onAdd(text);
    setDraft('');
  };
  return (
    <div className={styles['margin']}>
      <h5 className={styles['marginTitle']}>{t('notes')}</h5>
      <ul className={styles['notes']}>
        {notes.map((note) => (
          <li key={note.id} className={styles['note']}>
            <NoteTime note={note} phases={phases} />
            <p className={styles['noteText']}>{note.text}</p>
            {isReadOnly ? null : (
              <IconButton
                label={t('retractNote')}
                icon={<Glyph name="close" size={16} />}
                onPress={() => {
                  onRetract(note.id);
                }}
              />
            )}
          </li>
        ))}
        {unsaved.map((text, index) => (
          <li key={`${String(index)} ${text}`} className={styles['note']}>
            <span className={styles['unsaved']}>{t('unsaved')}</span>
            <p className={styles['noteText']}>{text}</p>
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <>
          <TextArea
            label={t('newNote')}
            value={draft}
            onChange={setDraft}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault();
                save();
              } else {
                event.continuePropagation();
              }
            }}
            rows={2}
            inputRef={fieldRef}
          />
          <Button variant="quiet" keyHint={t('enterKey')} isDisabled={draft.trim() === ''} onPress={save}>
            {t('saveNote')}
          </Button>
        </>
      )}
    </div>
  );
}

function NoteTime({ note, phases }: { readonly note: Note; readonly phases: readonly PhaseView[] }) {
  const formats = useFormats();
  const { phaseId, elapsedMs, at } = note.stamp;
  const phase = phases.find(({ id }) => id === phaseId);
  return (
    <span className={styles['noteTime']}>
      {phase === undefined || elapsedMs === null
        ? formats.dateTime(at)
        : `${phase.title} ${formatDuration(elapsedMs)}`}
    </span>
  );
}
