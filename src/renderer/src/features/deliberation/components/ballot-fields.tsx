import { useTranslation } from 'react-i18next';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Checkbox, Notice, NumberField, TextField } from '../../../ui/index.ts';
import type { Ballot } from '../hooks/ballot.ts';
import styles from './deliberation.module.css';

/** Who may vote, and whether theirs is the voice that settles a tie. */
type Voter = Pick<SeatView, 'isPresident' | 'jurorId' | 'name'>;

export interface BallotFieldsProps {
  readonly ballot: Ballot;
  /** Members present who vote. */
  readonly voters: readonly Voter[];
}

/** A vote, when the jury took one: the count, and who asks that their dissent be written down. */
export function BallotFields({ ballot, voters }: BallotFieldsProps) {
  const { t } = useTranslation('deliberation');
  const { draft, change } = ballot;
  return (
    <div className={styles['ballot']}>
      <Checkbox
        isSelected={draft.hasVote}
        onChange={(hasVote) => {
          change({ hasVote });
        }}
      >
        {t('ballot.hasVote')}
      </Checkbox>
      {draft.hasVote ? (
        <>
          <div className={styles['counts']}>
            {(['for', 'against', 'abstained'] as const).map((side) => (
              <NumberField
                key={side}
                label={t(`ballot.${side}`)}
                value={draft.vote[side]}
                minValue={0}
                maxValue={voters.length}
                onChange={(count) => {
                  change({ vote: { ...draft.vote, [side]: Number.isNaN(count) ? 0 : count } });
                }}
              />
            ))}
          </div>
          {ballot.isTied ? <Tie ballot={ballot} voters={voters} /> : null}
          <fieldset className={styles['dissents']}>
            <legend>{t('ballot.dissents')}</legend>
            {voters.map((voter) => (
              <DissentField key={voter.jurorId} voter={voter} ballot={ballot} />
            ))}
          </fieldset>
        </>
      ) : null}
    </div>
  );
}

/** A tie decides nothing by itself: the president who votes settles it, or the jury votes again. */
function Tie({ ballot, voters }: BallotFieldsProps) {
  const { t } = useTranslation('deliberation');
  if (!voters.some(({ isPresident }) => isPresident)) {
    return <Notice tone="caution" title={t('ballot.tiedUnsettled')} />;
  }
  return (
    <Checkbox
      isSelected={ballot.draft.hasCastingVote}
      onChange={(hasCastingVote) => {
        ballot.change({ hasCastingVote });
      }}
    >
      {t('ballot.castingVote')} <small>{t('ballot.castingVoteHelp')}</small>
    </Checkbox>
  );
}

function DissentField({ voter, ballot }: { readonly voter: Voter; readonly ballot: Ballot }) {
  const { t } = useTranslation('deliberation');
  const { opinions } = ballot.draft;
  const opinion = opinions[voter.jurorId];
  return (
    <div className={styles['dissent']}>
      <Checkbox
        isSelected={opinion !== undefined}
        onChange={(isDissenting) => {
          const others = Object.entries(opinions).filter(([jurorId]) => jurorId !== voter.jurorId);
          ballot.change({
            opinions: Object.fromEntries(isDissenting ? [...others, [voter.jurorId, '']] : others),
          });
        }}
      >
        {voter.name}
      </Checkbox>
      {opinion === undefined ? null : (
        <TextField
          label={t('ballot.opinionOf', { name: voter.name })}
          value={opinion}
          onChange={(text) => {
            ballot.change({ opinions: { ...opinions, [voter.jurorId]: text } });
          }}
        />
      )}
    </div>
  );
}
