// The report of a backtest: a result a series and method, and totals over the series.
import { type Static, Type } from 'typebox';
import { Horizon, Level, Levels, Nullable } from '../common.schema.ts';

const Score = (description: string) => Nullable(Type.Number({ description }));
const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const BacktestLevelSchema = Type.Object(
  {
    level: Level,
    coverage: Score('Share of truths inside the band'),
    width: Score('Mean width of the band, in the units of the data'),
    msis: Score('Mean scaled interval score: width and misses, ÷ the scale of MASE'),
    pinball_lower: Score('Pinball loss of the lower limit as a quantile, in the units of the data'),
    pinball_upper: Score('Pinball loss of the upper limit as a quantile, in the units of the data'),
  },
  { $id: 'BacktestLevel', additionalProperties: false },
);

export const BacktestStepSchema = Type.Object(
  {
    step: Type.Integer({ minimum: 1 }),
    truths: Count('Truths at this step: what the figures rest on'),
    mae: Score('In the units of the data; null in totals'),
    mase: Score('Mean absolute scaled error'),
    naive_mase: Score('The same of seasonal naive'),
    coverage: Type.Array(
      Type.Object({ level: Level, share: Nullable(Type.Number()) }, { additionalProperties: false }),
    ),
  },
  { $id: 'BacktestStep', additionalProperties: false },
);
export type BacktestStep = Static<typeof BacktestStepSchema>;

export const BacktestTestSchema = Type.Object(
  {
    origins: Count('Origins compared'),
    beaten: Count('Origins where the method erred less than seasonal naive'),
    independent: Count('Origins that share no truths'),
    p_value: Score('Two-sided'),
    method: Nullable(Type.Enum(['sign-flip', 'diebold-mariano'])),
    sign_flip: Score('Exact p-value over the independent origins; null beyond 16 of them'),
    diebold_mariano: Score('p-value over all origins, with the correction of Harvey, Leybourne and Newbold'),
    verdict: Type.Enum(['better', 'worse', 'undecided', 'too-few', 'equal']),
    text: Type.String({ description: 'The verdict in words' }),
  },
  { $id: 'BacktestTest', additionalProperties: false, description: 'Against seasonal naive, origin by origin' },
);

export const BacktestRowSchema = Type.Object(
  {
    series: Type.String(),
    model: Type.String(),
    status: Type.Enum(['done', 'failed']),
    reason: Nullable(Type.String({ description: 'Why there is no result, or no skill, with numbers' })),
    season: Type.Integer({
      minimum: 1,
      description: 'Season of seasonal naive and of the scale, in steps; 1 for none',
    }),
    origins: Count('Origins scored'),
    truths: Count('Truths behind the scores'),
    skill: Score('1 − MAE ÷ MAE of seasonal naive'),
    mae: Score('In the units of the data'),
    rmse: Score('In the units of the data'),
    bias: Score('Mean of forecast − truth, in the units of the data'),
    smape: Score('0 to 200'),
    mase: Score('Mean absolute scaled error'),
    naive_mase: Score('The same of seasonal naive'),
    mape: Score('Percent; null when a truth is 0 and its forecast is not'),
    wape: Score('Sum of absolute errors ÷ sum of absolute truths, percent'),
    owa: Score('Against Naive2; below 1 is better'),
    naive2_smape: Score('sMAPE of Naive2 at the same origins'),
    naive2_mase: Score('MASE of Naive2 at the same origins'),
    pinball: Score('Mean over the quantiles of all levels, in the units of the data'),
    levels: Type.Array(BacktestLevelSchema),
    steps: Type.Array(BacktestStepSchema),
    test: BacktestTestSchema,
    seconds: Type.Number({ description: 'Time it took' }),
  },
  { $id: 'BacktestRow', additionalProperties: false },
);
export type BacktestRow = Static<typeof BacktestRowSchema>;

export const BacktestTotalSchema = Type.Object(
  {
    model: Type.String(),
    series: Count('Series with a result'),
    failed: Count('Series without one'),
    smape: Score('Mean over series'),
    mase: Score('Mean over series'),
    mase_median: Score('Median over series'),
    owa: Score('As M4: mean of sMAPE and of MASE over series, each relative to that of Naive2'),
    skill: Score('1 − MASE ÷ MASE of seasonal naive, each a mean over series'),
    levels: Type.Array(
      Type.Object(
        { level: Level, coverage: Score('Share of all truths'), msis: Score('Mean over series') },
        { additionalProperties: false },
      ),
    ),
    steps: Type.Array(BacktestStepSchema),
    better: Count('Series where it is better than seasonal naive, p below 0.05'),
    worse: Count('Series where it is worse, p below 0.05'),
    undecided: Count('Series where the difference may be chance'),
    too_few: Count('Series with too few origins to tell'),
    seconds: Score('Mean over series'),
  },
  { $id: 'BacktestTotal', additionalProperties: false },
);
export type BacktestTotal = Static<typeof BacktestTotalSchema>;

export const BacktestReportSchema = Type.Object(
  {
    format: Type.Literal(1, { description: 'Version of this object' }),
    horizon: Horizon,
    levels: Levels,
    models: Type.Array(Type.String()),
    totals: Type.Array(BacktestTotalSchema),
    series: Type.Array(BacktestRowSchema),
  },
  { $id: 'BacktestReport', additionalProperties: false },
);
export type BacktestReport = Static<typeof BacktestReportSchema>;
