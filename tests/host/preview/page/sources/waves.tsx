// A data source of the preview's own, as another team's plugin would be: answered in the browser, with an editor of its
// own. It stands for the many that a forecast can be made of.
import {
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  DataSourcePlugin,
  FieldType,
  type QueryEditorProps,
} from '@grafana/data';
import { Input } from '@grafana/ui';
import { delay, type Observable, of, throwError } from 'rxjs';

export const WAVES_ID = 'preview-waves';
const DAY = 86_400_000;

interface WavesQuery extends DataQuery {
  /** Hosts, one series each, separated by commas; 'fail': an error instead. */
  readonly hosts?: string;
}

class Waves extends DataSourceApi<WavesQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
  }

  override query({ targets, range, intervalMs }: DataQueryRequest<WavesQuery>): Observable<DataQueryResponse> {
    const { hosts = '', refId } = targets[0]!;
    if (hosts === 'fail') return throwError(() => new Error('waves: the sea is calm'));
    const first = Math.ceil(range.from.valueOf() / intervalMs);
    const last = Math.floor(range.to.valueOf() / intervalMs);
    const time = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * intervalMs);
    const data = hosts.split(',').map((host, nth) => ({
      refId,
      name: host.trim(),
      length: time.length,
      fields: [
        { name: 'Time', type: FieldType.time, config: {}, values: time },
        {
          name: 'load',
          type: FieldType.number,
          config: {},
          labels: { host: host.trim() },
          values: time.map(wave(nth)),
        },
      ],
    }));
    return of({ data }).pipe(delay(20));
  }

  override testDatasource() {
    return Promise.resolve({ status: 'success', message: 'calm' });
  }
}

const wave = (nth: number) => (at: number) =>
  50 + 30 * nth + 20 * Math.sin((at / DAY) * 2 * Math.PI) + ((at / 1_000) % 7);

function WavesEditor({ query, onChange, onRunQuery }: QueryEditorProps<Waves, WavesQuery>) {
  return (
    <Input
      aria-label="Hosts"
      value={query.hosts ?? ''}
      onChange={event => onChange({ ...query, hosts: event.currentTarget.value })}
      onBlur={onRunQuery}
      width={30}
    />
  );
}

export const wavesPlugin = new DataSourcePlugin<Waves, WavesQuery>(Waves).setQueryEditor(WavesEditor);
