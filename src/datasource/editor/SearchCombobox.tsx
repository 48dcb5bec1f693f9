// Grafana's combobox with a list that is made anew for each text, in which Enter means the list of the text that stands
// there. By itself it takes an entry of the list before: the list follows the keyboard by a fifth of a second.
import { Combobox, type ComboboxOption } from '@grafana/ui';
import { type KeyboardEvent, useCallback, useRef } from 'react';

interface Props {
  readonly id: string;
  /** The entries for a text. Must be stable. */
  readonly search: (text: string) => Promise<ComboboxOption[]>;
  /** Never a new object with each render: it would be taken for another choice. */
  readonly value: string | ComboboxOption | null;
  readonly onChange: (value: string) => void;
  /** Given where the choice may be taken away. */
  readonly onClear?: (() => void) | undefined;
  readonly placeholder: string;
  readonly width: number;
  readonly testId: string;
  /** Set by the field around it. */
  readonly invalid?: boolean;
}

export function SearchCombobox(props: Props) {
  const { id, search, value, onChange, onClear, placeholder, width, testId, invalid = false } = props;
  const searched = useRef('');
  const options = useCallback(
    async (text: string) => {
      const found = await search(text);
      searched.current = text;
      return found;
    },
    [search],
  );
  const onEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    const input = event.target as HTMLInputElement;
    const open = input.getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Enter' || !open || input.value === searched.current) return;
    event.preventDefault();
    event.stopPropagation();
    pressWhen(() => input.value === searched.current, input);
  };
  return (
    <div onKeyDownCapture={onEnter}>
      <Combobox
        id={id}
        options={options}
        value={value}
        {...(onClear
          ? {
              isClearable: true,
              onChange: (chosen: ComboboxOption | null) => (chosen ? onChange(chosen.value) : onClear()),
            }
          : { onChange: (chosen: ComboboxOption) => onChange(chosen.value) })}
        placeholder={placeholder}
        width={width}
        invalid={invalid}
        data-testid={testId}
      />
    </div>
  );
}

const LOOK_MS = 50;
const MOST_LOOKS = 40;

/** Presses Enter once the list is there; after two seconds nobody waits for it any more. */
function pressWhen(ready: () => boolean, input: HTMLInputElement, looks = 0): void {
  if (looks > MOST_LOOKS || !input.isConnected) return;
  const wasReady = ready();
  setTimeout(() => {
    if (!wasReady) return pressWhen(ready, input, looks + 1);
    // A look later the list has been drawn, too.
    input.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }, LOOK_MS);
}
