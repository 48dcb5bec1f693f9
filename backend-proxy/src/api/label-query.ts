// Label filters in a query string: ?label=feature=search&label=service=api
import { ForesightError } from '@foresight/contracts';
import { Type } from 'typebox';

export const LabelsQuery = Type.Optional(
  Type.Array(Type.String(), { description: 'name=value; repeat the parameter for several labels', maxItems: 50 }),
);

/** @throws {ForesightError} bad_request, quoting the pair that has no '=' */
export function labelsFrom(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map(pair => {
      const at = pair.indexOf('=');
      if (at < 1) throw new ForesightError('bad_request', `label filter '${pair}' is not of the form name=value`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
