// What every field of the editor is given.
import type { ForecastQueryOptions } from '@foresight/contracts';
import type { ForecastQuery } from '../query/index.ts';

export interface FieldProps {
  readonly query: ForecastQuery;
  /** Saves some members, and asks the query anew. `undefined` takes a member off. */
  readonly change: (members: Partial<ForecastQueryOptions>) => void;
}
