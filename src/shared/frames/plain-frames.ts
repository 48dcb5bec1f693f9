// Frames of any data source in the shape that contracts read points from.
import type { PlainFrame } from '@foresight/contracts';
import { type DataQueryResponseData, toDataFrame } from '@grafana/data';

/** Answers of old data sources, too, which know no frames. */
export function plainFrames(data: readonly DataQueryResponseData[]): PlainFrame[] {
  return data.map(one => {
    const { name, fields } = toDataFrame(one);
    return {
      ...(name === undefined ? {} : { name }),
      fields: fields.map(field => ({
        name: field.name,
        type: field.type,
        labels: field.labels,
        unit: field.config.unit,
        values: field.values,
      })),
    };
  });
}
