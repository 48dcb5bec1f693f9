// Where Grafana is and what lets the service in: from the settings of the data source, else from those of the service.
import { ForesightError } from '@foresight/contracts';
import type { Config } from '../../../platform/config/index.ts';

export interface GrafanaAccess {
  readonly url: URL;
  readonly token: string;
}

export interface AccessSettings {
  /** Of the data source. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly secure: Readonly<Record<string, string>>;
}

/**
 * Address and token come from one place: the service's token is never sent to an address that a data source names.
 * @returns undefined where neither place has any
 * @throws {ForesightError} bad_request where a place has one without the other, or an address that is none
 */
export function grafanaAccess(
  { json, secure }: AccessSettings,
  { url, api_token }: Config['grafana'],
): GrafanaAccess | undefined {
  const own = paired(textOf(json.grafanaUrl), textOf(secure.grafanaToken), 'the settings of the data source');
  return own ?? paired(url ?? '', api_token ?? '', 'the configuration of the service (grafana.url, grafana.api_token)');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function paired(url: string, token: string, where: string): GrafanaAccess | undefined {
  if (url === '' && token === '') return undefined;
  if (url === '' || token === '') {
    const [has, lacks] = url === '' ? ['a token for Grafana', 'its address'] : ["Grafana's address", 'a token for it'];
    throw new ForesightError('bad_request', `${where} has ${has}, but not ${lacks}`, { fix: `enter ${lacks}, too` });
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ForesightError('bad_request', `${where} has '${url}' as Grafana's address, which is none`, {
      fix: 'write it like http://localhost:3000',
    });
  }
  return { url: new URL(url), token };
}
