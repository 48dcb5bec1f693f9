// The words of `foresight churn`.
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { ChurnQualityOptions, ChurnScoreOptions } from './churn-options.ts';
import { parseAmount, parseShare } from './churn-options.ts';
import { parseList } from './options.ts';

const withTableOptions = (to: Command): Command =>
  to
    .optionsGroup('Table:')
    .requiredOption('--table <file>', 'CSV file of one row a person, plain or gzip')
    .requiredOption('--id <column>', 'the column that names the person')
    .requiredOption('--label <column>', 'the column that says who left: yes or no, 1 or 0, …')
    .option('--positive <value>', 'the value that means yes, where the words do not say so')
    .addOption(new Option('--ignore <columns>', 'columns to leave out').argParser(parseList))
    .addOption(new Option('--seed <n>', 'the same seed and file give the same scores').argParser(Number).default(1));

export function addChurnWords(root: Command, out: Output): void {
  const churn = root.command('churn').description('who will leave, how sure, and why; any outcome with two ends');
  const score = churn
    .command('score')
    .description('learn from a table of people, and score them or others')
    .addHelpText(
      'after',
      '\nExample:\n  foresight churn score --table customers.csv --id customerID --label Churn --out scores.csv',
    );
  withTableOptions(score)
    .option('--predict <file>', 'score these people; absent: those of the table, each by a model that did not see them')
    .optionsGroup('Output:')
    .option('--out <file>', 'CSV file; absent: the most likely ones to the terminal')
    .action(async (options: ChurnScoreOptions) => (await import('./churn.command.ts')).churnScore(options, out));
  const quality = churn
    .command('quality')
    .description('how good such scores are, on people that the model did not see')
    .addHelpText(
      'after',
      '\nExample:\n  foresight churn quality --table customers.csv --id customerID --label Churn --contact-cost 2 --saved-value 300 --success-rate 10',
    );
  withTableOptions(quality)
    .option('--against <column>', 'compare with what this column alone tells')
    .optionsGroup('Profit:')
    .addOption(new Option('--contact-cost <amount>', 'of contacting one person').argParser(parseAmount))
    .addOption(new Option('--saved-value <amount>', 'of one who stays because of it').argParser(parseAmount))
    .addOption(new Option('--success-rate <percent>', 'of the contacted who stay because of it').argParser(parseShare))
    .optionsGroup('Output:')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .action(async (options: ChurnQualityOptions) => (await import('./churn.command.ts')).churnQuality(options, out));
}
