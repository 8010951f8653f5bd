import { useTranslation } from 'react-i18next';
import { sayNumber, sayPercent } from '../../../../../domain/assessment/reckoning/said-numbers.ts';
import type { BlocDecision, Evidence } from '../../../../../domain/bloc/bloc.schema.ts';
import type { BlocCell, BlocWords, SealedView } from '../../../../../shared/areas/decisions.ts';
import { numberStyle, useFormats } from '../../../lib/format.ts';

export interface WordedTable {
  readonly words: BlocWords;
  readonly tests: readonly { readonly id: string; readonly title: string }[];
  /** A session that only proposes is told as proposing. */
  readonly status: 'proposition' | 'decision';
}

interface Told {
  readonly kind: SealedView['kind'];
  readonly outcome: BlocDecision | null;
}

/** What a bloc says of itself: in words, and what stands under them. */
export interface CellWords {
  readonly state: string;
  readonly detail: string;
}

/** Words of blocs, their evidence and what is decided of them, in the language of the interface and the certification's own. */
export function useBlocWords({ status, tests, words }: WordedTable) {
  const { i18n, t } = useTranslation('decisions');
  const formats = useFormats();
  const style = numberStyle(i18n.language);

  const outcome = ({ kind, outcome: given }: Told): string => {
    if (kind === 'revocation' || given === null) return t('outcome.revoked');
    if (kind === 'lifting') return t('outcome.lifted', { word: words.favourable });
    switch (given) {
      case 'validated':
        return words.favourable;
      case 'refused':
        return words.unfavourable;
      case 'conditional':
        return t('outcome.conditional', { word: words.favourable });
      case 'adjourned':
      case 'absent':
      case 'excused':
      case 'abandoned':
      case 'fraud-suspected':
        return t(`outcome.${given}`);
    }
  };
  const given = (told: Told): string =>
    status === 'proposition' ? t('proposes', { text: outcome(told) }) : outcome(told);
  const testTitle = (testId: string): string => tests.find(({ id }) => id === testId)?.title ?? testId;
  /** "16 sur 20"; a share of the objectives is said as one. */
  const number = (value: string, outOf: string | null): string =>
    outOf === null
      ? sayNumber(value, style)
      : outOf === '1'
        ? sayPercent(value, style)
        : t('number', { value: sayNumber(value, style), outOf: sayNumber(outOf, style) });

  /** "16 sur 20, favorable", "absent", "B2". */
  const result = ({ result: { mark, outcome: side, outOf, value }, state }: Evidence): string => {
    if (state !== 'done') return t(`state.${state}`);
    const parts = [
      ...(value === null ? [] : [number(value, outOf)]),
      ...(mark === '' ? (side === null ? [] : [t(`side.${side}`)]) : [mark]),
    ];
    return parts.length === 0 ? t('state.done') : parts.join(', ');
  };

  const proposal = ({ calculation }: Pick<BlocCell, 'calculation'>): string => {
    switch (calculation.proposal) {
      case 'validated':
        return t('proposal.given', { word: words.favourable });
      case 'refused':
        return t('proposal.given', { word: words.unfavourable });
      case 'jury':
        return t('proposal.jury');
      case null:
        return t('proposal.none');
    }
  };

  /** The same in the few words of a cell. */
  const short = ({ calculation: { proposal: given } }: Pick<BlocCell, 'calculation'>): string => {
    if (given === null) return t('proposal.none');
    if (given === 'jury') return t('cell.jury');
    return t('cell.rule', { word: given === 'validated' ? words.favourable : words.unfavourable });
  };

  const cell = (bloc: BlocCell): CellWords => {
    const { attention, calculation, current, draft, held } = bloc;
    if (draft !== null) {
      return { state: given(draft), detail: t(draft.isOutdated ? 'cell.outdated' : 'cell.decided') };
    }
    if (current.state === 'to-settle') {
      return { state: t('attention.to-settle'), detail: current.heads.map(outcome).join(' / ') };
    }
    if (held !== null) return { state: t('cell.held'), detail: held.reference };
    if (attention === 'contradiction' || attention === 'divergent') {
      return { state: t(`attention.${attention}`), detail: short(bloc) };
    }
    if (current.state === 'current') {
      const { condition, number: minutes } = current.rulings[0] ?? { condition: null, number: '' };
      const overdue = attention === 'overdue' && condition !== null;
      return {
        state: outcome({ kind: 'decision', outcome: current.outcome }),
        detail: overdue ? t('cell.overdue', { date: formats.shortDate(condition.dueOn) }) : minutes,
      };
    }
    if (calculation.missing.length > 0) {
      return { state: t('cell.waiting'), detail: t('cell.missing', { count: calculation.missing.length }) };
    }
    return { state: t('cell.open'), detail: short(bloc) };
  };

  return { outcome, given, testTitle, number, result, proposal, cell, formats, style };
}

export type BlocWordsHook = ReturnType<typeof useBlocWords>;
