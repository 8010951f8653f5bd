import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { NotEntered as NotEnteredEntry } from '../../../lib/room/index.ts';
import { Notice } from '../../../ui/index.ts';
import { useEntryWords } from '../../grid/index.ts';
import { useOutbox } from '../hooks/device.ts';
import { wordsOf } from '../hooks/use-device-seat.ts';

/** Entries that the desk has and did not enter: how many and why; of the passage at hand, also which. */
export function NotEntered({ passage }: { readonly passage?: PassageView }) {
  const { notEntered } = useOutbox();
  const own = notEntered.filter(
    ({ entry }) => passage === undefined || entry.passageId === passage.passageId,
  );
  return (
    <>
      {(['late', 'refused'] as const).map((outcome) => (
        <Outcome
          key={outcome}
          outcome={outcome}
          entries={own.filter(({ ack }) => ack.outcome === outcome)}
          passage={passage}
        />
      ))}
    </>
  );
}

interface OutcomeProps {
  readonly outcome: 'late' | 'refused';
  readonly entries: readonly NotEnteredEntry[];
  readonly passage: PassageView | undefined;
}

function Outcome({ entries, outcome, passage }: OutcomeProps) {
  const { t } = useTranslation('juror');
  if (entries.length === 0) return null;
  return (
    <Notice tone="caution" isLive title={t(`notEntered.${outcome}`, { count: entries.length })}>
      <p>{t(`notEntered.${outcome}Text`)}</p>
      {passage === undefined ? null : <Lines entries={entries} passage={passage} />}
    </Notice>
  );
}

function Lines({ entries, passage }: Pick<OutcomeProps, 'entries'> & { readonly passage: PassageView }) {
  const say = useEntryWords(passage);
  return (
    <ul>
      {entries.map(({ entry }) => (
        <li key={entry.sequence}>{say(wordsOf(entry.entry))}</li>
      ))}
    </ul>
  );
}
