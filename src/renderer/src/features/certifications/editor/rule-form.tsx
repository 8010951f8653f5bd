/** Forms of what is reckoned and decided: the rule, the jury, the words. */
import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { criteriaOf } from '../../../../../domain/certification/certification.ts';
import { COLLEGES } from '../../../../../domain/jury/jury.types.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';
import { Checkbox, FieldGrid, Notice, Section, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { CheckOf, NumberOf, SelectOf, ShareOf, TextOf } from './fields.tsx';
import { KindOf } from './kind-of.tsx';
import { ListOf } from './list-of.tsx';
import { MarkOf } from './mark-of.tsx';
import { named } from './options.ts';
import { Mentions, Rounding } from './rule-extras.tsx';
import { Optional } from './test-extras.tsx';

/** The rule of every test that has none of its own, and how blocs make the certification. */
export function RuleForm() {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const isMean = draft.whole.aggregation.kind === 'weighted-mean';
  return (
    <Stack gap="3">
      <RuleFields path={['rule']} />
      <CheckOf path={['isRuleConfirmed']} name="isRuleConfirmed" />
      <Section title={t('section.whole')} level={3}>
        <Stack>
          <KindOf
            path={['whole', 'aggregation']}
            kinds={{
              'all-blocs': { kind: 'all-blocs' },
              'weighted-mean': { kind: 'weighted-mean', outOf: 20, threshold: 10 },
            }}
          />
          {isMean ? (
            <FieldGrid>
              <NumberOf path={['whole', 'aggregation', 'outOf']} name="outOf" minValue={0} />
              <NumberOf path={['whole', 'aggregation', 'threshold']} name="threshold" />
            </FieldGrid>
          ) : null}
          <Mentions path={['whole', 'mentions']} />
        </Stack>
      </Section>
    </Stack>
  );
}

/** From the jurors' marks to the result of a test. */
export function RuleFields({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const isUnsettled = valueAt(draft, [...path, 'jurors']) === 'majority' && hasNumbers(draft);
  return (
    <Stack>
      <FieldGrid>
        <SelectOf
          path={[...path, 'jurors']}
          name="jurors"
          options={(['majority', 'mean'] as const).map((id) => ({ id, label: t(`jurors.${id}`) }))}
        />
        <SelectOf
          path={[...path, 'ties']}
          name="ties"
          options={(['jury', 'lower', 'higher'] as const).map((id) => ({ id, label: t(`ties.${id}`) }))}
        />
        <SelectOf
          path={[...path, 'criteria']}
          name="criteria"
          options={(['mean', 'sum', 'nearest-level'] as const).map((id) => ({
            id,
            label: t(`criteria.${id}`),
          }))}
        />
      </FieldGrid>
      {isUnsettled ? <Notice tone="info">{t('numericMajority')}</Notice> : null}
      <AggregationFields path={[...path, 'aggregation']} />
      <Eliminatory path={[...path, 'eliminatory']} />
      <Extras path={path} />
    </Stack>
  );
}

/** Whether something is marked by a number: of two jurors, hardly any are the same. */
function hasNumbers({ competences, scales, tests }: CertificationDraft): boolean {
  const named = new Set([
    scales[0]?.id,
    ...tests.map(({ scaleId }) => scaleId),
    ...competences.flatMap(({ criteria, scaleId }) => [scaleId, ...criteria.map((each) => each.scaleId)]),
  ]);
  return scales.some(({ id, kind }) => kind === 'numeric' && named.has(id));
}

function AggregationFields({ path }: { readonly path: DraftPath }) {
  const { draft } = useDesk();
  const kind = valueAt(draft, [...path, 'kind']);
  const scale = draft.scales.find((each) => each.kind !== 'numeric');
  const best = scale === undefined ? 0.5 : (scale.levels[0]?.id ?? 0.5);
  const criteria = draft.competences.flatMap(criteriaOf);
  return (
    <>
      <KindOf
        path={path}
        kinds={{
          'mean-share': { kind: 'mean-share', threshold: 0.7 },
          'share-at-level': { kind: 'share-at-level', atLeast: best, threshold: 0.7 },
          'weighted-mean': { kind: 'weighted-mean', outOf: 20, threshold: 10 },
          sum: { kind: 'sum', threshold: 10 },
          'all-required': { kind: 'all-required', atLeast: best },
          'global-rating': { kind: 'global-rating', criterionId: criteria[0]?.id ?? '', atLeast: best },
        }}
      />
      <FieldGrid>
        {kind === 'global-rating' ? (
          <SelectOf
            path={[...path, 'criterionId']}
            name="globalCriterion"
            options={criteria.map(({ id, title }) => ({ id, label: named(id, title) }))}
          />
        ) : null}
        {kind === 'share-at-level' || kind === 'all-required' || kind === 'global-rating' ? (
          <MarkOf path={[...path, 'atLeast']} name="atLeast" />
        ) : null}
        {kind === 'weighted-mean' ? <NumberOf path={[...path, 'outOf']} name="outOf" minValue={0} /> : null}
        {kind === 'mean-share' || kind === 'share-at-level' ? (
          <ShareOf path={[...path, 'threshold']} name="threshold" />
        ) : null}
        {kind === 'weighted-mean' || kind === 'sum' ? (
          <NumberOf path={[...path, 'threshold']} name="threshold" />
        ) : null}
      </FieldGrid>
    </>
  );
}

/** Marks below which nothing else saves. */
function Eliminatory({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const targets = draft.competences.flatMap((competence) => [
    { id: competence.id, label: named(competence.id, competence.statement) },
    ...competence.criteria.map(({ id, title }) => ({ id, label: named(id, title) })),
  ]);
  return (
    <Section title={t('section.eliminatory')} level={3}>
      <ListOf
        path={path}
        makeItem={() => ({ targetId: targets[0]?.id ?? '', below: 0 })}
        addLabel={t('add.eliminatory')}
        nameOf={(rank) => t('row.eliminatory', { rank })}
        isOptional
      >
        {(row) => (
          <FieldGrid>
            <SelectOf path={[...row, 'targetId']} name="target" options={targets} />
            <MarkOf path={[...row, 'below']} name="below" />
          </FieldGrid>
        )}
      </ListOf>
    </Section>
  );
}

/** Compensation, rounding and mentions: each absent unless it is wanted. */
function Extras({ path }: { readonly path: DraftPath }) {
  return (
    <>
      <Optional path={[...path, 'compensation']} name="compensation" begun={{ floor: 0.5 }}>
        <FieldGrid>
          <ShareOf path={[...path, 'compensation', 'floor']} name="floor" />
        </FieldGrid>
      </Optional>
      <Rounding path={[...path, 'rounding']} />
      <Mentions path={[...path, 'mentions']} />
    </>
  );
}

/** Composition and conduct of the jury. */
export function JuryForm() {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const { excludedVotingColleges, parity = [] } = draft.jury;
  return (
    <Stack gap="3">
      <FieldGrid>
        <NumberOf path={['jury', 'minMembers']} name="minMembers" minValue={1} maxValue={20} step={1} />
        <NumberOf
          path={['jury', 'maxMembers']}
          name="maxMembers"
          isOptional
          minValue={1}
          maxValue={20}
          step={1}
        />
        <NumberOf path={['jury', 'quorum']} name="quorum" minValue={1} maxValue={20} step={1} />
        <ShareOf path={['jury', 'minExternalShare']} name="minExternalShare" />
      </FieldGrid>
      <CheckOf path={['jury', 'isPresidentRequired']} name="isPresidentRequired" />
      <CheckOf path={['jury', 'hasCastingVote']} name="hasCastingVote" />
      <CheckOf path={['jury', 'isCountersigned']} name="isCountersigned" />
      <CheckOf path={['jury', 'arrivalsMayMark']} name="arrivalsMayMark" isAbsentWhenOff />
      <Colleges
        label={t('field.excludedVotingColleges')}
        value={excludedVotingColleges}
        isReadOnly={isReadOnly}
        onChange={(chosen) => {
          apply({ kind: 'set', path: ['jury', 'excludedVotingColleges'], value: chosen });
        }}
      />
      <Colleges
        label={t('field.parity')}
        value={parity}
        isReadOnly={isReadOnly}
        onChange={(chosen) => {
          apply({ kind: 'set', path: ['jury', 'parity'], value: chosen.length === 0 ? undefined : chosen });
        }}
      />
    </Stack>
  );
}

interface CollegesProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Colleges({ isReadOnly, label, onChange, value }: CollegesProps) {
  const { t } = useTranslation('certifications');
  return (
    <CheckboxGroup
      value={[...value]}
      isReadOnly={isReadOnly}
      onChange={(chosen) => {
        onChange(COLLEGES.filter((id) => chosen.includes(id)));
      }}
    >
      <Label>
        <strong>{label}</strong>
      </Label>
      {COLLEGES.map((id) => (
        <Checkbox key={id} value={id}>
          {t(`college.${id}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** How this certification says its blocs and its outcomes. */
export function WordsForm() {
  const { t } = useTranslation('certifications');
  return (
    <Stack gap="3">
      <p>{t('hint.words')}</p>
      <FieldGrid>
        <TextOf path={['words', 'bloc', 'one']} name="blocWord" />
        <TextOf path={['words', 'bloc', 'many']} name="blocWords" />
      </FieldGrid>
      {(['test', 'blocOutcome'] as const).map((part) => (
        <Section key={part} title={t(`section.${part}`)} level={3}>
          <FieldGrid>
            <TextOf path={['words', part, 'favourable']} name="favourable" />
            <TextOf path={['words', part, 'unfavourable']} name="unfavourable" />
            <TextOf path={['words', part, 'none']} name="none" />
          </FieldGrid>
        </Section>
      ))}
      <Section title={t('section.wholeOutcome')} level={3}>
        <FieldGrid>
          <TextOf path={['words', 'whole', 'total']} name="total" />
          <TextOf path={['words', 'whole', 'partial']} name="partial" />
          <TextOf path={['words', 'whole', 'none']} name="nothing" />
        </FieldGrid>
      </Section>
    </Stack>
  );
}
