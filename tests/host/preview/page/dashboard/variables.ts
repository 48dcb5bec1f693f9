// Dashboard JSON → variables of a scene.

import type { VariableHide, VariableSort } from '@grafana/data';
import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  type SceneVariable,
  SceneVariableSet,
  TextBoxVariable,
} from '@grafana/scenes';
import type { VariableRefresh } from '@grafana/schema';
import type { VariableJson } from './json.ts';

export const variableSet = (list: readonly VariableJson[]): SceneVariableSet =>
  new SceneVariableSet({ variables: list.map(toVariable) });

/** @throws {Error} for a type that the preview does not have */
function toVariable(json: VariableJson): SceneVariable {
  const { type, query, current = {} } = json;
  const text = typeof query === 'string' ? query : '';
  const common = commonOf(json);
  const choice = { ...common, ...choiceOf(json) };
  switch (type) {
    case 'query':
      return new QueryVariable({ ...choice, ...queryOf(json) });
    case 'custom':
      return new CustomVariable({ ...choice, query: text });
    case 'datasource':
      return new DataSourceVariable({ ...choice, pluginId: text, regex: json.regex ?? '' });
    case 'interval':
      return new IntervalVariable({ ...common, ...intervalOf(json) });
    case 'textbox':
      return new TextBoxVariable({ ...common, value: String(current.value ?? text) });
    case 'constant':
      return new ConstantVariable({ ...common, value: text });
    default:
      throw new Error(`variable ${json.name}: the preview has no variables of type '${type}'`);
  }
}

const commonOf = ({ name, label, description, hide = 0 }: VariableJson) => ({
  name,
  hide: hide as VariableHide,
  ...(label ? { label } : {}),
  ...(description ? { description } : {}),
});

const choiceOf = ({ current = {}, multi, includeAll, allValue }: VariableJson) => ({
  value: current.value ?? '',
  text: current.text ?? '',
  isMulti: multi ?? false,
  includeAll: includeAll ?? false,
  ...(allValue ? { allValue } : {}),
});

const queryOf = ({ query = '', datasource, regex = '', refresh = 1, sort = 0 }: VariableJson) => ({
  query,
  datasource: datasource ?? null,
  regex,
  refresh: refresh as VariableRefresh,
  sort: sort as VariableSort,
});

const intervalOf = ({ query, current, auto, auto_min, auto_count }: VariableJson) => ({
  intervals: String(query ?? '').split(','),
  value: String(current?.value ?? ''),
  autoEnabled: auto ?? false,
  autoMinInterval: auto_min ?? '10s',
  autoStepCount: auto_count ?? 30,
});
