import { useTranslation } from 'react-i18next';
import type { DrawExclusion } from '../../../../../domain/roleplay/draw.schema.ts';

/** Why a subject is barred, in words: "déjà joué dans la session (passage n° 2)". */
export function useExclusionText(): (exclusion: DrawExclusion) => string {
  const { t } = useTranslation('roleplay');
  return ({ detail, reason }) => t(`exclusion.${reason}`, { detail });
}
