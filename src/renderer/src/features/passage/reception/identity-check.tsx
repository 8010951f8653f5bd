import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityDocument } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses, Button, TextField, ToggleButton } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import { CheckBlock } from './check-block.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

const DOCUMENTS: readonly IdentityDocument[] = [
  'identity-card',
  'passport',
  'residence-permit',
  'driving-licence',
  'other',
  'none',
];

/** Documents that say nothing by themselves: how the identity was established is written out. */
const EXPLAINED: readonly IdentityDocument[] = ['other', 'none'];

/** Which document was shown: one tap records a usual one. */
export function IdentityCheck({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  const command = usePassageCommand(passage.passageId);
  const { identity } = passage;
  const [choice, setChoice] = useState<IdentityDocument | null>(null);
  const [note, setNote] = useState(identity?.note ?? '');
  const selected = choice ?? identity?.document ?? null;

  const record = (document: IdentityDocument, explanation: string) => {
    command.send([{ type: 'check-identity', document, note: explanation }], () => {
      setChoice(null);
    });
  };
  return (
    <CheckBlock
      title={t('identity.heading')}
      anchor="identity"
      done={
        identity === null
          ? undefined
          : t('identity.done', {
              document: t(`identity.documents.${identity.document}`),
              time: timeOfDay.short(identity.at),
            })
      }
    >
      <div className={cx('choices')} role="group" aria-label={t('identity.document')}>
        {DOCUMENTS.map((document) => (
          <ToggleButton
            key={document}
            isSelected={document === selected}
            onChange={() => {
              if (EXPLAINED.includes(document)) setChoice(document);
              else record(document, '');
            }}
          >
            {t(`identity.documents.${document}`)}
          </ToggleButton>
        ))}
      </div>
      {selected === null || !EXPLAINED.includes(selected) ? null : (
        <div className={cx('noteRow')}>
          <TextField
            label={selected === 'none' ? t('identity.noteNone') : t('identity.note')}
            value={note}
            onChange={setNote}
          />
          <Button
            isDisabled={note.trim() === '' || (choice === null && note.trim() === identity?.note)}
            onPress={() => {
              record(selected, note);
            }}
          >
            {t('identity.save')}
          </Button>
        </div>
      )}
      <ErrorNotice error={command.error} />
    </CheckBlock>
  );
}
