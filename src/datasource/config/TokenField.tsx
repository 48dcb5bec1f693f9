// The token: it says which workspace, and what may be done in it. Grafana keeps it encrypted and never shows it again.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Input, SecretInput, useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { Copyable, Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { ConfigProps } from './config-props.ts';
import { RIGHTS_HELP, readToken, TOKEN_COMMAND } from './token-text.ts';

export function TokenField({ options, onOptionsChange }: ConfigProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { secureJsonData, secureJsonFields, readOnly = false } = options;
  const configured = secureJsonFields?.token === true;
  const set = (token: string, isConfigured: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, token },
      secureJsonFields: { ...secureJsonFields, token: isConfigured },
    });
  const wrong = configured ? undefined : readToken(secureJsonData?.token ?? '');
  return (
    <>
      <Field
        label="Token"
        description="Opens one workspace of the service, with one right."
        htmlFor={id}
        required
        disabled={readOnly}
        invalid={wrong !== undefined}
        error={wrong}
      >
        {readOnly ? (
          <Input
            id={id}
            width={48}
            value={configured ? 'configured' : 'not set'}
            readOnly
            data-testid={TEST_IDS.configEditor.token}
          />
        ) : (
          <SecretInput
            id={id}
            width={48}
            isConfigured={configured}
            value={secureJsonData?.token ?? ''}
            placeholder="fsk_…"
            onChange={event => set(event.currentTarget.value.trim(), false)}
            onReset={() => set('', false)}
            data-testid={TEST_IDS.configEditor.token}
          />
        )}
      </Field>
      <Disclosure title="How to make one" testId={`${TEST_IDS.configEditor.token}-help`}>
        <Copyable text={TOKEN_COMMAND} />
        <ul className={styles.rights}>
          {RIGHTS_HELP.map(({ right, forWhat }) => (
            <li key={right}>
              <code>{right}</code> {forWhat}
            </li>
          ))}
        </ul>
        <p className={styles.note}>
          A person's role in Grafana lowers the right: viewers read, editors write, admins may do all. Add{' '}
          <code>--workspace SLUG</code> where the service has several.
        </p>
      </Disclosure>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rights: css({ margin: theme.spacing(1, 0), listStyle: 'none', li: { minHeight: theme.spacing(3) } }),
  note: css({ maxWidth: '80ch', color: theme.colors.text.secondary, lineHeight: 1.8 }),
});
