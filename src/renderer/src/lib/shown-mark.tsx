import { useTranslation } from 'react-i18next';
import type { MarkScale } from '../../../domain/certification/scale.schema.ts';
import { MarkFigure, MarkGlyph } from '../ui/index.ts';
import { levelsOf, markWords } from './marks.ts';
import { useWordingLanguage } from './wording.tsx';

export interface ShownMarkProps {
  readonly scale: MarkScale;
  readonly mark: string;
  readonly isLabelVisible?: boolean;
}

/** A mark as it is read on its scale: the sign of its level, or its number. */
export function ShownMark({ isLabelVisible = false, mark, scale }: ShownMarkProps) {
  const { i18n } = useTranslation();
  const lang = useWordingLanguage();
  const level = levelsOf(scale).find(({ id }) => id === mark);
  if (level === undefined) return <MarkFigure>{markWords(scale, mark, i18n.language)}</MarkFigure>;
  return <MarkGlyph sign={level.sign} label={level.label} lang={lang} isLabelVisible={isLabelVisible} />;
}
