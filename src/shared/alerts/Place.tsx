// Where the rule goes, and how often it is checked.
import { Combobox, Field, Stack } from '@grafana/ui';
import { useCallback, useId } from 'react';
import { ProblemAlert } from '../components/index.ts';
import { useLoaded } from '../service/index.ts';
import { listFolders } from './alerts-api.ts';
import { OWN_FOLDER } from './create-alert.ts';

/** The folder of our own that is not there yet; no uid of Grafana's begins so. */
export const NEW_FOLDER = '+';
export const MINUTES = [1, 5, 10, 30, 60] as const;

interface Props {
  /** A uid, or `NEW_FOLDER`. */
  readonly folder: string | undefined;
  readonly onFolder: (uid: string) => void;
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
}

export function Place({ folder, onFolder, minutes, onMinutes }: Props) {
  const [folderId, minutesId] = [useId(), useId()];
  const { value, problem, loading, retry } = useLoaded(useCallback(() => listFolders(), []));
  if (problem)
    return <ProblemAlert what="Folders cannot be listed" problem={problem} retry={retry} retrying={loading} />;
  const known = (value ?? []).map(({ uid, title }) => ({ value: uid, label: title }));
  const own = known.some(({ label }) => label === OWN_FOLDER)
    ? []
    : [{ value: NEW_FOLDER, label: `${OWN_FOLDER} (new)` }];
  return (
    <Stack direction="row" gap={2}>
      <Field label="Folder" htmlFor={folderId} noMargin>
        <Combobox
          id={folderId}
          value={folder ?? null}
          options={[...own, ...known]}
          onChange={chosen => onFolder(chosen.value)}
          placeholder="Choose a folder"
          loading={loading}
          width={32}
        />
      </Field>
      <Field label="Check every" htmlFor={minutesId} noMargin>
        <Combobox
          id={minutesId}
          value={minutes}
          options={MINUTES.map(n => ({ value: n as number, label: n === 60 ? '1 hour' : `${n} min` }))}
          onChange={chosen => onMinutes(chosen.value)}
          width={14}
        />
      </Field>
    </Stack>
  );
}
