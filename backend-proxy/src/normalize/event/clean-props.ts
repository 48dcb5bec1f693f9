// Properties as JSON text that Postgres takes: what JSON.parse accepts and jsonb does not is mended or refused.
import { EVENT_LIMITS } from '@foresight/contracts';
import { EventFault } from './event-fault.ts';

const { propsBytes, propsDepth } = EVENT_LIMITS;
/** NUL and surrogates as they stand in JSON text: escaped. JSON.stringify escapes a lone surrogate, never a pair. */
const UNKEPT = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/**
 * @param raw an object, or its JSON text
 * @returns JSON text of an object without NUL and lone surrogates (U+FFFD takes their place); undefined when there is none
 * @throws {EventFault} when it is no object, too large or too deep
 */
export function cleanProps(raw: unknown): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  // Looked at before it is parsed: a megabyte is not worth it.
  if (typeof raw === 'string' && raw.length > 2 * propsBytes) throw tooLarge(Buffer.byteLength(raw));
  const props = typeof raw === 'string' ? parse(raw) : raw;
  if (typeof props !== 'object' || props === null || Array.isArray(props)) {
    throw new EventFault('props', 'the properties are no JSON object: write {"key": "value"}');
  }
  if (deeper(props, propsDepth)) {
    throw new EventFault('props', `the properties are nested deeper than ${propsDepth} levels: flatten them`);
  }
  let text = JSON.stringify(props);
  if (UNKEPT.test(text)) text = JSON.stringify(mended(props));
  if (text === '{}') return undefined;
  const bytes = Buffer.byteLength(text);
  if (bytes > propsBytes) throw tooLarge(bytes);
  return text;
}

const tooLarge = (bytes: number) =>
  new EventFault('props', `the properties have ${bytes} bytes, at most ${propsBytes} are kept: send less`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EventFault('props', `the properties are no JSON: ${(error as Error).message.slice(0, 120)}`);
  }
}

function deeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(inner => deeper(inner, levels - 1));
}

const mendedText = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed();

/** The same value with texts, keys included, that can be kept. */
function mended(value: unknown): unknown {
  if (typeof value === 'string') return mendedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(mended);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mendedText(key), mended(inner)]));
}
