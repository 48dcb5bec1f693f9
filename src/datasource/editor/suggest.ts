// Choices that a text narrows down, with the text itself as the last one. Grafana's own "custom value" comes first: who
// types half a name and presses Enter would get the half.
import type { ComboboxOption } from '@grafana/ui';

/** Every word of the text is somewhere in the label, in any order and case. */
const fits = (label: string, text: string): boolean => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every(word => label.toLowerCase().includes(word));
};

export function suggest(options: readonly ComboboxOption[], text: string): ComboboxOption[] {
  const typed = text.trim();
  const fitting = options.filter(({ label, value }) => fits(label ?? value, typed));
  if (typed === '' || options.some(({ value }) => value === typed)) return fitting;
  return [...fitting, { value: typed, label: typed, description: 'Take it as typed', ...groupOf(fitting) }];
}

/** Choices in groups stay in groups: the typed text joins the last one. */
function groupOf(options: readonly ComboboxOption[]): Pick<ComboboxOption, 'group'> {
  const group = options.at(-1)?.group;
  return group === undefined ? {} : { group };
}
