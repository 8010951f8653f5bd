import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Bloc, Test } from '../../../src/domain/referentiel/referentiel.schema.ts';
import { CQP_PATH, readReferentiel, SOURCE_PATH } from './referentiel-files.ts';
import { readSourceTable, words } from './source-table.ts';
import type { SourceBloc, SourceCell } from './source-table.ts';

const referentiel = readReferentiel(CQP_PATH);
const source = readSourceTable(readFileSync(SOURCE_PATH, 'utf8'));

// A page break pushed these out of the last row. The first is an action of A3.6; the second ends the third indicator of
// C3.6 ("…adaptées à la situation" / "du client et ont été validées…"); the last is its fourth indicator.
const [LOST_ACTION = '', LOST_END = '', LOST_INDICATOR = ''] = source.afterTable.map((line) =>
  line.replace(/^- /, ''),
);

const blocs: readonly SourceBloc[] = source.blocs.map((bloc, index) =>
  index === source.blocs.length - 1 ? withLinesAfterTable(bloc) : bloc,
);

function withLinesAfterTable(bloc: SourceBloc): SourceBloc {
  const last = bloc.rows.at(-1);
  if (last === undefined) throw new Error('The last bloc has no row');
  const { activity, criterion } = last;
  const endedItem = `${criterion.items.at(-1) ?? ''} ${LOST_END}`;
  return {
    ...bloc,
    rows: [
      ...bloc.rows.slice(0, -1),
      {
        ...last,
        activity: extended(activity, [LOST_ACTION], [...activity.items, LOST_ACTION]),
        criterion: extended(
          criterion,
          [LOST_END, LOST_INDICATOR],
          [...criterion.items.slice(0, -1), endedItem, LOST_INDICATOR],
        ),
      },
    ],
  };
}

function extended(cell: SourceCell, added: readonly string[], items: readonly string[]): SourceCell {
  return { ...cell, text: [cell.text, ...added].join(' '), items };
}

function activityLines({ activities }: Bloc): { heading: string; items: string[] }[] {
  return activities.map(({ sourceLabel, title, actions }) => ({
    heading: `${sourceLabel} : ${title}`,
    items: actions.map(({ text }) => text),
  }));
}

function criterionLines({ competences }: Bloc): { heading: string; items: string[] }[] {
  return competences.flatMap(({ criteria }) =>
    criteria.map(({ title, indicators }) => ({ heading: title, items: indicators.map(({ text }) => text) })),
  );
}

const SHORTEST_REPEAT = 20;

/** The assessment column runs on from row to row, and some rows repeat the end of the one before: joins it once. */
function joinedAssessment({ rows }: SourceBloc): string {
  return rows.reduce((joined, { assessment }) => {
    if (assessment === '') return joined;
    for (let length = assessment.length; length >= SHORTEST_REPEAT; length -= 1) {
      if (joined.endsWith(assessment.slice(0, length))) return `${joined}${assessment.slice(length)}`;
    }
    return `${joined} ${assessment}`.trim();
  }, '');
}

function assessmentText(test: Test): string {
  const { deliverable, description, duration, evaluator, place, sourceLabel, title } = test;
  return [
    sourceLabel ?? title,
    ...(deliverable === undefined ? [] : [deliverable.introduction, ...deliverable.items]),
    description,
    `Lieu de l'évaluation : ${place}`,
    `Evaluateur : ${evaluator.text}`,
    `Durée de l'épreuve : ${duration}`,
  ].join(' ');
}

/** Some headings of the source end with a colon and some do not. */
function withoutColonAfterHeadings(text: string, tests: readonly Test[]): string {
  return tests.reduce((rest, { sourceLabel, title }) => {
    const heading = sourceLabel ?? title;
    return rest.replace(`${heading} : `, `${heading} `);
  }, text);
}

