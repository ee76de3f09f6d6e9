import { encodingOf } from '../text/encoding.ts';

/** A value as JSON knows it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [key: string]: Json;
}

/** The largest payload that is read, in bytes. */
export const maximumBytes = 32 * 1024 * 1024;
/** The deepest nesting that is read. */
export const maximumDepth = 200;

/** A payload that cannot be used; the message is one sentence for the person who chose it. */
export class UnusablePayload extends Error {}

/**
 * The text of a payload's bytes: UTF-8 with or without its mark, or UTF-16 by its mark.
 * @throws UnusablePayload when it is larger than the limit or is no text.
 */
export function decodePayload(bytes: Uint8Array, name: string): string {
	if (bytes.byteLength > maximumBytes) {
		throw new UnusablePayload(`${name} is ${Math.ceil(bytes.byteLength / 1024 / 1024)} MB; at most 32 MB are read.`);
	}
	try {
		return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
	} catch {
		throw new UnusablePayload(`${name} is not UTF-8 or UTF-16 text.`);
	}
}

/**
 * The value of a JSON text.
 * @throws UnusablePayload when it is empty, no JSON, or nested deeper than the limit.
 */
export function parsePayload(text: string, name: string): Json {
	if (text.trim() === '') throw new UnusablePayload(`${name} is empty.`);
	if (depthOf(text) > maximumDepth) throw new UnusablePayload(`${name} is nested more than ${maximumDepth} levels deep.`);
	try {
		return JSON.parse(text) as Json;
	} catch (error) {
		// Engines put words of the text into their message; only the place is of use.
		const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
		const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
		throw new UnusablePayload(`${name} is not valid JSON${line === undefined ? '' : `: see line ${line}`}.`);
	}
}

/** The nesting of brackets outside of strings: found in one pass, before a recursive reader meets it. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (inString) {
			if (code === 92) at += 1;
			else if (code === 34) inString = false;
		} else if (code === 34) inString = true;
		else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
		else if (code === 125 || code === 93) depth -= 1;
	}
	return deepest;
}

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}

/**
 * Reads a payload and remembers what was read, so that the rest can be kept: nothing that a person could use is lost.
 * Every method gives undefined, or an empty list, for what is missing or has another type.
 */
export class PayloadReader {
	private readonly taken = new Map<object, Set<string>>();
	private readonly shown = new Set<string>();

	/** A text, or a number as text, without white space around it; undefined when it is empty. */
	text(object: JsonObject | undefined, ...keys: readonly string[]): string | undefined {
		for (const key of keys) {
			const value = own(object, key);
			if ((typeof value === 'string' || typeof value === 'number') && object) {
				const written = String(value).trim();
				if (written === '') continue;
				this.take(object, key);
				this.shown.add(written);
				return written;
			}
		}
		return undefined;
	}

	object(object: JsonObject | undefined, ...keys: readonly string[]): JsonObject | undefined {
		for (const key of keys) {
			const value = own(object, key);
			if (isObject(value)) return value;
		}
		return undefined;
	}

	objects(object: JsonObject | undefined, ...keys: readonly string[]): readonly JsonObject[] {
		for (const key of keys) {
			const value = own(object, key);
			if (isList(value)) return value.filter(isObject);
		}
		return [];
	}

	/** A list of texts: a list, or one text split at commas. */
	texts(object: JsonObject | undefined, ...keys: readonly string[]): readonly string[] {
		for (const key of keys) {
			const value = own(object, key);
			if (object && isList(value) && value.some((part) => typeof part === 'string' || typeof part === 'number')) {
				this.take(object, key);
				const parts = value.filter((part) => typeof part === 'string' || typeof part === 'number').map((part) => String(part).trim());
				for (const part of parts) this.shown.add(part);
				return parts.filter((part) => part !== '');
			}
			const text = this.text(object, key);
			if (text !== undefined) {
				return text
					.split(',')
					.map((part) => part.trim())
					.filter((part) => part !== '');
			}
		}
		return [];
	}

	/** Marks keys as used, with all that is below them. */
	take(object: JsonObject | undefined, ...keys: readonly string[]): void {
		if (!object) return;
		let known = this.taken.get(object);
		if (!known) {
			known = new Set();
			this.taken.set(object, known);
		}
		for (const key of keys) known.add(key);
	}

	/**
	 * What nobody took and a person could use, as `path: value` rows, without what lies in `others`. Left out: nulls, flags, empty texts,
	 * addresses of APIs and portraits, internal ids of parts, and texts that were read elsewhere already.
	 */
	leftovers(root: Json, others: ReadonlySet<Json> = new Set()): readonly Leftover[] {
		const rows: Leftover[] = [];
		const visit = (value: Json, path: string, isPart: boolean): void => {
			if (others.has(value)) return;
			if (isList(value)) {
				value.forEach((part, index) => {
					visit(part, isObject(part) || isList(part) ? `${path}[${index + 1}]` : path, true);
				});
			} else if (isObject(value)) {
				const taken = this.taken.get(value);
				for (const key of Object.keys(value)) {
					const inner = own(value, key);
					if (taken?.has(key) || isInternal(key) || inner === undefined) continue;
					if (isPart && typeof inner === 'string' && /(?:^|_)id$|Id$/.test(key) && isOpaque(inner)) continue;
					visit(inner, path === '' ? key : `${path}.${key}`, true);
				}
			} else if (typeof value === 'number') {
				rows.push({ path, value: String(value) });
			} else if (typeof value === 'string' && value.trim() !== '' && !isMachineAddress(value) && !this.shown.has(value.trim())) {
				rows.push({ path, value: value.trim() });
			}
		};
		visit(root, '', false);
		return rows;
	}
}

/** What no reader had a place for. */
export interface Leftover {
	/** As in `alerts[2].labels.region`. */
	readonly path: string;
	readonly value: string;
}

/** Reads only what the payload itself holds: `constructor` and `__proto__` are no fields. */
function own(object: JsonObject | undefined, key: string): Json | undefined {
	return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

function isInternal(key: string): boolean {
	return /^(?:self|type|avatar\w*|icon\w*|color|etag|_links|cursor|image_\d+|.*_avatar|blocks|client_msg_id)$/i.test(key);
}

/** Nothing but letters and digits, or a UUID: no name, and no key of a ticket. */
function isOpaque(id: string): boolean {
	return /^(?:[A-Z0-9]{1,40}|(?=\D*\d)[a-z0-9]{1,40})$/.test(id) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function isMachineAddress(value: string): boolean {
	return /^https?:\/\/(?:api\.|[^/\s]+\/api\/|[^/\s]*gravatar|avatars\.)/i.test(value);
}
