// The words of `foresight import events`.
import type { Command } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { ImportEventsOptions } from './import-events.command.ts';
import { option } from './option-words.ts';

const collect = (text: string, before: readonly string[] = []) => [...before, text];

export function addEventWords(importing: Command, out: Output): void {
  importing
    // Or the options of the import of points would take those behind the word.
    .enablePositionalOptions()
    .command('events')
    .description('store a CSV file of what people did (plain or gzip)')
    .argument('<file>')
    .addHelpText(
      'after',
      '\nExample:\n  foresight import events clicks.csv --column user_id=Customer --column name=Action',
    )
    .option(
      '--column <field=column>',
      'which column is user_id, anonymous_id, name, ts, id, session_id, platform, channel, campaign, value, currency or ' +
        'props; absent: by their usual names; may be repeated',
      collect,
    )
    .option('--source <name>', 'ids of events are unique within it: files of one system share it', 'file')
    .addOption(option.workspace())
    .action(async (file: string, options: ImportEventsOptions) =>
      (await import('./import-events.command.ts')).importEventsCommand(file, options, out),
    );
}
