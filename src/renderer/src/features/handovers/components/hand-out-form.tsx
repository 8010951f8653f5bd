import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOut } from '../../../../../shared/areas/handovers.ts';
import type { PassageSummary, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { testName } from '../../../lib/test-name.ts';
import {
  Button,
  Checkbox,
  Dialog,
  PrimaryBar,
  Section,
  Stack,
  TextField,
  bindClasses,
} from '../../../ui/index.ts';
import { candidateName, inDayOrder } from '../../preparation/index.ts';
import { useHandOut } from '../hooks/use-handover-writes.ts';
import { withPassage } from '../may-be-handed.ts';
import styles from '../handovers.module.css';

const cx = bindClasses(styles);

export interface HandOutFormProps {
  readonly session: SessionView;
  /** Those that may go. */
  readonly passages: readonly PassageSummary[];
}

const MOST_NAME = 200;

/** Which passages go, with whom, and to whom. */
export function HandOutForm({ passages, session }: HandOutFormProps) {
  const { t } = useTranslation('handovers');
  const handOut = useHandOut();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [recipient, setRecipient] = useState('');
  const [handed, setHanded] = useState<HandedOut | null>(null);
  const passageIds = passages.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const jurorIds = session.members.flatMap(({ id }) => (left.has(id) ? [] : [id]));
  const isEmpty = chosen.size === 0 && recipient === '';
  const blockers = [
    ...(passageIds.length === 0 ? [t('handOut.needsPassage')] : []),
    ...(jurorIds.length === 0 ? [t('handOut.needsMember')] : []),
    ...(recipient.trim() === '' ? [t('handOut.needsRecipient')] : []),
  ];
  return (
    <Section title={t('handOut.title')} description={t('handOut.note')}>
      <Stack gap="3">
        <div role="group" aria-label={t('handOut.passages')}>
          <h3>{t('handOut.passages')}</h3>
          <ul className={cx('choices')}>
            {inDayOrder(passages).map((passage) => (
              <li key={passage.id}>
                <Checkbox
                  isSelected={chosen.has(passage.id)}
                  onChange={(isChosen) => {
                    setChosen(withPassage(chosen, passages, passage, isChosen));
                  }}
                >
                  {t('handOut.passage', {
                    time: passage.plannedTime ?? t('handOut.noTime'),
                    name: candidateName(passage.candidate),
                    test: testName(passage),
                  })}
                </Checkbox>
              </li>
            ))}
          </ul>
        </div>
        <div role="group" aria-label={t('handOut.members')}>
          <h3>{t('handOut.members')}</h3>
          <ul className={cx('choices')}>
            {session.members.map(({ id, isPresident, name }) => (
              <li key={id}>
                <Checkbox
                  isSelected={!left.has(id)}
                  onChange={(isGoing) => {
                    setLeft(new Set([...left].filter((known) => known !== id).concat(isGoing ? [] : [id])));
                  }}
                >
                  {isPresident ? t('handOut.president', { name }) : name}
                </Checkbox>
              </li>
            ))}
          </ul>
          <p className={cx('note')}>{t('handOut.membersNote')}</p>
        </div>
        <TextField
          label={t('handOut.recipient')}
          description={t('handOut.recipientNote')}
          value={recipient}
          maxLength={MOST_NAME}
          onChange={setRecipient}
        />
        <ErrorNotice error={handOut.error} />
        <PrimaryBar
          label={t('handOut.confirm')}
          isDisabled={isEmpty}
          blockers={isEmpty ? [] : blockers}
          blockersTitle={t('handOut.missing')}
          isPending={handOut.isPending}
          onPress={() => {
            handOut.write(
              { sessionId: session.id, passageIds, jurorIds, recipient },
              {
                onSuccess: (made) => {
                  setHanded(made);
                  setChosen(new Set());
                  setRecipient('');
                },
              },
            );
          }}
        />
      </Stack>
      {handed === null ? null : (
        <HandedDialog
          handed={handed}
          onClose={() => {
            setHanded(null);
          }}
        />
      )}
    </Section>
  );
}

/** The code is shown this once: nothing but its own button takes it away. */
function HandedDialog({ handed, onClose }: { readonly handed: HandedOut; readonly onClose: () => void }) {
  const { t } = useTranslation('handovers');
  return (
    <Dialog
      isOpen
      onClose={() => undefined}
      title={t('handed.title')}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('handed.noted')}
        </Button>
      }
    >
      <Stack gap="3">
        <p>{t('handed.file', { file: handed.file, folder: handed.folder })}</p>
        <p>{t('handed.codeNote')}</p>
        <p>
          <output className={cx('code')} aria-label={t('handed.code')}>
            {handed.code}
          </output>
        </p>
        <p>{t('handed.away')}</p>
      </Stack>
    </Dialog>
  );
}
