// What every field of an editor is given: the members it is about, and how they are saved.
import type { ForecastChoice, SeriesChoice } from '@foresight/contracts';

export interface FieldProps<Members> {
  readonly query: Members;
  /** Saves some members, and asks the query anew. `undefined` takes a member off. */
  readonly change: (members: Partial<Members>) => void;
}

/** Of fields that say which series: any query over stored metrics has these members. */
export type SeriesFieldProps = FieldProps<SeriesChoice & { hierarchy?: string[] }>;
/** Of fields that say how a forecast is made. */
export type ForecastFieldProps = FieldProps<ForecastChoice>;
