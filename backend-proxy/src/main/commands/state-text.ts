// Changes of workspaces as lines: + is new, ~ changes, - goes.
import type { StateChange, StateDifference } from '@foresight/contracts';

interface WorkspaceChanges {
  readonly workspace: string;
  readonly changes: readonly StateChange[];
}

const SIGN = { create: '+', change: '~', remove: '-' } as const;
const LONGEST = 100;

/** @param tense whether it is about to be done, or is done */
export function planText(workspaces: readonly WorkspaceChanges[], tense: 'plan' | 'done'): string {
  const changed = workspaces.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return 'nothing to change: everything is as foresight.yaml says';
  const lines = changed.flatMap(({ workspace, changes }) => [
    `workspace ${workspace}`,
    ...changes.flatMap(changeLines),
  ]);
  return [
    ...lines,
    summary(
      changed.flatMap(({ changes }) => changes),
      tense,
    ),
  ].join('\n');
}

function changeLines({ noun, name, action, differences, note }: StateChange): string[] {
  const about = note === null ? '' : ` (${note})`;
  return [
    `  ${SIGN[action]} ${noun} ${name}${about}`,
    ...differences.map(one => `      ${differenceText(one, action)}`),
  ];
}

function differenceText({ path, from, to }: StateDifference, action: StateChange['action']): string {
  if (action === 'create') return `${path}: ${shown(to)}`;
  return `${path}: ${from === null ? 'absent' : shown(from)} → ${to === null ? 'absent' : shown(to)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function summary(changes: readonly StateChange[], tense: 'plan' | 'done'): string {
  const words = {
    create: ['to create', 'created'],
    change: ['to change', 'changed'],
    remove: ['to remove', 'removed'],
  };
  const counted = (['create', 'change', 'remove'] as const).map(action => {
    const count = changes.filter(one => one.action === action).length;
    return `${count} ${words[action][tense === 'plan' ? 0 : 1]}`;
  });
  return counted.join(', ');
}
