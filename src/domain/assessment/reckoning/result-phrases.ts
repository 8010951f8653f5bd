/** How the lines of a result are said, from its rule to its share of the bloc. */
import type { CalculationLine } from './calculation.schema.ts';
import type { Phrase } from './phrases.ts';
import { sayNumber, sayPercent } from './said-numbers.ts';
import { phrase, sayResult, sayValue } from './saying.ts';
import type { Line, Saying } from './saying.ts';

type ResultLine = Exclude<
  CalculationLine,
  Line<'competence'> | Line<'juror'> | Line<'result'> | Line<'deliberated'>
>;

export function resultPhrases(line: ResultLine, saying: Saying): readonly Phrase[] {
  const { names } = saying;
  switch (line.kind) {
    case 'rule':
      return rulePhrases(line, saying);
    case 'missing':
      return [missingPhrase(line, saying)];
    case 'product':
      return productPhrases(line, saying);
    case 'reach':
      return reachPhrases(line, saying);
    case 'global': {
      const value = sayValue(saying, saying.scales.get(line.criterionId) ?? null, line.value, line.levelId);
      return [phrase(1, 'global', { criterion: names.criterion(line.criterionId), value })];
    }
    case 'beside':
      return [
        phrase(1, 'beside', { total: sayNumber(line.total, names), most: sayNumber(line.most, names) }),
      ];
    case 'total':
      return [totalPhrase(line, saying)];
    case 'rounding': {
      const said = (value: string) => sayResult(saying, line.blocId, value);
      const values = { before: said(line.before), step: said(line.step), after: said(line.after) };
      return [phrase(1, `rounding.${line.mode}`, values)];
    }
    case 'threshold':
      return thresholdPhrases(line, saying);
    case 'eliminatory':
      return [eliminatoryPhrase(line, saying)];
    case 'floor': {
      const [share, floor] = [sayPercent(line.share, names), sayPercent(line.floor, names)];
      return [phrase(1, 'floor', { competence: names.competence(line.competenceId), share, floor })];
    }
    case 'mention':
      return [phrase(1, 'mention', { label: line.label, from: sayResult(saying, line.blocId, line.from) })];
    case 'outcome':
      return [phrase(0, `outcome.${line.outcome ?? 'none'}`, {})];
    case 'bloc-share':
      return [sharePhrase(line, saying)];
  }
}

function rulePhrases({ aggregation, blocId, outOf }: Line<'rule'>, { names }: Saying): readonly Phrase[] {
  const bloc = blocId === null ? [] : [phrase(0, 'bloc', { bloc: names.bloc(blocId) })];
  if (aggregation !== 'weighted-mean') return [...bloc, phrase(0, `rule.${aggregation}`, {})];
  return [...bloc, phrase(0, 'rule.weighted-mean', { outOf: sayNumber(outOf ?? '1', names) })];
}

function missingPhrase({ competenceIds }: Line<'missing'>, { names }: Saying): Phrase {
  if (competenceIds.length === 0) return phrase(1, 'missing.all', {});
  return phrase(1, 'missing.some', { competences: names.list(competenceIds.map(names.competence)) });
}

function productPhrases(line: Line<'product'>, saying: Saying): readonly Phrase[] {
  const { names, scales } = saying;
  const competence = names.competence(line.competenceId);
  const value = sayValue(saying, scales.get(line.competenceId) ?? null, line.value, line.levelId);
  const [weight, product] = [sayNumber(line.weight, names), sayNumber(line.product, names)];
  const [most, counts] = [sayNumber(line.most, names), sayNumber(line.counts, names)];
  return [
    line.value === line.counts
      ? phrase(1, 'product.as-is', { competence, value, weight, product })
      : phrase(1, 'product.brought', { competence, value, most, counts, weight, product }),
    ...bonusPhrases(line.isBonus, competence),
  ];
}

function reachPhrases(line: Line<'reach'>, saying: Saying): readonly Phrase[] {
  const { names, scales } = saying;
  const scaleId = scales.get(line.competenceId) ?? null;
  const competence = names.competence(line.competenceId);
  const value = sayValue(saying, scaleId, line.value, line.levelId);
  const atLeast = sayValue(saying, scaleId, line.atLeast, line.atLeastLevelId);
  const end = line.isReached ? 'yes' : 'no';
  const isWeighed = line.weight !== '1' && line.weight !== '0';
  return [
    isWeighed
      ? phrase(1, `reach.weighed-${end}`, {
          competence,
          value,
          atLeast,
          weight: sayNumber(line.weight, names),
        })
      : phrase(1, `reach.${end}`, { competence, value, atLeast }),
    ...bonusPhrases(line.isBonus, competence),
  ];
}

function bonusPhrases(isBonus: boolean, competence: string): readonly Phrase[] {
  return isBonus ? [phrase(1, 'bonus.competence', { competence })] : [];
}

function totalPhrase({ blocId, most, over, total, value }: Line<'total'>, saying: Saying): Phrase {
  const said = sayNumber(total, saying.names);
  if (over === null) return phrase(1, 'total.sum', { total: said, most: sayNumber(most, saying.names) });
  const values = { over: sayNumber(over, saying.names), value: sayResult(saying, blocId, value) };
  return phrase(1, 'total.mean', { total: said, ...values });
}

function thresholdPhrases(line: Line<'threshold'>, saying: Saying): readonly Phrase[] {
  const { blocId, isFromSession, isReached, levelId } = line;
  const scaleId = saying.globalScales.get(blocId) ?? null;
  const threshold =
    levelId === null
      ? sayResult(saying, blocId, line.threshold)
      : sayValue(saying, scaleId, line.threshold, levelId);
  const value = sayResult(saying, blocId, line.value);
  return [
    phrase(1, isReached ? 'threshold.reached' : 'threshold.missed', { value, threshold }),
    ...(isFromSession ? [phrase(1, 'threshold.session', {})] : []),
  ];
}

function eliminatoryPhrase(line: Line<'eliminatory'>, saying: Saying): Phrase {
  const { names, scales } = saying;
  const scaleId = scales.get(line.targetId) ?? null;
  return phrase(1, 'eliminatory', {
    target: line.target === 'competence' ? names.competence(line.targetId) : names.criterion(line.targetId),
    value: sayValue(saying, scaleId, line.value, line.levelId),
    below: sayValue(saying, scaleId, line.below, line.belowLevelId),
  });
}

function sharePhrase({ blocId, over, share, weight }: Line<'bloc-share'>, { names }: Saying): Phrase {
  const values = {
    weight: sayNumber(weight, names),
    over: sayNumber(over, names),
    share: sayPercent(share, names),
  };
  if (blocId === null) {
    return share === '1' ? phrase(0, 'whole-share.alone', {}) : phrase(0, 'whole-share.among', values);
  }
  const bloc = names.bloc(blocId);
  return share === '1'
    ? phrase(0, 'bloc-share.alone', { bloc })
    : phrase(0, 'bloc-share.among', { bloc, ...values });
}
