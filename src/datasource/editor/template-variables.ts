// Variables of the dashboard as choices beside real names.
import { CoreApp } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { ComboboxOption } from '@grafana/ui';
import { useMemo } from 'react';

/** Alert rules know no variables. */
export const isAlerting = (app: CoreApp | undefined): boolean =>
  app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;

/** `$service`, for each variable that holds texts. */
export function variableOptions(): ComboboxOption[] {
  const named = getTemplateSrv()
    .getVariables()
    .filter(({ type }) => type !== 'adhoc' && type !== 'datasource' && type !== 'interval');
  return named.map(({ name }) => ({ value: `$${name}`, label: `$${name}`, group: 'Variables' }));
}

/** None in an alert rule. */
export const useVariables = (app: CoreApp | undefined): ComboboxOption[] =>
  useMemo(() => (isAlerting(app) ? [] : variableOptions()), [app]);

/** In groups only where there are two: a single heading says nothing. */
export function withVariables(
  options: readonly ComboboxOption[],
  variables: readonly ComboboxOption[],
  group: string,
): ComboboxOption[] {
  if (variables.length === 0) return [...options];
  return [...variables, ...options.map(option => ({ ...option, group: option.group ?? group }))];
}
