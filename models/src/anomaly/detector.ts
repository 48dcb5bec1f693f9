// The online detector: one value in, its judgement out; what it knows is what came before.
import { type Band, bandOf } from './expectation.ts';
import type { DetectorJson, DetectorOptions, Direction, Expectation, FiredBy, Observation } from './model.ts';
import { PatternDistance } from './pattern-distance.ts';
import { type Rare, Rarity } from './rarity.ts';
import { RecentRange } from './recent-range.ts';
import { Residuals } from './residuals.ts';
import { type AlertRule, checkRules, RecentBand, reachOf, satisfied, suppressed } from './rules/index.ts';
import { RunRule } from './run-rule.ts';
import { alertFrom, pointRank, scoreOf } from './score.ts';
import { type Settings, settingsOf } from './settings.ts';
import { Size } from './size.ts';
import { type DetectorState, FORMAT } from './state.ts';

/** Missing values that are bridged with the last one; after more, patterns start anew. */
const HELD = 3;
/** Values needed before a single one can alert. */
const POINT_AFTER = 100;
/** Larger values would overflow sums of them: they count as missing. */
const LARGEST = 1e304;

export interface Detector {
  readonly options: DetectorOptions;
  /**
   * @param value the next slot of the series; NaN or infinite when it is missing
   * @param forecast what was expected of it, if somebody knows better than the detector
   */
  observe(value: number, forecast?: Expectation | number): Observation;
  /** Everything it knows: a detector made of it goes on with the same bytes. */
  toJSON(): DetectorJson;
}

export class OnlineDetector implements Detector {
  readonly options: DetectorOptions;
  private readonly rules: readonly AlertRule[];
  private readonly settings: Settings;
  private readonly alertFrom: number;
  private readonly pattern: PatternDistance;
  private readonly rarity: Rarity;
  private readonly residuals: Residuals;
  private readonly range: RecentRange;
  private readonly size: Size;
  private readonly recent: RecentBand;
  private readonly stuck: RunRule;
  private readonly gaps: RunRule;
  private missing: number;
  private seen: number;
  private slots: number;
  private last: number;
  /** Where the series stands: the last value, unless it jumped out of its band just then. */
  private level: number;
  private alerted: number;

  constructor(options: DetectorOptions, state?: DetectorState) {
    this.rules = options.rules ?? [];
    checkRules(this.rules);
    this.options = options;
    this.settings = settingsOf(options.step);
    this.alertFrom = alertFrom(options.sensitivity ?? 'normal');
    this.pattern = new PatternDistance(this.settings, state?.pattern);
    this.rarity = new Rarity(this.settings, state?.rarity);
    this.residuals = new Residuals(state?.residuals);
    this.range = new RecentRange(this.settings.window, state?.range);
    this.size = new Size(state?.size);
    this.recent = new RecentBand(reachOf(this.rules), state?.recent);
    this.stuck = new RunRule(this.settings.stuck, state?.stuck);
    this.gaps = new RunRule(HELD + 1, state?.gaps);
    this.missing = state?.missing ?? 0;
    this.seen = state?.seen ?? 0;
    this.slots = state?.slots ?? 0;
    this.last = state?.last ?? Number.NaN;
    this.level = state?.level ?? Number.NaN;
    this.alerted = state?.alerted ?? Number.NEGATIVE_INFINITY;
  }

  observe(value: number, forecast?: Expectation | number): Observation {
    this.slots++;
    const band = bandOf(forecast, this.pattern.next(this.level), this.pattern.length === 0, this.residuals);
    return Math.abs(value) <= LARGEST ? this.present(value, band) : this.absent(band);
  }

  private get learning(): boolean {
    return this.seen <= this.settings.learning;
  }

  private present(value: number, band: Band): Observation {
    this.seen++;
    if (this.missing > 0) this.gaps.ends();
    this.missing = 0;
    this.size.see(value);
    const point = this.pointRank(value, band);
    const stuck = this.isStuck(value);
    this.pattern.push(value);
    const rare = this.rarity.of(this.pattern, this.seen, this.size.nothing);
    const side = this.remember(value, band);
    return this.judge(rare, point, stuck, side, band);
  }

