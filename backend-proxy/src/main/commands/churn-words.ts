// The words of `foresight churn`.
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { ChurnQualityOptions, ChurnScoreOptions } from './churn-options.ts';
import { parseAmount, parseMoment, parseShare, parseWindow } from './churn-options.ts';
import { parseList } from './options.ts';

const collect = (text: string, before: readonly string[] = []) => [...before, text];

const withSource = (to: Command): Command =>
  to
    .optionsGroup('A table:')
    .option('--table <file>', 'CSV file of one row a person, plain or gzip')
    .option('--id <column>', 'the column that names the person')
    .option('--label <column>', 'the column that says who left: yes or no, 1 or 0, …')
    .option('--positive <value>', 'the value that means yes, where the words do not say so')
    .addOption(new Option('--ignore <columns>', 'columns to leave out').argParser(parseList))
    .optionsGroup('Or events:')
    .option('--events <file>', 'CSV file of what people did and when, plain or gzip')
    .addOption(new Option('--window <span>', 'who does nothing for so long has left: 30d, 8w').argParser(parseWindow))
    .addOption(
      new Option('--as-of <date>', 'what is known at this moment; absent: the end of the events').argParser(
        parseMoment,
      ),
    )
    .addOption(new Option('--active <names>', 'events that count as being there; absent: all').argParser(parseList))
    .option('--column <field=column>', 'as in `foresight import events`; may be repeated', collect)
    .optionsGroup('Learning:')
    .addOption(new Option('--seed <n>', 'the same seed and file give the same scores').argParser(Number).default(1));

export function addChurnWords(root: Command, out: Output): void {
  const churn = root.command('churn').description('who will leave, how sure, and why; any outcome with two ends');
  const score = churn
    .command('score')
    .description('learn from a table of people or from events, and score')
    .addHelpText(
      'after',
      '\nExamples:\n  foresight churn score --table customers.csv --id customerID --label Churn --out scores.csv' +
        '\n  foresight churn score --events clicks.csv --window 30d --out scores.csv',
    );
  withSource(score)
    .option(
      '--predict <file>',
      'score this table; absent: the people of the first, each by a model that did not see them',
    )
    .optionsGroup('Output:')
    .option('--out <file>', 'CSV file; absent: the most likely ones to the terminal')
    .action(async (options: ChurnScoreOptions) => (await import('./churn.command.ts')).churnScore(options, out));
  const quality = churn
    .command('quality')
    .description('how good such scores are, on people or moments that the model did not see')
    .addHelpText(
      'after',
      '\nExample:\n  foresight churn quality --table customers.csv --id customerID --label Churn --contact-cost 2 --saved-value 300 --success-rate 10',
    );
  withSource(quality)
    .option('--against <column>', 'compare with what this column of the table alone tells')
    .optionsGroup('Profit:')
    .addOption(new Option('--contact-cost <amount>', 'of contacting one person').argParser(parseAmount))
    .addOption(new Option('--saved-value <amount>', 'of one who stays because of it').argParser(parseAmount))
    .addOption(new Option('--success-rate <percent>', 'of the contacted who stay because of it').argParser(parseShare))
    .optionsGroup('Output:')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .action(async (options: ChurnQualityOptions) => (await import('./churn.command.ts')).churnQuality(options, out));
}
