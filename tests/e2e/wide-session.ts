/** A session of any width: as many jurors and competences as asked, on scales of every kind. People are invented. */
import type { Page } from '@playwright/test';
import type { Certification } from '../../src/domain/certification/certification.schema.ts';
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { get } from './pages/api.ts';
import { command, openSeat, passageView } from './stages.ts';
import type { Subject } from './stages.ts';

const NAMES = [
  'Odile Safran',
  'Marius Fenouil',
  'Hélène Cassis de Montferrand',
  'Jean-Barthélemy Vandenbroucke',
  'Inès Ortie',
  'Théodore Schwartzenberger',
  'Awa Diop',
  'Maximilienne Rosmarin',
  'Li Wu',
];

const STATEMENTS = [
  'Conduire un entretien de vente à distance en s’adaptant à son interlocuteur et à ses contraintes',
  'Argumenter',
  'Traiter les objections sans perdre le fil de la proposition commerciale ni la confiance du client',
];

type Marked = Certification['competences'][number];
type Kind = 'five' | 'twenty' | 'ticks' | 'overall';

/** Scales in turn: five levels, a mark out of twenty, items to tick; a global rating at the end. */
function competence(rank: number, count: number): Marked {
  const id = `K${String(rank + 1)}`;
  const kinds: readonly Kind[] = ['five', 'twenty', 'ticks'];
  const kind = rank === count - 1 ? 'overall' : (kinds[rank % kinds.length] ?? 'five');
  const indicators = Array.from({ length: 4 }, (_, place) => ({
    id: `${id}-1-${String(place + 1)}`,
    text:
      [
        'La question posée au client est ouverte et porte sur son besoin',
        'Le vocabulaire est celui du client',
        'La reformulation est juste',
        'Le silence du client est respecté, et sa réponse entendue jusqu’au bout',
      ][place] ?? '',
  }));
  const items = Array.from({ length: kind === 'ticks' ? 5 : 1 }, (_, place) => ({
    id: `${id}-${String(place + 1)}`,
    title:
      kind === 'ticks' ? `Point ${String(place + 1)} de la liste, vu ou non` : 'Ce qui est attendu est fait',
    indicators: kind === 'five' || kind === 'twenty' ? indicators : [],
    ...(kind === 'five'
      ? { descriptors: [{ levelId: 'b1', text: 'Se débrouille dans un échange prévu.' }] }
      : {}),
  }));
  return {
    id,
    sourceLabel: id,
    statement: STATEMENTS[rank % STATEMENTS.length] ?? '',
    scaleId: kind,
    criteria: items,
  };
}

/** A certification of format 2 with that many competences, in one bloc or in halves. */
export function wideCertification(count: number, isPerBloc = false): Certification {
  const competences = Array.from({ length: count }, (_, rank) => competence(rank, count));
  const half = isPerBloc ? Math.ceil(count / 2) : count;
  const ids = competences.map(({ id }) => id);
  const blocs = [
    { id: 'B1', title: 'Vendre à distance', competenceIds: ids.slice(0, half) },
    { id: 'B2', title: 'Fidéliser', competenceIds: ids.slice(half) },
  ].filter(({ competenceIds }) => competenceIds.length > 0);
  const outcomes = { favourable: 'Réussie', unfavourable: 'Non réussie', none: 'Non passée' };
  return {
    schema: 'pupitre.certification/2',
    id: 'oral-large',
    version: '1.0.0',
    title: 'Oral imaginaire sur toutes les échelles',
    shortTitle: 'Oral large',
    language: 'fr-CH',
    source: { title: 'Écrit pour les tests' },
    references: [],
    words: {
      bloc: { one: 'bloc', many: 'blocs' },
      test: outcomes,
      blocOutcome: outcomes,
      whole: { total: 'Admis', partial: 'Partiellement admis', none: 'Ajourné' },
    },
    scales: [
      {
        kind: 'levels',
        id: 'five',
        title: 'Cinq niveaux',
        levels: ['C1', 'B2', 'B1', 'A2', 'A1'].map((label, rank) => ({
          id: label.toLowerCase(),
          label,
          short: label,
          value: 4 - rank,
        })),
      },
      { kind: 'numeric', id: 'twenty', title: 'Sur 20', min: 0, max: 20, step: 0.5, decimals: 1 },
      {
        kind: 'checklist',
        id: 'ticks',
        title: 'Fait ou non',
        levels: [
          { id: 'done', label: 'Fait', short: 'F', value: 1 },
          { id: 'missed', label: 'Non fait', short: 'N', value: 0 },
        ],
      },
      {
        kind: 'global',
        id: 'overall',
        title: 'Ensemble',
        levels: ['Excellent', 'Bon', 'Limite', 'Insuffisant'].map((label, rank) => ({
          id: `g${String(rank)}`,
          label,
          short: label.slice(0, 2),
          value: 3 - rank,
        })),
      },
    ],
    competences,
    blocs: blocs.map((bloc, rank) => ({ ...bloc, sourceLabel: `Bloc ${String(rank + 1)}`, activities: [] })),
    tests: [
      {
        id: 'T1',
        kind: 'oral',
        title: 'Oral',
        blocIds: blocs.map(({ id }) => id),
        evaluators: [{ text: 'jury', kind: 'jury' }],
        phases: [
          {
            id: 'presentation',
            title: 'Présentation',
            durationMs: 600_000,
            kind: 'performance',
            promptsUncovered: false,
          },
          {
            id: 'questions',
            title: 'Questions',
            durationMs: 600_000,
            kind: 'questions',
            promptsUncovered: true,
          },
        ],
        results: isPerBloc ? 'per-bloc' : 'whole',
        isDeciding: false,
      },
    ],
    rule: {
      jurors: 'mean',
      ties: 'jury',
      criteria: 'mean',
      aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 },
      rounding: { step: 0.1, mode: 'half-up' },
    },
    isRuleConfirmed: true,
    whole: { aggregation: { kind: 'all-blocs' } },
    jury: {
      minMembers: 1,
      quorum: 1,
      isPresidentRequired: true,
      minExternalShare: 0,
      excludedVotingColleges: [],
      hasCastingVote: true,
      isCountersigned: false,
    },
  };
}

