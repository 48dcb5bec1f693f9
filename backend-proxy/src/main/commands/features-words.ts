// The words of `foresight features`.
import { ForesightError } from '@foresight/contracts';
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { FeaturesOptions } from './features.command.ts';
import { option } from './option-words.ts';
import { parseList } from './options.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/;

/** A day, or a moment, in UTC: epoch milliseconds. @throws {ForesightError} bad_request */
function parseMoment(text: string): number {
  const at = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new ForesightError('bad_request', `'${text}' is no moment`, {
    fix: 'write a day such as 2026-01-31, or a moment such as 2026-01-31T13:00Z',
  });
}

export function addFeatureWords(root: Command, out: Output): void {
  root
    .command('features')
    .description('what is known of each person at a moment, from stored events, as a CSV file')
    .addHelpText('after', '\nExample:\n  foresight features --as-of 2026-01-01 --currency EUR --out people.csv')
    .addOption(
      new Option('--as-of <date>', 'events at this moment and later do not count; absent: now').argParser(parseMoment),
    )
    .addOption(new Option('--value-names <names>', 'events whose values are summed; absent: all').argParser(parseList))
    .option('--currency <code>', 'only values in it are summed')
    .addOption(option.workspace())
    .requiredOption('--out <file>', 'CSV: a row a person, a column a feature')
    .action(async (options: FeaturesOptions) =>
      (await import('./features.command.ts')).featuresCommand(options, new Date(), out),
    );
}
