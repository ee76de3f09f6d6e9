/** A point in time as a payload states it. */
export interface PayloadTime {
	/** Milliseconds since 1970 in UTC; for a time without a zone as if it were UTC. */
	readonly at: number;
	/** False when the payload leaves the zone open. */
	readonly zoned: boolean;
}

/**
 * The point in time that a payload's text or number states: ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970. Undefined for a day alone,
 * for words, for a time that cannot exist and for the year 1, which is how Go writes “no time”.
 */
export function payloadTime(written: string | undefined): PayloadTime | undefined {
	const text = written?.trim() ?? '';
	if (/^\d{10}(?:\.\d{1,9})?$/.test(text)) return { at: Math.floor(Number(text) * 1000), zoned: true };
	if (/^\d{13}$/.test(text)) return { at: Number(text), zoned: true };
	if (/^\d{16}$|^\d{19}$/.test(text)) return { at: Number(text.slice(0, 13)), zoned: true };
	const match = iso.exec(text);
	if (!match) return undefined;
	const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = '0', fraction = '', zone] = match;
	const offset = offsetOf(zone);
	if (Number(year) < 1000 || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || offset === undefined) return undefined;
	const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds));
	const reached = new Date(at);
	if (reached.getUTCMonth() !== Number(month) - 1 || reached.getUTCDate() !== Number(day)) return undefined;
	return { at: at + Number(fraction.slice(0, 3).padEnd(3, '0')) - offset * 60_000, zoned: zone !== undefined };
}

/** How Go, and what is written in it, says that there is no time. */
export function isNoTime(written: string): boolean {
	return written.startsWith('0001-01-01');
}

/** `2026-11-20 02:13`, with seconds where there are any, in UTC. */
export function clockOf({ at }: PayloadTime): string {
	const written = new Date(at).toISOString();
	return `${written.slice(0, 10)} ${written.slice(11, written.slice(17, 19) === '00' ? 16 : 19)}`;
}

const iso = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/** Minutes east of UTC; undefined for an offset that no clock has. */
function offsetOf(zone: string | undefined): number | undefined {
	const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
	if (!match) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
	return minutes > 14 * 60 || Number(match[3] ?? 0) > 59 ? undefined : match[1] === '-' ? -minutes : minutes;
}
