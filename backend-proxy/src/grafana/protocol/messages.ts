// The messages of pluginv2 as the loader gives them: every member is there, int64 as number, enums as their names.

export interface User {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** Viewer, Editor, Admin or None. */
  readonly role: string;
}

export interface DataSourceSettings {
  readonly uid: string;
  readonly name: string;
  readonly jsonData: Buffer;
  readonly decryptedSecureJsonData: Readonly<Record<string, string>>;
  readonly lastUpdatedMS: number;
}

export interface PluginContext {
  readonly orgId: number;
  readonly pluginId: string;
  /** null for calls that no person started. */
  readonly user: User | null;
  /** null for metrics collection. */
  readonly dataSourceInstanceSettings: DataSourceSettings | null;
}

export interface DataQuery {
  readonly refId: string;
  readonly maxDataPoints: number;
  readonly intervalMS: number;
  /** Epoch milliseconds, both included. */
  readonly timeRange: { readonly fromEpochMS: number; readonly toEpochMS: number } | null;
  /** The saved query as it is in the dashboard or alert rule. */
  readonly json: Buffer;
  readonly queryType: string;
}

export interface QueryDataRequest {
  readonly pluginContext: PluginContext | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly queries: readonly DataQuery[];
}

export interface DataResponse {
  readonly frames: readonly Uint8Array[];
  readonly error?: string;
  readonly status: number;
  readonly errorSource?: 'plugin' | 'downstream';
}

export interface QueryDataResponse {
  readonly responses: Readonly<Record<string, DataResponse>>;
}

export type HeaderLists = Readonly<Record<string, { readonly values: readonly string[] }>>;

export interface CallResourceRequest {
  readonly pluginContext: PluginContext | null;
  /** What follows `resources/`, without a leading slash. */
  readonly path: string;
  readonly method: string;
  /** The path with its query string. */
  readonly url: string;
  readonly headers: HeaderLists;
  readonly body: Buffer;
}

export interface CallResourceResponse {
  readonly code: number;
  readonly headers?: HeaderLists;
  readonly body?: Uint8Array;
}

export interface CheckHealthRequest {
  readonly pluginContext: PluginContext | null;
}

export interface CheckHealthResponse {
  readonly status: 'UNKNOWN' | 'OK' | 'ERROR';
  readonly message: string;
  readonly jsonDetails: Uint8Array;
}

export interface StreamRequest {
  readonly pluginContext: PluginContext | null;
  readonly path: string;
  readonly data: Buffer;
}

export interface StreamAnswer {
  readonly status: 'OK' | 'NOT_FOUND' | 'PERMISSION_DENIED';
  readonly data?: Uint8Array;
}
