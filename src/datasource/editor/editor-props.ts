// What Grafana gives the query editor, and what that gives the editor of a type of query.
import type { QueryEditorProps } from '@grafana/data';
import type { ComponentType } from 'react';
import type { DataSource } from '../DataSource.ts';
import type { ForesightQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';
import type { FieldProps } from './field-props.ts';

export type EditorProps = QueryEditorProps<DataSource, ForesightQuery, Settings>;

/** `query` is the saved one, brought up to date. */
export type KindEditorProps<Q extends ForesightQuery = ForesightQuery> = FieldProps<Q> &
  Pick<EditorProps, 'datasource' | 'app' | 'data'>;

export interface KindEditor<Props = KindEditorProps> {
  readonly Editor: ComponentType<Props>;
  /** How to read the fields, with an example. */
  readonly HelpText: ComponentType;
}
