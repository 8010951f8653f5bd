/** What the jury did not assess, what the computation proposes, and what the jury decides, kept apart. Content `/1`. */
import type { Content } from 'pdfmake/interfaces';
import { formatShare } from '../french-format.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import {
  CASTING_VOTE,
  DECISION_LABEL,
  DECISION_TITLE,
  OUTCOME,
  PROPOSAL,
  validityText,
  voteText,
} from '../minutes-wording.ts';
import type { PrintContext1, Section } from '../print-context.ts';

export function notAssessedSection({ content }: PrintContext1): Section {
  return {
    title: 'Épreuves du bloc non évaluées par ce jury',
    room: 75,
    body: [
      content.notAssessed.length === 0
        ? 'Aucune.'
        : ruledTable({
            widths: ['*', 190],
            head: [head('Épreuve'), head('Résultat importé')],
            rows: content.notAssessed.map(({ title, result }) => [title, result ?? 'non communiqué']),
          }),
    ],
  };
}

export function decisionSection(context: PrintContext1): Section {
  const { content } = context;
  return {
    title: DECISION_TITLE[content.status],
    room: 130,
    body: [proposalText(content.proposal), outcome(context), facts(decisionFacts(context))],
  };
}

function proposalText(proposal: PrintContext1['content']['proposal']): string {
  const { share, threshold, isThresholdConfirmed, outcome: computed } = proposal;
  const required = `${formatShare(threshold)} requis${isThresholdConfirmed ? '' : ' (seuil à confirmer)'}`;
  if (share === null || computed === null) return `Proposition calculée : aucune, ${required}.`;
  return `Proposition calculée : ${PROPOSAL[computed]}, ${formatShare(share)} des objectifs du bloc atteints pour ${required}.`;
}

function outcome({ content }: PrintContext1): Content {
  const { bloc, decision, status } = content;
  return {
    stack: [
      { text: DECISION_LABEL[status], style: 'label' },
      { text: OUTCOME[status][decision.outcome], style: 'outcome' },
      `${bloc.label} ${bloc.title}`,
    ],
    margin: [0, 6, 0, 4],
  };
}

function decisionFacts({ content, instants }: PrintContext1): (readonly [string, Content])[] {
  const { decision, session } = content;
  const rows: (readonly [string, Content])[] = [];
  if (decision.reason.trim() !== '') rows.push(['Motivation', decision.reason]);
  if (decision.recommendations.trim() !== '') rows.push(['Préconisations', decision.recommendations]);
  if (decision.vote !== null) {
    const casting = decision.hasCastingVote ? ` ; ${CASTING_VOTE}` : '';
    rows.push(['Vote', `${voteText(decision.vote)}${casting}`]);
  } else if (decision.hasCastingVote) {
    rows.push(['Vote', CASTING_VOTE]);
  }
  for (const { jurorName, opinion } of decision.dissents) {
    rows.push(['Avis divergent', `${jurorName} : ${opinion}`]);
  }
  if (decision.outcome === 'validated') {
    rows.push(['Validité du bloc', validityText(session.blocValidityYears)]);
  }
  rows.push(['Date', `le ${instants.date(decision.at)} à ${instants.time(decision.at)}`]);
  return rows;
}
