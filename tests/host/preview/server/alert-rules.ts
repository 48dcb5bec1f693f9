// The part of Grafana 12's API for folders and provisioned alert rules that the alert drawer calls, with its checks.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ROLE_HEADER, toRole } from './data-sources.ts';
import { forbidden, HttpError, notFound } from './http-error.ts';

const STRICT = { additionalProperties: false };
const Span = Type.String({ pattern: '^\\d+[smhd]$' });
const Words = Type.Unsafe<Record<string, string>>(Type.Object({}, { additionalProperties: Type.String() }));

/** definitions.ProvisionedAlertRule, without what the server fills in. Members that Grafana does not know are refused. */
const RuleBody = Type.Object(
  {
    uid: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })),
    title: Type.String({ minLength: 1, maxLength: 190 }),
    folderUID: Type.String({ minLength: 1 }),
    ruleGroup: Type.String({ minLength: 1, maxLength: 190 }),
    condition: Type.String({ minLength: 1 }),
    data: Type.Array(
      Type.Object(
        {
          refId: Type.String({ minLength: 1 }),
          queryType: Type.String(),
          datasourceUid: Type.String({ minLength: 1 }),
          relativeTimeRange: Type.Object(
            { from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) },
            STRICT,
          ),
          model: Type.Object({ refId: Type.String() }, { additionalProperties: true }),
        },
        STRICT,
      ),
      { minItems: 1 },
    ),
    noDataState: Type.Enum(['NoData', 'Alerting', 'OK', 'KeepLast']),
    execErrState: Type.Enum(['Error', 'Alerting', 'OK', 'KeepLast']),
    for: Span,
    isPaused: Type.Optional(Type.Boolean()),
    annotations: Type.Optional(Words),
    labels: Type.Optional(Words),
  },
  STRICT,
);
export type StoredRule = Static<typeof RuleBody> & { readonly uid: string; readonly provenance: '' | 'api' };

const GroupBody = Type.Object(
  { interval: Type.Integer({ minimum: 10, multipleOf: 10 }) },
  { additionalProperties: true },
);
const FolderBody = Type.Object({ title: Type.String({ minLength: 1 }), uid: Type.Optional(Type.String()) }, STRICT);

/** Of new groups, in seconds. */
const USUAL_INTERVAL = 60;

export interface AlertRules {
  readonly folders: { readonly uid: string; readonly title: string }[];
  readonly rules: StoredRule[];
  /** Seconds, by folder and group. */
  readonly intervals: Map<string, number>;
}

export const noAlertRules = (): AlertRules => ({ folders: [], rules: [], intervals: new Map() });

interface Call {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

export function createFolder({ folders }: AlertRules, call: Call): object {
  writers(call, 'folders:create');
  const { title, uid = randomUUID().slice(0, 13) } = read(FolderBody, call.body);
  if (folders.some(one => one.title === title)) {
    throw new HttpError(409, { message: 'a folder with the same name already exists in the current location' });
  }
  const folder = { uid, title };
  folders.push(folder);
  return folder;
}

export function createRule({ folders, rules }: AlertRules, call: Call): StoredRule {
  writers(call, 'alert.provisioning:write');
  const body = read(RuleBody, call.body);
  checkRule(body);
  if (!folders.some(({ uid }) => uid === body.folderUID))
    throw new HttpError(400, { message: 'folder does not exist' });
  if (rules.some(({ title, folderUID }) => title === body.title && folderUID === body.folderUID)) {
    throw new HttpError(409, { message: 'a conflicting alert rule is found: rule title under the same folder' });
  }
  const provenance = call.request.headers['x-disable-provenance'] === 'true' ? '' : 'api';
  const rule = { ...body, uid: body.uid ?? randomUUID().slice(0, 13), provenance } as const;
  rules.push(rule);
  return rule;
}

export function groupOf({ rules, intervals }: AlertRules, folderUid: string, title: string): object {
  const own = rules.filter(({ folderUID, ruleGroup }) => folderUID === folderUid && ruleGroup === title);
  if (own.length === 0) throw notFound('rule group does not exist');
  return { title, folderUid, interval: intervals.get(`${folderUid}/${title}`) ?? USUAL_INTERVAL, rules: own };
}

export function changeGroup(all: AlertRules, call: Call, folderUid: string, title: string): object {
  writers(call, 'alert.provisioning:write');
  const { interval } = read(GroupBody, call.body);
  groupOf(all, folderUid, title);
  all.intervals.set(`${folderUid}/${title}`, interval);
  return groupOf(all, folderUid, title);
}

function writers({ request }: Call, permission: string): void {
  if (!['Editor', 'Admin'].includes(toRole(request.headers[ROLE_HEADER]))) throw forbidden(permission);
}

function read<Schema extends TSchema>(schema: Schema, body: Buffer): Static<Schema> {
  const sent: unknown = JSON.parse(body.toString() || '{}');
  const [first] = Value.Errors(schema, sent);
  if (first) throw new HttpError(400, { message: `bad request data: ${first.instancePath} ${first.message}` });
  return sent as Static<Schema>;
}

/** As Grafana's validation: the condition is one of the queries, expressions refer to others, time ranges are none backwards. */
function checkRule({ condition, data }: Static<typeof RuleBody>): void {
  const refs = data.map(({ refId }) => refId);
  if (!refs.includes(condition)) throw invalid(`condition ${condition} does not exist, must be one of [${refs}]`);
  if (new Set(refs).size < refs.length) throw invalid('refId is not unique');
  for (const { refId, datasourceUid, relativeTimeRange, model } of data) {
    if (model.refId !== refId) throw invalid(`model of ${refId} has another refId`);
    const { expression } = model as { expression?: unknown };
    if (datasourceUid === '__expr__') {
      if (!refs.includes(String(expression))) throw invalid(`expression ${refId} refers to ${String(expression)}`);
    } else if (relativeTimeRange.from <= relativeTimeRange.to) throw invalid(`time range of ${refId} is empty`);
  }
}

const invalid = (why: string): HttpError => new HttpError(400, { message: `invalid alert rule: ${why}` });
