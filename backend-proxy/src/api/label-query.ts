// Label filters in a query string: ?label=feature=search&label=service=api
import { ForesightError, Text } from '@foresight/contracts';
import { Type } from 'typebox';

export const LabelsQuery = Type.Optional(
  Type.Array(Text, { description: 'name=value; repeat the parameter for several labels', maxItems: 50 }),
);

/** @throws {ForesightError} bad_request, quoting the pair that has no '=' */
export function labelsFrom(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map(pair => {
      const at = pair.indexOf('=');
      if (at < 1)
        throw new ForesightError('bad_request', `query.label '${pair}' is not of the form name=value`, {
          fix: 'write ?label=service=api, and repeat the parameter for further labels',
        });
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
