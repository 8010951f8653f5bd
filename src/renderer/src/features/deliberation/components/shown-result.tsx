import { useTranslation } from 'react-i18next';
import type { ResultScale } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { useWordingLanguage } from '../../../lib/wording.tsx';
import { MarkFigure, MarkGlyph } from '../../../ui/index.ts';
import { resultWords } from '../hooks/result-scales.ts';

export interface ShownResultProps {
  readonly on: ResultScale;
  readonly text: string | null;
  readonly isLabelVisible?: boolean;
}

/** A result of a competence: the sign of its level, its number, or that there is none. */
export function ShownResult({ isLabelVisible = false, on, text }: ShownResultProps) {
  const { t, i18n } = useTranslation('deliberation');
  const lang = useWordingLanguage();
  if (text === null) return <MarkGlyph sign="not-observed" label={t('matrix.noMark')} />;
  const level = on.scale === null ? undefined : levelsOf(on.scale).find(({ id }) => id === text);
  if (level === undefined) return <MarkFigure>{resultWords(on, text, i18n.language)}</MarkFigure>;
  return <MarkGlyph sign={level.sign} label={level.label} lang={lang} isLabelVisible={isLabelVisible} />;
}
