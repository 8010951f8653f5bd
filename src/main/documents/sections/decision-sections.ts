/** What the jury did not assess, what the computation proposes, and what the jury decides, kept apart. */
import type { Content } from 'pdfmake/interfaces';
import { formatShare } from '../french-format.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { DECISION_LABEL, OUTCOME, PROPOSAL, validityText, voteText } from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';

export function notAssessedSection({ content }: PrintContext): Section {
  return {
    title: 'Épreuves du bloc non évaluées par ce jury',
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

export function decisionSection(context: PrintContext): Section {
  const { content, isAbsence } = context;
  const title = isAbsence ? 'Constat' : content.status === 'decision' ? 'Décision' : 'Proposition';
  const body: Content[] = [];
  if (isAbsence) body.push({ text: absenceText(context), margin: [0, 0, 0, 4] });
  else body.push(facts([['Calcul', proposalText(content.proposal)]]));
  body.push(outcome(context), facts(decisionFacts(context)));
  return { title, body };
}

function absenceText({ content, instants }: PrintContext): string {
  const { candidate, attendance, test, bloc } = content;
  const kind = attendance.status === 'absent-justified' ? 'justifiée' : 'non justifiée';
  return (
    `Le jury constate à ${instants.eventTime(attendance.at)} l’absence, ${kind}, de ${candidate.firstName} ` +
    `${candidate.lastName} à l’épreuve « ${test.title} » du bloc ${bloc.label}. L’épreuve n’a pas eu lieu ; aucune ` +
    'compétence n’a été évaluée.'
  );
}

function proposalText({ share, threshold, isThresholdConfirmed, outcome: computed }: PrintContext['content']['proposal']): string {
  const limit = `seuil ${formatShare(threshold)}${isThresholdConfirmed ? '' : ', seuil à confirmer'}`;
  if (share === null || computed === null) return `Proposition calculée : aucune (${limit}).`;
  return `Proposition calculée : ${PROPOSAL[computed]}, ${formatShare(share)} des objectifs du bloc atteints (${limit}).`;
}

function outcome({ content }: PrintContext): Content {
  const { bloc, decision, status } = content;
  return {
    stack: [
      { text: DECISION_LABEL[status], style: 'label' },
      { text: OUTCOME[status][decision.outcome], style: 'outcome' },
      { text: `${bloc.label} ${bloc.title}` },
    ],
    margin: [0, 4, 0, 4],
  };
}

function decisionFacts({ content, instants }: PrintContext): (readonly [string, Content])[] {
  const { decision, session } = content;
  const rows: (readonly [string, Content])[] = [];
  if (decision.reason.trim() !== '') rows.push(['Motivation', decision.reason]);
  if (decision.recommendations.trim() !== '') rows.push(['Préconisations', decision.recommendations]);
  if (decision.vote !== null) {
    const casting = decision.hasCastingVote ? ' ; voix prépondérante de la présidence' : '';
    rows.push(['Vote', `${voteText(decision.vote)}${casting}`]);
  } else if (decision.hasCastingVote) {
    rows.push(['Vote', 'voix prépondérante de la présidence']);
  }
  for (const { jurorName, opinion } of decision.dissents) {
    rows.push(['Avis divergent', `${jurorName} : ${opinion}`]);
  }
  if (decision.outcome === 'validated') {
    rows.push(['Validité du bloc', validityText(session.blocValidityYears)]);
  }
  rows.push(['Prise', `le ${instants.date(decision.at)} à ${instants.hour(decision.at)}`]);
  return rows;
}
