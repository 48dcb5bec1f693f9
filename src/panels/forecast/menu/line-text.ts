// The trust line as plain text.

/** A claim and its facts, whose figures are set apart. */
export interface SaidLine {
  readonly lead: string;
  readonly facts: readonly (readonly (string | { readonly strong: string })[])[];
}

export const lineText = ({ lead, facts }: SaidLine): string =>
  [lead, ...facts.map(fact => fact.map(part => (typeof part === 'string' ? part : part.strong)).join(''))].join(' · ');
