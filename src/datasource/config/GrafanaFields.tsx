// How the service gets in to Grafana: only rules and public dashboards on other data sources take it.
import { Field, Input, SecretInput } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { ConfigProps } from './config-props.ts';

export function GrafanaFields({ options, onOptionsChange }: ConfigProps) {
  const [urlId, tokenId] = [useId(), useId()];
  const { jsonData, secureJsonData, secureJsonFields, readOnly = false } = options;
  const { grafanaUrl = '', ...rest } = jsonData;
  const setUrl = (url: string) =>
    onOptionsChange({ ...options, jsonData: url === '' ? rest : { ...rest, grafanaUrl: url } });
  const setToken = (grafanaToken: string) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, grafanaToken },
      secureJsonFields: { ...secureJsonFields, grafanaToken: false },
    });
  const wrong =
    grafanaUrl === '' || /^https?:\/\/[^/\s]+/.test(grafanaUrl) ? undefined : 'Write it like http://localhost:3000';
  return (
    <>
      <Field
        label="Grafana's address"
        description="As the service reaches it, with its path where it has one."
        htmlFor={urlId}
        disabled={readOnly}
        invalid={wrong !== undefined}
        error={wrong}
      >
        <Input
          id={urlId}
          width={48}
          value={grafanaUrl}
          placeholder="http://localhost:3000"
          onChange={event => setUrl(event.currentTarget.value.trim())}
          data-testid={TEST_IDS.configEditor.grafanaUrl}
        />
      </Field>
      <Field
        label="Service account token"
        description="Of an account that may query just the data sources that rules forecast. Whoever may query this data source can ask those through it."
        htmlFor={tokenId}
        disabled={readOnly}
      >
        <SecretInput
          id={tokenId}
          width={48}
          isConfigured={secureJsonFields?.grafanaToken === true}
          value={secureJsonData?.grafanaToken ?? ''}
          placeholder="glsa_…"
          disabled={readOnly}
          onChange={event => setToken(event.currentTarget.value.trim())}
          onReset={() => setToken('')}
          data-testid={TEST_IDS.configEditor.grafanaToken}
        />
      </Field>
    </>
  );
}
