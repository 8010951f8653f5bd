import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markLabel } from '../../../../../domain/assessment/reckoning/mark.ts';
import { steppedMark, typedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';
import type { AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import type { NumericScale } from '../../../../../domain/certification/scale.schema.ts';
import { numberStyle } from '../../../lib/format.ts';
import { useNumberWords } from '../../../lib/number-words.ts';
import { MarkNumber } from '../../../ui/index.ts';
import { givenMark } from '../hooks/grid-desk.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';

export interface NumberMarkProps {
  readonly criterion: AssessedCriterion;
  readonly scale: NumericScale;
  readonly desk: GridDesk;
}

/** A criterion marked with a number. What is no mark of the scale stays typed, says why, and is never sent. */
export function NumberMark({ criterion, desk, scale }: NumberMarkProps) {
  const { t, i18n } = useTranslation('grid');
  const { errorOf, ...words } = useNumberWords(scale);
  const { drafts, isReadOnly, writes } = desk;
  const draft = drafts.of(criterion.id);
  const [isTold, setTold] = useState(draft !== null);
  const given = givenMark(desk, criterion.id);
  const shown =
    given === null ? '' : markLabel(scale, given).replace('.', numberStyle(i18n.language).decimalMark);

  const give = (mark: string | null) => {
    drafts.set(criterion.id, null);
    setTold(false);
    if (mark !== given) writes.mark(criterion.id, mark);
  };
  const commit = () => {
    if (draft === null) return;
    const typed = typedMark(scale, draft);
    if ('fault' in typed) setTold(true);
    else give(typed.mark);
  };
  const step = (by: 1 | -1) => {
    const typed = draft === null ? { mark: given } : typedMark(scale, draft);
    give(steppedMark(scale, 'fault' in typed ? given : typed.mark, by));
  };

  return (
    <MarkNumber
      {...words}
      label={t('markOf', { criterion: criterion.title })}
      text={draft ?? shown}
      isReadOnly={isReadOnly}
      errorMessage={draft !== null && isTold ? errorOf(typedMark(scale, draft)) : undefined}
      onType={(text) => {
        drafts.set(criterion.id, text);
      }}
      onCommit={commit}
      onCancel={() => {
        drafts.set(criterion.id, null);
        setTold(false);
      }}
      onStep={step}
      onLetter={desk.onLetter}
    />
  );
}
