// The part of Grafana's dashboard JSON (classic schema, v1) that the preview reads.
import type { FieldConfigSource } from '@grafana/data';
import type { DataQuery, DataSourceRef, DataTransformerConfig } from '@grafana/schema';

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: DataSourceRef;
  readonly targets?: readonly DataQuery[];
  readonly options?: object;
  readonly fieldConfig?: FieldConfigSource;
  readonly transformations?: DataTransformerConfig[];
  readonly pluginVersion?: string;
  readonly transparent?: boolean;
  readonly maxDataPoints?: number;
  readonly interval?: string;
  /** A length, e.g. 60d: a time range of its own. */
  readonly timeFrom?: string;
  readonly hideTimeOverride?: boolean;
  /** Rows only. */
  readonly collapsed?: boolean;
  /** The panels of a collapsed row; those of an open one follow it. */
  readonly panels?: readonly PanelJson[];
}

export interface VariableJson {
  readonly type: string;
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly hide?: number;
  readonly query?: string | { readonly refId: string };
  readonly current?: { readonly value?: string | string[]; readonly text?: string | string[] };
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
  readonly regex?: string;
  readonly refresh?: number;
  readonly sort?: number;
  readonly datasource?: DataSourceRef;
  readonly auto?: boolean;
  readonly auto_min?: string;
  readonly auto_count?: number;
}

/** A link beside the dashboard's title. */
export interface LinkJson {
  readonly type: string;
  readonly title: string;
  readonly url?: string;
  readonly tooltip?: string;
  readonly targetBlank?: boolean;
  /** Of type 'dashboards': those with all of these. */
  readonly tags?: readonly string[];
}

export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly panels?: readonly PanelJson[];
  readonly templating?: { readonly list?: readonly VariableJson[] };
  readonly time?: { readonly from: string; readonly to: string };
  readonly timezone?: string;
  readonly refresh?: string | false;
  readonly graphTooltip?: number;
  readonly links?: readonly LinkJson[];
}
