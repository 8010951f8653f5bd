import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toNumber } from '../../../../../domain/assessment/reckoning/exact.ts';
import type { ResultScale } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import { sayNumber } from '../../../../../domain/assessment/reckoning/said-numbers.ts';
import { steppedMark, typedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';
import type { NumericScale } from '../../../../../domain/certification/scale.schema.ts';
import { numberStyle } from '../../../lib/format.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { useNumberWords } from '../../../lib/number-words.ts';
import { useWordingLanguage } from '../../../lib/wording.tsx';
import { MarkChoice, MarkNumber } from '../../../ui/index.ts';
import { resultWords } from '../hooks/result-scales.ts';

export interface ResultChoiceProps {
  readonly on: ResultScale;
  /** As the certification labels it. */
  readonly label: string;
  readonly value: string | null;
  /** Null while what is typed is no result. */
  readonly onChange: (value: string | null) => void;
}

/** The result of a competence, on what it is said on: a level, or a number. */
export function ResultChoice({ label, on, onChange, value }: ResultChoiceProps) {
  const { t } = useTranslation('deliberation');
  const language = useWordingLanguage();
  const { scale } = on;
  if (scale === null || scale.kind === 'numeric') {
    return <NumberChoice on={on} range={scale ?? on.free} label={label} value={value} onChange={onChange} />;
  }
  return (
    <MarkChoice
      label={t('form.result', { competence: label })}
      isLabelVisible
      options={levelsOf(scale)}
      language={language}
      value={value}
      onChange={onChange}
      size="large"
    />
  );
}

interface NumberChoiceProps extends ResultChoiceProps {
  readonly range: NumericScale;
}

function NumberChoice({ label, on, onChange, range, value }: NumberChoiceProps) {
  const { t, i18n } = useTranslation('deliberation');
  const { errorOf, ...words } = useNumberWords(range);
  const [draft, setDraft] = useState<string | null>(null);
  const [isTold, setTold] = useState(false);
  const most = sayNumber(String(toNumber(on.most)), numberStyle(i18n.language));
  const typed = draft === null ? null : typedMark(range, draft);
  const shown = value === null ? '' : resultWords(on, value, i18n.language);
  return (
    <MarkNumber
      {...words}
      range={`${words.range}. ${t('form.number', { most })}`}
      label={t('form.result', { competence: label })}
      isLabelVisible
      text={draft ?? shown}
      errorMessage={typed !== null && isTold ? errorOf(typed) : undefined}
      onType={(text) => {
        setDraft(text);
        const read = typedMark(range, text);
        onChange('fault' in read ? null : read.mark);
      }}
      onCommit={() => {
        if (typed === null) return;
        if ('fault' in typed) setTold(true);
        else setDraft(null);
      }}
      onStep={(by) => {
        setDraft(null);
        const from = value === null ? null : typedMark(range, resultWords(on, value, i18n.language));
        onChange(steppedMark(range, from === null || 'fault' in from ? null : from.mark, by));
      }}
    />
  );
}