/** Imports the certification, convenes the jurors, and prepares one passage. */
export async function makeWideSession(
  page: Page,
  jurorCount: number,
  competenceCount: number,
  isPerBloc = false,
  test: Partial<Certification['tests'][number]> = {},
): Promise<Subject> {
  const wide = wideCertification(competenceCount, isPerBloc);
  const certification = { ...wide, tests: wide.tests.map((each) => ({ ...each, ...test })) };
  const text = JSON.stringify(certification);
  const imported = await page.evaluate(async (content) => {
    const bytes = new TextEncoder().encode(content);
    const reply = await window.pupitre.referentiels.importFile({ name: 'oral-large.json', bytes });
    return reply.ok ? reply.value : null;
  }, text);
  if (imported === null) throw new Error('the certification was refused');
  const { id, version } = imported;
  const { rules } = imported.terms;
  const session: SessionView = await get(page, 'sessions', 'save', {
    title: 'Session large',
    date: '2026-11-24',
    place: 'Salle d’exemple',
    status: 'proposition',
    referentiel: { id, version },
    blocIds: certification.blocs.map((bloc) => bloc.id),
    rules,
  });
  for (const [rank, name] of NAMES.slice(0, jurorCount).entries()) {
    const { members } = await get(page, 'sessions', 'saveMember', {
      sessionId: session.id,
      name,
      capacity: 'Membre du jury',
      college: 'employers',
      isPresident: rank === 0,
      isExternal: false,
      isConsultative: false,
      presence: 'on-site',
    });
    const member = members.find((each) => each.name === name);
    if (member === undefined) throw new Error(`no member ${name}`);
    await get(page, 'sessions', 'setPin', { jurorId: member.id, pin: SAMPLE_PIN });
  }
  const { id: passageId } = await get(page, 'setups', 'save', {
    sessionId: session.id,
    candidate: {
      lastName: 'Mirabelle',
      firstName: 'Léonie',
      birthDate: '2003-04-17',
      birthPlace: '',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    testId: 'T1',
    caseTitle: '',
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    evaluatorChoice: null,
    plannedTime: null,
    importedResults: {},
  });
  return { page, passageId };
}

/** Seals every grid, no two alike, and opens the deliberation. */
export async function sealWide(subject: Subject): Promise<void> {
  const { page } = subject;
  await command(subject, { type: 'end-phase', isEarlyConfirmed: true });
  await command(subject, { type: 'close-timed-phases' });
  const { competences, seats } = await passageView(subject);
  for (const [juror, { jurorId }] of seats.entries()) {
    const token = await openSeat(subject, jurorId);
    for (const [rank, { criteria, id: competenceId }] of competences.entries()) {
      for (const { id: criterionId, indicators, scale } of criteria) {
        const levelId =
          scale.kind === 'numeric'
            ? String(9 + ((juror * 3 + rank) % 20) / 2)
            : (scale.levels[(juror + rank) % scale.levels.length]?.id ?? '');
        await get(page, 'seats', 'mark', { token, criterionId, levelId });
        const [first] = indicators;
        if (first !== undefined && rank < 2) {
          await get(page, 'seats', 'observe', { token, indicatorId: first.id, value: 'observed' });
        }
      }
      if (rank === 0 && juror % 3 === 0) {
        await get(page, 'seats', 'addNote', { token, competenceId, text: 'Reformule avant de répondre.' });
      }
    }
    await get(page, 'seats', 'seal', { token });
  }
  await command(subject, { type: 'open-deliberation' });
}