  /** A single value is news outside its band, when its error is large and nothing remembered was as high, or as low. */
  private pointRank(value: number, band: Band): number {
    if (!band.reliable || this.seen <= POINT_AFTER || sideOf(value, band) === 0 || !this.range.exceededBy(value))
      return 0;
    return pointRank(this.residuals.far(value - band.expected, this.size.nothing), this.learning);
  }

  private isStuck(value: number): boolean {
    const same = value === this.last;
    if (!same) this.stuck.ends();
    this.last = value;
    // The first equal value is the second of a run; a series that never changed is not stuck but constant.
    return same && this.stuck.lasts() && this.seen > this.settings.learning && this.size.varied;
  }

  /** @returns the side of the band it is on */
  private remember(value: number, band: Band): number {
    const { expected, lower, upper, reliable } = band;
    const side = sideOf(value, band);
    if (reliable) this.residuals.push(value - expected);
    // One value outside is a spike until the next one is, too.
    const spike = side !== 0 && (this.recent.sides.at(-1) ?? 0) === 0;
    this.level = spike ? (side > 0 ? upper : lower) : value;
    this.recent.push(value, expected, side);
    this.range.push(value);
    return side;
  }

  private judge(rare: Rare, point: number, stuck: boolean, side: number, band: Band): Observation {
    const pattern = this.learning ? 0 : rare.rank;
    const rank = Math.max(pattern, point);
    this.recent.rankIs(rank >= this.alertFrom);
    const fired = this.fires(rank) ? (pattern >= point ? 'pattern' : 'point') : stuck ? 'stuck' : null;
    if (fired === 'pattern' || fired === 'point') this.alerted = this.slots;
    const direction = fired && fired !== 'stuck' ? (word(this.recent.about.side) ?? 'unusual') : (word(side) ?? 'none');
    return this.told(
      scoreOf(fired === 'stuck' ? Math.max(rank, this.alertFrom) : rank),
      band,
      direction,
      rare.ratio,
      fired,
    );
  }

  private fires(rank: number): boolean {
    if (rank < this.alertFrom || this.slots - this.alerted <= this.settings.silence) return false;
    const keptAway = suppressed(this.rules, this.recent);
    if (keptAway) this.alerted = this.slots;
    return !keptAway && satisfied(this.rules, this.recent);
  }

  private absent(band: Band): Observation {
    const known = this.seen > 0;
    this.missing++;
    if (known && this.missing <= HELD) this.pattern.push(this.last);
    if (known && this.missing === HELD + 1) this.pattern.restart();
    const fired = known && this.gaps.lasts() && !this.learning;
    return this.told(fired ? scoreOf(this.alertFrom) : 0, band, 'none', 0, fired ? 'gap' : null);
  }

  private told(score: number, band: Band, direction: Direction, ratio: number, rule: FiredBy | null): Observation {
    const { expected, lower, upper } = band;
    const state = this.learning ? 'learning' : 'watching';
    return { score, expected, lower, upper, direction, alert: rule !== null, ratio, state, rule };
  }

  toJSON(): DetectorJson {
    const state: DetectorState = {
      seen: this.seen,
      slots: this.slots,
      missing: this.missing,
      last: Number.isNaN(this.last) ? null : this.last,
      level: Number.isNaN(this.level) ? null : this.level,
      alerted: Number.isFinite(this.alerted) ? this.alerted : null,
      size: this.size.toJSON(),
      pattern: this.pattern.toJSON(),
      rarity: this.rarity.toJSON(),
      residuals: this.residuals.toJSON(),
      range: this.range.toJSON(),
      stuck: this.stuck.toJSON(),
      gaps: this.gaps.toJSON(),
      recent: this.recent.toJSON(),
    };
    return { format: FORMAT, options: this.options, state: { ...state } };
  }
}

/** 1 above the band, -1 below, 0 inside or without one. */
const sideOf = (value: number, { lower, upper }: Band) => (value > upper ? 1 : value < lower ? -1 : 0);

const word = (side: number) => (side === 1 ? 'up' : side === -1 ? 'down' : null);
