import { useTranslation } from 'react-i18next';
import type frCertifications from '../../../../../../resources/locales/fr/certifications.json';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { Select } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';

type Kind = keyof typeof frCertifications.aggregation;

export interface KindOfProps {
  readonly path: DraftPath;
  /** What each kind begins with. */
  readonly kinds: { readonly [Name in Kind]?: { readonly kind: Name } & Readonly<Record<string, unknown>> };
}

/** The kind of a rule; another kind begins with values of its own. */
export function KindOf({ kinds, path }: KindOfProps) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const kind = valueAt(draft, [...path, 'kind']);
  const offered = Object.keys(kinds) as readonly Kind[];
  return (
    <Select
      label={t('field.aggregation')}
      options={offered.map((id) => ({
        id,
        label: t(`aggregation.${id}`),
        description: t(`aggregationHint.${id}`),
      }))}
      value={offered.find((id) => id === kind) ?? null}
      placeholder={t('choose')}
      isDisabled={isReadOnly}
      onChange={(next) => {
        apply({ kind: 'set', path, value: kinds[next] });
      }}
    />
  );
}
