/** The other tests and what is known of them; what the computation proposes; what the jury gives. Content `/2`. */
import { outcomeWord } from '../../domain/minutes/stated-result.ts';
import type { Content } from 'pdfmake/interfaces';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { CASTING_VOTE, validityText, voteText } from '../minutes-wording.ts';
import { scaleOf } from '../mark-marks.ts';
import type { PrintContext2, Section } from '../print-context.ts';
import { OTHERS_2, proposalText2, RESULT_2 } from '../result-wording.ts';
import { wordingLanguage } from '../wording-language.ts';

type Minutes = PrintContext2['content'];
type Fact = readonly [string, Content];

export function otherTestsSection({ content }: PrintContext2): Section {
  const [test, evaluator, state] = OTHERS_2.head;
  const spoken = wordingLanguage(content);
  return {
    title: OTHERS_2.title,
    room: 75,
    body: [
      content.otherTests.length === 0
        ? OTHERS_2.none
        : ruledTable({
            widths: ['*', 105, 205],
            head: [head(test), head(evaluator), head(state)],
            rows: content.otherTests.map((other) => [
              { text: other.title, ...spoken },
              { text: other.evaluator, ...spoken },
              OTHERS_2.state(other),
            ]),
          }),
    ],
  };
}

export function resultSection2(context: PrintContext2): Section {
  const { content, kind } = context;
  const isGiven = kind === 'decision';
  return {
    title: isGiven ? RESULT_2.title(content.status, content.test.isDeciding) : RESULT_2.conclusion,
    room: 130,
    body: [
      ...(isGiven ? content.calculation.results.map((computed) => proposalLine(computed, content)) : []),
      ...outcomes(context),
      ...(isGiven ? scopeLines(content) : []),
      facts(resultFacts(context)),
    ],
  };
}

function proposalLine(computed: Minutes['calculation']['results'][number], content: Minutes): Content {
  const { blocId } = computed;
  const text = proposalText2(computed, (value) => globalLevel(content, value));
  const place = blocId === null ? '' : `${blocLabelOf(content, blocId)} : `;
  const isConfirmed = content.session.isThresholdConfirmed;
  return { text: `${place}${text}${isConfirmed ? '' : RESULT_2.toConfirm}.` };
}

/** The level of the global rating that alone decides, for what it counts; null under any other rule. */
function globalLevel(content: Minutes, value: string): string | null {
  const { aggregation } = content.rule;
  if (aggregation.kind !== 'global-rating') return null;
  const criteria = content.competences.flatMap((competence) => competence.criteria);
  const scaleId = criteria.find(({ id }) => id === aggregation.criterionId)?.scaleId ?? null;
  const scale = scaleOf(content, scaleId);
  if (scale === undefined || scale.kind === 'numeric') return null;
  return scale.levels.find((level) => String(level.value) === value)?.label ?? null;
}

/** One outcome for the test, or one for each bloc: a test that gives several has none of its own. */
function outcomes({ content, kind }: PrintContext2): Content[] {
  const { result, status, test } = content;
  const label = kind === 'decision' ? RESULT_2.label(status, test.isDeciding) : RESULT_2.finding;
  const spoken = wordingLanguage(content);
  const whole: Content[] = [
    { text: outcomeWord(content, result.outcome), style: 'outcome', ...spoken },
    { text: test.title, ...spoken },
  ];
  const perBloc = result.blocs.map(({ blocId, outcome, reason }): Content => ({
    stack: [
      { text: outcomeWord(content, outcome), style: 'outcome', fontSize: 13, ...spoken },
      { text: blocName(content, blocId), ...spoken },
      ...(reason.trim() === '' ? [] : [{ text: `Motivation : ${reason}` }]),
    ],
    margin: [0, 3, 0, 0],
  }));
  return [
    {
      stack: [{ text: label, style: 'label' }, ...(perBloc.length === 0 ? whole : perBloc)],
      margin: [0, 6, 0, 4],
    },
  ];
}

/** What the result decides, or does not, and what it weighs. */
function scopeLines(content: Minutes): Content[] {
  const { blocs, test } = content;
  const shares = blocs.map(({ id, share }) => {
    const weighs = share === null ? RESULT_2.noShare : RESULT_2.share(share);
    return `${blocName(content, id)}. ${weighs}`;
  });
  const whole = blocs.length === 0 && test.share !== null ? [RESULT_2.share(test.share)] : [];
  const scope = test.isDeciding ? [] : [RESULT_2.scope];
  return [...shares, ...whole, ...scope].map((text): Content => ({
    text,
    style: 'small',
    margin: [0, 0, 0, 2],
  }));
}

function blocLabelOf({ blocs }: Minutes, blocId: string): string {
  return blocs.find(({ id }) => id === blocId)?.label ?? blocId;
}

function blocName({ blocs }: Minutes, blocId: string): string {
  const bloc = blocs.find(({ id }) => id === blocId);
  return bloc === undefined ? blocId : `${bloc.label} ${bloc.title}`;
}

function resultFacts({ content, instants }: PrintContext2): Fact[] {
  const { result, session, test } = content;
  const rows: Fact[] = [];
  if (result.reason.trim() !== '') rows.push(['Motivation', result.reason]);
  if (result.recommendations.trim() !== '') rows.push(['Préconisations', result.recommendations]);
  if (result.vote !== null) {
    const casting = result.hasCastingVote ? ` ; ${CASTING_VOTE}` : '';
    rows.push(['Vote', `${voteText(result.vote)}${casting}`]);
  } else if (result.hasCastingVote) {
    rows.push(['Vote', CASTING_VOTE]);
  }
  for (const { jurorName, opinion } of result.dissents) {
    rows.push(['Avis divergent', `${jurorName} : ${opinion}`]);
  }
  if (test.isDeciding && result.outcome === 'favourable') {
    rows.push(['Validité', validityText(session.blocValidityYears)]);
  }
  rows.push(['Date', `le ${instants.date(result.at)} à ${instants.time(result.at)}`]);
  return rows;
}
