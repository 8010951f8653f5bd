import { useTranslation } from 'react-i18next';
import { Notice, SegmentedControl } from '../../../ui/index.ts';
import { MemberPinField } from '../../pins/index.ts';
import type { Answering } from '../hooks/answering.ts';

export interface AnsweringPinsProps {
  readonly sessionId: string;
  readonly answering: Answering;
  readonly onSubmit: () => void;
}

/** The PIN of whoever presides; where nobody does, those of more than half of the voters, one after the other. */
export function AnsweringPins({ answering, onSubmit, sessionId }: AnsweringPinsProps) {
  const { t } = useTranslation(['decisions', 'pins', 'errors']);
  const { ask, asked, givenIds, isAlone, members, pinOf, write } = answering;
  if (asked === null) {
    return (
      <Notice tone="caution" title={t('errors:pin-not-set.what')}>
        {t('errors:pin-not-set.todo')}
      </Notice>
    );
  }
  return (
    <>
      {isAlone ? null : (
        <>
          <p>
            {t('answering.together', { count: Math.floor(members.length / 2) + 1, given: givenIds.length })}
          </p>
          <SegmentedControl
            label={t('pins:whose')}
            segments={members
              .filter(({ hasPin }) => hasPin)
              .map(({ id, name }) => ({
                id,
                label: givenIds.includes(id) ? t('answering.given', { name }) : name,
              }))}
            value={asked.id}
            onChange={ask}
          />
        </>
      )}
      <MemberPinField
        key={asked.id}
        sessionId={sessionId}
        label={t('pins:pinOf', { name: asked.name })}
        value={pinOf(asked.id)}
        onChange={(pin) => {
          write(asked.id, pin);
        }}
        onSubmit={onSubmit}
      />
    </>
  );
}