describe('the shipped référentiel carries its source word for word', () => {
  it('accounts for every line of the source', () => {
    expect(source.title).toBe(referentiel.source.title);
    expect(source.unread.map(words)).toEqual([
      expect.stringMatching(/^REFERENTIEL D'ACTIVITES .* REFERENTIEL D'ÉVALUATION /),
      "MODALITÉS D'ÉVALUATION CRITÈRES D'ÉVALUATION",
    ]);
    expect(source.afterTable).toHaveLength(3);
    expect(source.blocs.map(({ rows }) => rows.length)).toEqual([7, 6, 6]);
  });

  it('has the exact totals of the source', () => {
    const rows = blocs.flatMap((bloc) => bloc.rows);
    const competences = referentiel.blocs.flatMap((bloc) => bloc.competences);
    const criteria = competences.flatMap((competence) => competence.criteria);
    const activities = referentiel.blocs.flatMap((bloc) => bloc.activities);
    const totals = {
      blocs: referentiel.blocs.length,
      activities: activities.length,
      actions: activities.flatMap(({ actions }) => actions).length,
      competences: competences.length,
      criteria: criteria.length,
      indicators: criteria.flatMap(({ indicators }) => indicators).length,
      tests: referentiel.blocs.flatMap(({ tests }) => tests).length,
    };

    expect(totals).toEqual({
      blocs: 3,
      activities: 19,
      actions: 88,
      competences: 19,
      criteria: 19,
      indicators: 71,
      tests: 10,
    });
    expect(rows.flatMap(({ activity }) => activity.items)).toHaveLength(totals.actions);
    expect(rows.flatMap(({ criterion }) => criterion.items)).toHaveLength(totals.indicators);
  });

  it('numbers every part after its bloc, activity or competence', () => {
    for (const { activities, competences, id, tests } of referentiel.blocs) {
      const number = id.replace('BC', '');
      expect(activities.map((activity) => activity.id)).toEqual(
        activities.map((_, rank) => `A${number}.${String(rank + 1)}`),
      );
      expect(competences.map((competence) => competence.id)).toEqual(
        competences.map((_, rank) => `C${number}.${String(rank + 1)}`),
      );
      expect(competences.map(({ activityId }) => activityId)).toEqual(
        activities.map((activity) => activity.id),
      );
      for (const activity of activities) {
        expect(activity.sourceLabel.replace('A.', 'A')).toBe(activity.id);
        expect(activity.actions.map((action) => action.id)).toEqual(
          activity.actions.map((_, rank) => `${activity.id}-${String(rank + 1)}`),
        );
      }
      for (const competence of competences) {
        const [criterion] = competence.criteria;
        expect(competence.sourceLabel).toBe(competence.id);
        expect(criterion?.id).toBe(`${competence.id}-1`);
        expect(criterion?.indicators.map((indicator) => indicator.id)).toEqual(
          criterion?.indicators.map((_, rank) => `${competence.id}-1-${String(rank + 1)}`),
        );
      }
      for (const test of tests) expect(test.id).toBe(`${id}-${test.kind}`);
    }
  });

  describe.each(referentiel.blocs.map((bloc, index) => [bloc.id, bloc, blocs[index]] as const))(
    '%s',
    (_id, bloc, from) => {
      if (from === undefined) throw new Error('A bloc of the file is not in the source');

      it('keeps the heading', () => {
        expect(bloc.sourceLabel).toBe(from.heading);
        expect(bloc.sourceLabel.endsWith(bloc.title)).toBe(true);
      });

      it('has each activity and action, and no other', () => {
        expect(activityLines(bloc)).toEqual(
          from.rows.map(({ activity: { heading, items } }) => ({ heading, items })),
        );
      });

      it('has each competence, and no other', () => {
        expect(bloc.competences.map(({ sourceLabel, statement }) => `${sourceLabel} : ${statement}`)).toEqual(
          from.rows.map(({ competence }) => competence),
        );
      });

      it('has each criterion and indicator, and no other', () => {
        expect(criterionLines(bloc)).toEqual(
          from.rows.map(({ criterion: { heading, items } }) => ({ heading, items })),
        );
      });

      it('has every word of each cell, in order, whatever the way lists are cut', () => {
        const rejoin = ({ heading, items }: { heading: string; items: string[] }): string =>
          [heading, ...items].join(' ');
        expect(activityLines(bloc).map(rejoin)).toEqual(from.rows.map(({ activity }) => activity.text));
        expect(criterionLines(bloc).map(rejoin)).toEqual(from.rows.map(({ criterion }) => criterion.text));
      });

      it('has every word of the assessment column, in order: tests, deliverables, places, evaluators, durations', () => {
        expect(bloc.tests.map(assessmentText).join(' ')).toBe(
          withoutColonAfterHeadings(joinedAssessment(from), bloc.tests),
        );
      });
    },
  );
});
