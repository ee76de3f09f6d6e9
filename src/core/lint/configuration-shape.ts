import { isDay } from '../model/calendar.ts';
import { zoneIn } from '../model/zones.ts';
import { closestTo } from '../text/edit-distance.ts';
import { fieldIds, itemColumns, itemStatuses, sectionIds } from '../vocabulary/terms.ts';
import type { Located, LocatedEntry, Report } from './configuration-text.ts';

/** What a value of the configuration looks like. The file's reader and its JSON schema are both made from it. */
export type Shape = { readonly description?: string } & (
	| { readonly kind: 'text' | 'day' | 'zone' }
	| { readonly kind: 'choice'; readonly values: readonly string[] }
	/** `orFalse`: false switches it off, which reads as Infinity. */
	| { readonly kind: 'number'; readonly minimum: number; readonly orFalse?: true }
	/** `filled`: an empty one says nothing and does not fit. */
	| { readonly kind: 'list'; readonly of: Shape; readonly filled?: true }
	/** `keys`: the only ones there can be, each with its description. */
	| { readonly kind: 'map'; readonly of: Shape; readonly keys?: { readonly [key: string]: string } }
	/** `shorthand`: a bare text means an object with this field. */
	| {
			readonly kind: 'object';
			readonly fields: { readonly [name: string]: Shape };
			readonly required: readonly string[];
			readonly shorthand?: string;
	  }
);

const texts: Shape = { kind: 'list', of: { kind: 'text' } };

/** Every key of a configuration file except `extends` and `rules`. */
export const configurationShape: { readonly [key: string]: Shape } = {
	people: {
		kind: 'list',
		description: 'Who can own an action, each as a name or with a handle, team and role.',
		of: {
			kind: 'object',
			fields: {
				name: { kind: 'text', description: 'The name as documents write it.' },
				handle: { kind: 'text', description: 'The name behind an @, such as @mara.' },
				team: { kind: 'text', description: 'The team that the person belongs to.' },
				role: { kind: 'text', description: 'What the person does there.' },
			},
			required: ['name'],
			shorthand: 'name',
		},
	},
	teams: { ...texts, description: 'Names that mean a team and not a person.' },
	severityScale: { ...texts, filled: true, description: 'The levels of severity from worst to mildest, such as S1, S2, S3, S4.' },
	priorityPolicy: {
		kind: 'map',
		of: { kind: 'number', minimum: 0 },
		description: 'Days after the incident by which an open action of a priority is due.',
	},
	timeZone: { kind: 'zone', description: 'The zone of times that state none, such as UTC, +02:00 or Europe/Berlin.' },
	dateOrder: {
		kind: 'choice',
		values: ['dmy', 'mdy'],
		description: 'How a date like 7/8/2026 is meant. Without it such a date stays ambiguous.',
	},
	mitigateFrom: { kind: 'choice', values: ['start', 'detected'], description: 'Where the time to mitigate begins.' },
	trackers: {
		kind: 'list',
		description: 'Where tickets live.',
		of: {
			kind: 'object',
			fields: {
				name: { kind: 'text', description: 'What to call it where one of several is chosen.' },
				reference: { kind: 'text', description: 'How its references look, with # for the digits: PAY-#.' },
				newIssue: {
					kind: 'text',
					description:
						'The address of its page for a new issue, with {title} and {body} in it; the plain address of a project on GitHub, GitLab, Jira or Linear will do.',
				},
				document: { kind: 'text', description: 'The address of a document in the browser, with {path} in it: new issues link back to it.' },
			},
			required: ['name'],
		},
	},
	trackedItems: {
		kind: 'choice',
		values: ['follow', 'ignore'],
		description: 'Whether actions with a ticket are checked for owner and due date as well.',
	},
	archiveAfterDays: {
		kind: 'number',
		minimum: 0,
		orFalse: true,
		description: 'A document whose incident is more days ago counts as archived. false switches that off.',
	},
	verifyAfterDays: { kind: 'number', minimum: 0, description: 'Days after which a finished action is to be verified.' },
	postmortemAfterMinutes: {
		kind: 'number',
		minimum: 0,
		description: 'Minutes from which on an incident gets a postmortem for its length alone.',
	},
	rollUpAbove: {
		kind: 'number',
		minimum: 0,
		orFalse: true,
		description:
			'More actions than this in one section without an owner, a due date, a ticket or a verification give one problem. false switches that off.',
	},
	since: { kind: 'day', description: 'Only incidents from this day on are checked, such as 2026-01-31.' },
	baseline: {
		kind: 'text',
		description:
			'The file with the problems that are accepted for now, relative to this file; `postmortem lint --write-baseline` writes it.',
	},
	templates: { ...texts, description: 'Template files of the team, relative to this file.' },
	aliases: {
		kind: 'object',
		description: 'More words for sections, fields, columns and statuses.',
		required: [],
		fields: {
			sections: {
				kind: 'map',
				of: texts,
				description: 'More titles of sections.',
				keys: described(sectionIds, (words) => `What else the section “${words}” is called.`),
			},
			fields: {
				kind: 'map',
				of: texts,
				description: 'More labels of header fields.',
				keys: described(fieldIds, (words) => `What else the field “${words}” is called.`),
			},
			columns: {
				kind: 'map',
				of: texts,
				description: 'More titles of columns in tables of actions.',
				keys: described(itemColumns, (words) => `What else the column for “${words}” is called.`),
			},
			statuses: {
				kind: 'map',
				of: texts,
				description: 'More words for the statuses of actions.',
				keys: described(itemStatuses, (words) => `What else says that an action is ${words}.`),
			},
		},
	},
};

