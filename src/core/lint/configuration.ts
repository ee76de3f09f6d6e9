import type { Day } from '../model/postmortem.ts';
import type { Aliases } from '../vocabulary/vocabulary.ts';
import type { SeverityLevel } from './rule.ts';

/** What a team decided, resolved: presets and `extends` are already folded in, every value is present. */
export interface Configuration {
	/** Only what differs from the rules' own defaults. */
	readonly rules: { readonly [id: string]: RuleSetting };
	readonly people: readonly Person[];
	/** Names that mean a team and not a person, beyond those that every installation knows. */
	readonly teams: readonly string[];
	/** Levels from worst to mildest, such as S1, S2, S3, S4; undefined when none was chosen and every known scale is valid. */
	readonly severityScale: readonly string[] | undefined;
	/** Days after the incident by which an open item of a priority is due. */
	readonly priorityPolicy: { readonly [priority: string]: number };
	/** The zone of times that state none, as an IANA name or offset; undefined: none is assumed. */
	readonly timeZone: string | undefined;
	/** How `7/8/2026` is meant; undefined keeps it ambiguous. */
	readonly dateOrder: 'dmy' | 'mdy' | undefined;
	readonly mitigateFrom: 'start' | 'detected';
	readonly trackers: readonly Tracker[];
	readonly trackedItems: 'follow' | 'ignore';
	/** A document whose incident is longer ago counts as archived; `Infinity` switches that off. */
	readonly archiveAfterDays: number;
	/** Days after which a done item is to be verified. */
	readonly verifyAfterDays: number;
	/** An incident that lasted longer gets a postmortem; shorter ones only for another reason. */
	readonly postmortemAfterMinutes: number;
	/** More ownerless or undated items than this in one section give one diagnostic at the section. */
	readonly rollUpAbove: number;
	/** Only incidents from this day on are linted. */
	readonly since: Day | undefined;
	/** The path of the file with the problems that are accepted for now, with `/`; absolute as `templates`. */
	readonly baseline: string | undefined;
	/** The paths of team template files, with `/`; absolute where the configuration file's own path is. */
	readonly templates: readonly string[];
	readonly aliases: Aliases;
}

export interface RuleSetting {
	readonly severity?: SeverityLevel;
	readonly options?: { readonly [name: string]: unknown };
}

export interface Person {
	readonly name: string;
	readonly handle?: string;
	readonly team?: string;
	readonly role?: string;
}

export interface Tracker {
	readonly name: string;
	/** How its references look in text, as plain words with `#` for digits: `PAY-#`. */
	readonly reference?: string;
	/** The address of its new-issue page, with `{title}`, `{body}` in it. */
	readonly newIssue?: string;
	/** The address of a document in the browser, with `{path}` in it, which a new issue links back to. */
	readonly document?: string;
}

/** What holds where no configuration says otherwise. */
export const defaultConfiguration: Configuration = {
	rules: {},
	people: [],
	teams: [],
	severityScale: undefined,
	priorityPolicy: { P0: 1, P1: 30, P2: 90 },
	timeZone: undefined,
	dateOrder: undefined,
	mitigateFrom: 'start',
	trackers: [],
	trackedItems: 'follow',
	archiveAfterDays: 90,
	verifyAfterDays: 14,
	postmortemAfterMinutes: 15,
	rollUpAbove: 5,
	since: undefined,
	baseline: undefined,
	templates: [],
	aliases: { sections: {}, fields: {}, columns: {}, statuses: {} },
};
