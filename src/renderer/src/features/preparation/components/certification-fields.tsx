import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReferentielSummary } from '../../../../../shared/areas/certifications.ts';
import { Checkbox, LinkButton, Section, Select, Stack } from '../../../ui/index.ts';
import { choiceOf, referentielKey } from '../session-draft.ts';
import type { SessionDraft, SessionDraftFault } from '../session-draft.ts';
import { ReferentielImport } from './referentiel-import.tsx';

export interface CertificationFieldsProps {
  readonly draft: SessionDraft;
  readonly referentiels: readonly ReferentielSummary[];
  readonly isFrozen: boolean;
  readonly errorOf: (fault: SessionDraftFault) => string | undefined;
  readonly onChange: (patch: Partial<SessionDraft>) => void;
  /** The certification is about to be read, on its own page. */
  readonly onRead: () => void;
}

export function CertificationFields(props: CertificationFieldsProps) {
  const { draft, referentiels, isFrozen, errorOf, onChange, onRead } = props;
  const { t } = useTranslation('session');
  const chosen = referentiels.find((known) => referentielKey(known) === draft.referentielKey);
  const choose = (referentiel: ReferentielSummary) => {
    const isKept = !referentiel.terms.isOwn && chosen?.terms.isOwn !== true;
    const { blocIds, referentielKey: key, ...terms } = choiceOf(referentiel);
    onChange({ blocIds, referentielKey: key, ...(isKept ? {} : terms) });
  };
  return (
    <Section title={t('form.certification')}>
      <Stack gap="3">
        <div id="session-referentiel">
          <Select
            label={t('form.referentiel')}
            placeholder={t('form.choose')}
            options={referentiels.map((known) => ({
              id: referentielKey(known),
              label: t('form.referentielOption', { title: known.title, version: known.version }),
              ...(known.isModel ? { description: t('form.modelHint') } : {}),
            }))}
            value={draft.referentielKey}
            onChange={(key) => {
              const next = referentiels.find((known) => referentielKey(known) === key);
              if (next !== undefined) choose(next);
            }}
            errorMessage={errorOf('referentiel')}
            isDisabled={isFrozen}
          />
          {chosen === undefined ? null : (
            <LinkButton
              variant="quiet"
              href={{
                to: '/certifications/$id/$version',
                params: { id: chosen.id, version: chosen.version },
              }}
              onPress={onRead}
            >
              {t('form.readReferentiel')}
            </LinkButton>
          )}
        </div>
        {chosen === undefined ? null : (
          <CheckboxGroup
            id="session-blocs"
            value={[...draft.blocIds]}
            onChange={(blocIds) => {
              onChange({ blocIds });
            }}
            isDisabled={isFrozen}
            isInvalid={errorOf('blocs') !== undefined}
          >
            <Stack gap="half">
              <Label>
                <strong>{t('form.blocs')}</strong>
              </Label>
              {chosen.blocs.map((bloc) => (
                <Checkbox key={bloc.id} value={bloc.id}>
                  <span lang={chosen.language}>
                    {bloc.id} – {bloc.title}
                  </span>{' '}
                  ({t('form.blocHint', { count: bloc.competenceCount })})
                </Checkbox>
              ))}
            </Stack>
          </CheckboxGroup>
        )}
        {isFrozen ? null : <ReferentielImport onImported={choose} />}
      </Stack>
    </Section>
  );
}