/** The value as the configuration holds it; undefined, and a report, where it does not fit. Parts that do not fit are left out. */
export function readShape(shape: Shape, located: Located, report: Report): unknown {
	const { value, range } = located;
	const mismatch = (wanted: string): undefined => {
		report(range, `${shown(located)} does not fit here: this must be ${wanted}.`);
	};
	switch (shape.kind) {
		case 'text':
			return typeof value === 'string' && value.trim() !== '' ? value : mismatch('a text');
		case 'day':
			return typeof value === 'string' && isDay(value) ? value : mismatch('a day like 2026-01-31');
		case 'zone':
			return typeof value === 'string' && zoneIn(value) !== undefined ? value : mismatch('a zone like UTC, +02:00 or Europe/Berlin');
		case 'choice':
			return typeof value === 'string' && shape.values.includes(value) ? value : mismatch(inWords(shape.values));
		case 'number':
			if (shape.orFalse && value === false) return Number.POSITIVE_INFINITY;
			return typeof value === 'number' && value >= shape.minimum && Number.isFinite(value)
				? value
				: mismatch(`a number of at least ${shape.minimum}${shape.orFalse ? ', or false' : ''}`);
		case 'list':
			if (located.kind !== 'list') return mismatch('a list');
			if (shape.filled && itemsOf(located).length === 0) return mismatch('a list with something in it');
			return itemsOf(located)
				.map((item) => readShape(shape.of, item, report))
				.filter((item) => item !== undefined);
		case 'map':
			if (located.kind !== 'map') return mismatch('a list of names with their values');
			return objectFrom(entriesOf(located), (entry) => {
				if (!shape.keys || Object.hasOwn(shape.keys, entry.key)) return readShape(shape.of, entry.value, report);
				reportUnknownKey(entry, Object.keys(shape.keys), report);
				return undefined;
			});
		case 'object': {
			if (shape.shorthand !== undefined && typeof value === 'string') {
				const short = readShape(shape.fields[shape.shorthand] ?? { kind: 'text' }, located, report);
				return short === undefined ? undefined : { [shape.shorthand]: short };
			}
			if (located.kind !== 'map') return mismatch('a list of names with their values');
			const entries = entriesOf(located);
			const missing = shape.required.find((name) => !entries.some(({ key }) => key === name));
			if (missing !== undefined) {
				report(range, `“${missing}” is missing here.`);
				return undefined;
			}
			const read = objectFrom(entries, (entry) => {
				const field = Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
				if (field) return readShape(field, entry.value, report);
				reportUnknownKey(entry, Object.keys(shape.fields), report);
				return undefined;
			});
			// Without what it needs a part is left out whole; why has been said.
			return shape.required.every((name) => Object.hasOwn(read, name)) ? read : undefined;
		}
	}
}

/** A description for each id, made of its words. */
function described(ids: readonly string[], describe: (words: string) => string): { readonly [id: string]: string } {
	return Object.fromEntries(
		ids.map((id) => [id, describe(id.replace(/[A-Z]|-/g, (sign) => (sign === '-' ? ' ' : ` ${sign.toLowerCase()}`)))]),
	);
}

/** Says that nothing is called so, and what was probably meant. */
export function reportUnknownKey({ key, keyRange }: LocatedEntry, known: readonly string[], report: Report): void {
	const meant = closestTo(key, known);
	const choice = known.length === 1 ? `only “${known[0]}” is known.` : `known are ${inWords(known, 'and')}.`;
	const help = meant ? `did you mean “${meant}”?` : known.length <= 12 ? choice : 'it is ignored.';
	report(keyRange, `“${key}” is unknown here: ${help}`);
}

export function itemsOf(located: Located): readonly Located[] {
	return located.kind === 'list' ? (located.value as readonly Located[]) : [];
}

export function entriesOf(located: Located): readonly LocatedEntry[] {
	return located.kind === 'map' ? (located.value as readonly LocatedEntry[]) : [];
}

/** A located value without its places, for values that are checked elsewhere. */
export function plainValue(located: Located): unknown {
	if (located.kind === 'list') return itemsOf(located).map(plainValue);
	return located.kind === 'map' ? objectFrom(entriesOf(located), (entry) => plainValue(entry.value)) : located.value;
}

/** `Object.fromEntries` defines each key as the object's own, also `__proto__`. */
function objectFrom(entries: readonly LocatedEntry[], read: (entry: LocatedEntry) => unknown): object {
	return Object.fromEntries(entries.map((entry) => [entry.key, read(entry)] as const).filter(([, value]) => value !== undefined));
}

export function shown({ kind, value }: Located): string {
	if (kind !== 'scalar') return kind === 'list' ? 'A list' : 'A list of names';
	return value === null ? 'Nothing' : `“${String(value)}”`;
}

export function inWords(words: readonly string[], joint = 'or'): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
