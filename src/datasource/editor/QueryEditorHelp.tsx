// What Explore shows before the first query, and what the question mark of a query opens.
import { HelpText } from './Help.tsx';

export function QueryEditorHelp() {
  return (
    <div>
      <h2>Forecasts of stored metrics</h2>
      <HelpText />
    </div>
  );
}
