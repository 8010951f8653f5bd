import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../domain/candidate/person.ts';
import type { CandidateRow } from '../../../../shared/areas/candidates.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Wording, WordingIn } from '../../lib/wording.tsx';
import {
  Checkbox,
  FieldGrid,
  NumberField,
  Page,
  PrimaryBar,
  SearchField,
  Section,
  Select,
  Stack,
  Table,
  TimeField,
  showToast,
} from '../../ui/index.ts';
import { useReferentiels, useSession } from '../preparation/queries.ts';
import { useFirstCandidates } from './hooks/use-candidate-pages.ts';
import { usePlanPassages } from './hooks/use-candidate-writes.ts';
import { usePlanPreview } from './queries.ts';
import type { GivenPlan } from './queries.ts';

/** Several candidates into a session at once, one after the other. */
export function PlanScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('plan.title'));
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('plan.title')}>
      {(session) => (
        <WordingIn value={session.referentiel.language}>
          <PlanForm session={session} />
        </WordingIn>
      )}
    </LoadedScreen>
  );
}

const USUAL_GAP_MIN = 5;

function PlanForm({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('candidates');
  const navigate = useNavigate();
  const plan = usePlanPassages();
  const [testId, setTestId] = useState<string | null>(null);
  const [firstTime, setFirstTime] = useState<string | null>('09:00');
  const [gapMin, setGapMin] = useState(USUAL_GAP_MIN);
  const [isTogether, setTogether] = useState(true);
  const [chosen, setChosen] = useState<ReadonlyMap<string, CandidateRow>>(new Map());
  const { id, version } = session.referentiel;
  const applied = useReferentiels().data?.find((known) => known.id === id && known.version === version);
  const tests = (applied?.juryTests ?? []).filter(
    ({ blocIds }) => blocIds.length === 0 || blocIds.some((blocId) => session.blocIds.includes(blocId)),
  );
  const together = tests.find((test) => test.id === testId)?.together ?? null;
  const params = { sessionId: session.id };
  const given: GivenPlan | null =
    testId === null || chosen.size === 0
      ? null
      : {
          ...{ sessionId: session.id, testId, personIds: [...chosen.keys()], firstTime, gapMin },
          isTogether: together !== null && isTogether,
        };
  return (
    <Page
      title={t('plan.title')}
      lede={t('plan.lede')}
      width="wide"
      breadcrumb={
        <Link to="/sessions/$sessionId" params={params}>
          {session.title}
        </Link>
      }
      primary={
        <PrimaryBar
          label={t('plan.run', { count: chosen.size })}
          isPending={plan.isPending}
          blockers={[
            ...(testId === null ? [t('plan.test')] : []),
            ...(chosen.size === 0 ? [t('plan.whom')] : []),
          ]}
          onPress={() => {
            if (given === null) return;
            plan.mutate(given, {
              onSuccess: (report) => {
                showToast({ message: t('plan.done', { ...report }), isForNextScreen: true });
                void navigate({ to: '/sessions/$sessionId', params });
              },
            });
          }}
        />
      }
    >
      <Stack gap="3">
        <ErrorNotice error={plan.error} />
        <FieldGrid>
          <Select
            label={t('plan.test')}
            placeholder={t('scores.whichTest')}
            options={tests.map((test) => ({
              id: test.id,
              label: test.title,
              description: test.blocIds.length === 0 ? t('file.whole') : test.blocIds.join(', '),
            }))}
            value={testId}
            onChange={setTestId}
          />
          <TimeField
            label={t('plan.firstTime')}
            description={t('plan.firstTimeNote')}
            value={firstTime}
            onChange={setFirstTime}
          />
          <NumberField
            label={t('plan.gap')}
            value={gapMin}
            minValue={0}
            maxValue={240}
            onChange={(value) => {
              setGapMin(Number.isNaN(value) ? 0 : value);
            }}
          />
        </FieldGrid>
        {together === null ? null : (
          <Stack>
            <Checkbox isSelected={isTogether} onChange={setTogether}>
              {t('plan.together')}
            </Checkbox>
            <p>{t('plan.togetherNote', { min: together.min, max: together.max })}</p>
          </Stack>
        )}
        <Candidates certificationId={id} chosen={chosen} onChange={setChosen} />
        {chosen.size === 0 ? null : <Order chosen={chosen} given={given} />}
      </Stack>
    </Page>
  );
}

/** Who passes when, as the plan would give it. */
function Order({
  chosen,
  given,
}: {
  readonly chosen: ReadonlyMap<string, CandidateRow>;
  readonly given: GivenPlan | null;
}) {
  const { t } = useTranslation('candidates');
  const preview = usePlanPreview(given);
  const hours = new Map(preview.data?.rows.map((row) => [row.personId, row]));
  return (
    <Section title={t('plan.order')} description={t('plan.orderNote')}>
      <ErrorNotice error={preview.error} />
      <ol>
        {[...chosen.values()].map((row) => {
          const hour = given === null ? undefined : hours.get(row.personId);
          const said = hour?.isAlready === true ? t('plan.already') : (hour?.plannedTime ?? null);
          return (
            <li key={row.personId}>
              <Wording>{displayName(row)}</Wording>
              {said === null ? null : ` · ${said}`}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

interface CandidatesProps {
  readonly certificationId: string;
  readonly chosen: ReadonlyMap<string, CandidateRow>;
  readonly onChange: (chosen: ReadonlyMap<string, CandidateRow>) => void;
}

/** Who is enrolled for the certification; a search narrows what is shown, and never what is chosen. */
function Candidates({ certificationId, chosen, onChange }: CandidatesProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const [text, setText] = useState('');
  const words = useDeferredValue(text).trim();
  const query = useFirstCandidates({ certificationId, ...(words === '' ? {} : { text: words }) });
  return (
    <Section title={t('plan.whom')} description={t('plan.whomNote')}>
      <Stack>
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={text}
          maxLength={200}
          onChange={setText}
        />
        <Loaded query={query}>
          {({ count, rows }) => (
            <>
              <Table
                label={t('table')}
                items={rows}
                getId={({ personId }) => personId}
                getText={displayName}
                emptyText={t('plan.nobody')}
                selectedIds={
                  new Set(rows.flatMap(({ personId }) => (chosen.has(personId) ? [personId] : [])))
                }
                onSelectionChange={(ids) => {
                  const next = new Map(
                    [...chosen].filter(([known]) => ids.has(known) || !isAmong(rows, known)),
                  );
                  for (const row of rows) if (ids.has(row.personId)) next.set(row.personId, row);
                  onChange(next);
                }}
                columns={[
                  { id: 'name', title: t('column.name'), isRowHeader: true, render: displayName },
                  {
                    id: 'birth',
                    title: t('column.birth'),
                    render: ({ birthDate }) => (birthDate === null ? t('unknownDate') : shortDate(birthDate)),
                  },
                  { id: 'company', title: t('column.company'), render: ({ company }) => company },
                ]}
              />
              {rows.length < count ? <p>{t('plan.more', { shown: rows.length, count })}</p> : null}
            </>
          )}
        </Loaded>
      </Stack>
    </Section>
  );
}

function isAmong(rows: readonly CandidateRow[], personId: string): boolean {
  return rows.some((row) => row.personId === personId);
}
