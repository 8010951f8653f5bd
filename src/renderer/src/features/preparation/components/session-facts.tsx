import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Badge, DescriptionList } from '../../../ui/index.ts';
import { testName } from '../../../lib/test-name.ts';
import { reminderMinutes } from '../reminders.ts';
import { useDayFacts } from './day-details.tsx';

/** Rules and settings of a session, to be read at a glance. */
export function SessionFacts({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation(['session', 'common']);
  const { percent, list } = useFormats();
  const dayFacts = useDayFacts(session);
  const { rules, settings, referentiel } = session;
  const reminders = reminderMinutes(settings.reminderMs).map(String);
  const members = { min: rules.minMembers, quorum: rules.quorum };
  return (
    <DescriptionList
      items={[
        ...dayFacts,
        {
          term: t('page.certificationTerm'),
          value: (
            <Link
              to="/certifications/$id/$version"
              params={{ id: referentiel.id, version: referentiel.version }}
              lang={referentiel.language}
            >
              {t('page.certification', { title: referentiel.shortTitle, version: referentiel.version })}
            </Link>
          ),
        },
        {
          term: t('page.members'),
          value: rules.isPresidentRequired
            ? t('page.membersValuePresident', members)
            : t('page.membersValue', members),
        },
        {
          term: t('page.external'),
          value: t('page.externalValue', { percent: percent(rules.minExternalShare) }),
        },
        {
          term: t('facts.excluded'),
          value:
            rules.excludedVotingColleges.length === 0
              ? t('rules.excludedNone')
              : list(rules.excludedVotingColleges.map((college) => t(`common:college.${college}`))),
        },
        {
          term: t('facts.arrivals'),
          value: t(rules.arrivalsMayMark === true ? 'facts.arrivalsMark' : 'facts.arrivalsSpeak'),
        },
        {
          term: t('settings.scale'),
          value:
            settings.scale === null ? (
              <Wording>{list([...referentiel.terms.scales])}</Wording>
            ) : (
              settings.scale.levels.map((level) => level.label).join(' / ')
            ),
        },
        {
          term: t('facts.threshold'),
          value: (
            <>
              <ThresholdText session={session} />{' '}
              {settings.isThresholdConfirmed ? null : <Badge tone="caution">{t('settings.toConfirm')}</Badge>}
            </>
          ),
        },
        ...(Object.keys(settings.covered ?? {}).length === 0
          ? []
          : [{ term: t('settings.covered'), value: <NarrowedTests session={session} /> }]),
        ...(settings.departure === undefined
          ? []
          : [{ term: t('settings.departure'), value: settings.departure }]),
        {
          term: t('facts.reminders'),
          value:
            reminders.length === 0
              ? t('settings.remindersNone')
              : t('settings.remindersValue', { list: list(reminders) }),
        },
        {
          term: t('facts.validity'),
          value:
            settings.blocValidityYears === null
              ? t('settings.forLife')
              : t('settings.validityYears', { count: settings.blocValidityYears }),
        },
      ]}
    />
  );
}

/** The threshold that serves: the session's own, or the certification's; a rule may have none. */
function ThresholdText({ session: { referentiel, settings } }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const { number, percent } = useFormats();
  const { threshold } = referentiel.terms;
  const value = settings.threshold ?? threshold?.value;
  if (value === undefined) return t('settings.thresholdOfRule');
  return threshold?.isShare === false
    ? t('settings.thresholdMark', { mark: number(value) })
    : t('settings.thresholdValue', { percent: percent(value) });
}

/** Tests that the session narrows, with the competences that they keep. */
function NarrowedTests({ session: { referentiel, settings } }: { readonly session: SessionView }) {
  const { list } = useFormats();
  const narrowed = referentiel.juryTests.flatMap((test) => {
    const ids = settings.covered?.[test.id];
    return ids === undefined ? [] : [{ test, ids }];
  });
  return narrowed.map(({ ids, test }) => (
    <p key={test.id} lang={referentiel.language}>
      {testName({ blocIds: test.blocIds, testTitle: test.title })} ({list([...ids])})
    </p>
  ));
}
