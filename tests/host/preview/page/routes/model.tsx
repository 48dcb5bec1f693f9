// The model that an editor works on, as JSON: what a test reads.

export const Model = ({ value }: { readonly value: unknown }) => (
  <pre data-testid="preview-model">{JSON.stringify(value, null, 2)}</pre>
);
