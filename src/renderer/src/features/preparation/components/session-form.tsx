import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferentielSummary } from '../../../../../shared/areas/certifications.ts';
import type { MinutesStatus } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { summaryTitleKey } from '../../../lib/summary-title.ts';
import { WordingIn } from '../../../lib/wording.tsx';
import { FormErrorSummary, Page, PrimaryBar, RadioGroup, Section, TextArea } from '../../../ui/index.ts';
import { forgetForm, leaveForm, leftDraft } from '../left-form.ts';
import { SESSION_PLACES, frozenPlaces } from '../frozen-fields.ts';
import { chosenOf, isDeparting, sessionDraftFaults } from '../session-draft.ts';
import type { SessionDraft, SessionDraftFault } from '../session-draft.ts';
import { CertificationFields } from './certification-fields.tsx';
import { CoveredFields } from './covered-fields.tsx';
import { DayFields } from './day-details.tsx';
import { FrozenRefusal } from './frozen-refusal.tsx';
import { RulesFields } from './rules-fields.tsx';
import { SettingsFields } from './settings-fields.tsx';

const PLACE_TITLES = {
  certification: 'form.certification',
  status: 'form.status',
  rules: 'rules.title',
  settings: 'settings.title',
} as const satisfies Readonly<Record<keyof typeof SESSION_PLACES, string>>;

const STATUSES: readonly MinutesStatus[] = ['proposition', 'decision'];

export interface SessionFormProps {
  readonly title: string;
  readonly lede?: string;
  readonly breadcrumb: ReactNode;
  readonly submitLabel: string;
  readonly initial: SessionDraft;
  /** The session that is changed; null for a new one. */
  readonly sessionId: string | null;
  readonly referentiels: readonly ReferentielSummary[];
  readonly error: unknown;
  readonly isPending: boolean;
  /** A passage has begun: what it is assessed by no longer changes. */
  readonly isFrozen: boolean;
  /** A test has begun: status and jury rules hold for every candidate alike. */
  readonly isStarted: boolean;
  readonly onSubmit: (draft: SessionDraft) => void;
  readonly secondary: ReactNode;
}

export function SessionForm(props: SessionFormProps) {
  const { initial, referentiels, onSubmit } = props;
  const { t } = useTranslation(['session', 'common']);
  const [draft, setDraft] = useState(() => leftDraft(props.sessionId) ?? initial);
  useEffect(forgetForm, []);
  const [isTried, setTried] = useState(false);
  const faults = isTried ? sessionDraftFaults(draft, referentiels) : [];
  const faultText = (fault: SessionDraftFault) => {
    if (fault === 'blocs') return t('form.blocsMissing');
    if (fault === 'scale') return t('form.scaleMissing');
    if (fault === 'referentiel') return t('form.referentielMissing');
    if (fault === 'departure') return t('form.departureMissing');
    return t('common:field.requiredNamed', { field: t(`form.${fault}`) });
  };
  const errorOf = (fault: SessionDraftFault) => {
    if (!faults.includes(fault)) return undefined;
    const isTyped = fault === 'title' || fault === 'date' || fault === 'place';
    return isTyped ? t('common:field.required') : faultText(fault);
  };
  const refused = frozenPlaces(SESSION_PLACES, props.error);
  const refusalOf = (place: keyof typeof SESSION_PLACES) => ({
    id: `session-fixed-${place}`,
    error: refused.includes(place) ? props.error : null,
  });
  const set = (patch: Partial<SessionDraft>) => {
    setDraft((current) => ({ ...current, ...patch }));
  };
  const chosen = chosenOf(draft, referentiels);
  const submit = () => {
    setTried(true);
    if (sessionDraftFaults(draft, referentiels).length === 0) onSubmit(draft);
  };

  return (
    <Page
      title={props.title}
      lede={props.lede}
      breadcrumb={props.breadcrumb}
      width="reading"
      primary={
        <PrimaryBar
          label={props.submitLabel}
          onPress={submit}
          isPending={props.isPending}
          secondary={props.secondary}
        />
      }
    >
      <FormErrorSummary
        title={t(`common:${summaryTitleKey(faults.length)}`)}
        errors={[
          ...faults.map((fault) => ({ fieldId: `session-${fault}`, message: faultText(fault) })),
          ...refused.map((place) => ({
            fieldId: refusalOf(place).id,
            message: t('form.fixed', { field: t(PLACE_TITLES[place]) }),
          })),
        ]}
      />
      <ErrorNotice error={refused.length === 0 ? props.error : null} />
      <DayFields draft={draft} errorOf={errorOf} onChange={set} />
      <FrozenRefusal {...refusalOf('certification')}>
        <CertificationFields
          draft={draft}
          referentiels={referentiels}
          isFrozen={props.isFrozen}
          errorOf={errorOf}
          onChange={set}
          onRead={() => {
            leaveForm({ sessionId: props.sessionId, draft });
          }}
        />
      </FrozenRefusal>
      <Section title={t('form.minutes')}>
        <FrozenRefusal {...refusalOf('status')}>
          <RadioGroup
            label={t('form.status')}
            options={STATUSES.map((id) => ({
              id,
              label: t(`common:status.${id}`),
              description: t(`form.statusHint.${id}`),
            }))}
            value={draft.status}
            isDisabled={props.isStarted}
            onChange={(status) => {
              set({ status });
            }}
          />
        </FrozenRefusal>
      </Section>
      <Section title={t('form.advanced')} description={t('form.advancedNote')}>
        <FrozenRefusal {...refusalOf('rules')}>
          <RulesFields
            rules={draft.rules}
            isFrozen={props.isStarted}
            onChange={(rules) => {
              set({ rules });
            }}
          />
        </FrozenRefusal>
        {props.isFrozen ? null : (
          <FrozenRefusal {...refusalOf('settings')}>
            <WordingIn value={chosen?.language}>
              <SettingsFields
                settings={draft.settings}
                terms={chosen?.terms ?? null}
                onChange={(settings) => {
                  set({ settings });
                }}
              />
            </WordingIn>
          </FrozenRefusal>
        )}
        {chosen === undefined || props.isFrozen ? null : (
          <CoveredFields
            chosen={chosen}
            blocIds={draft.blocIds}
            covered={draft.settings.covered ?? {}}
            onChange={(covered) => {
              set({ settings: { ...draft.settings, covered } });
            }}
          />
        )}
        {chosen !== undefined && isDeparting(draft, chosen) ? (
          <div id="session-departure">
            <TextArea
              label={t('settings.departure')}
              description={t('settings.departureHint')}
              value={draft.settings.departure ?? ''}
              rows={2}
              isRequired
              isDisabled={props.isStarted}
              errorMessage={errorOf('departure')}
              onChange={(departure) => {
                set({ settings: { ...draft.settings, departure } });
              }}
            />
          </div>
        ) : null}
      </Section>
    </Page>
  );
}
