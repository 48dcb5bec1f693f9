// Where challengers stand, from what was measured of them.
import type { Standing } from '@foresight/contracts';
import { type Challenger, readMeasured, type StoreTrx } from '../../store/index.ts';
import { standingOf } from './standing.ts';

/** By id of the challenger. */
export async function standings(
  trx: StoreTrx,
  workspaceId: string,
  challengers: readonly Challenger[],
): Promise<Map<string, Standing>> {
  const ids = challengers.map(one => one.id);
  const measured = await readMeasured(trx, workspaceId, ids);
  return new Map(
    challengers.map(({ id, steps, min_gain, level }) => {
      const moments = measured.get(id) ?? [];
      const longest = Math.max(1, ...moments.map(one => Math.min(one.horizon, steps ?? one.horizon)));
      return [id, standingOf(moments, { steps: longest, minGain: min_gain, level })];
    }),
  );
}
