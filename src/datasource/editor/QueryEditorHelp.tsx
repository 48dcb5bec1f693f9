// What Explore shows before the first query, and what the question mark of a query opens.
import { QUERY_KINDS } from '../query/index.ts';
import { HelpStyle } from './Help.tsx';
import { editorOf } from './kind-editors.ts';

export function QueryEditorHelp() {
  return (
    <div>
      {QUERY_KINDS.map(({ type, label, description }) => {
        const { HelpText } = editorOf(type);
        return (
          <section key={type}>
            <h2>{label}</h2>
            <p>{description}.</p>
            <HelpStyle>
              <HelpText />
            </HelpStyle>
          </section>
        );
      })}
    </div>
  );
}
